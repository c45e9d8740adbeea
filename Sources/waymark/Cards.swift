import ArgumentParser
import Casework
import FlowEngine
import FlowModel
import Transcripts

/// Rehearsal cards.
struct Cards: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Make rehearsal cards.", subcommands: [Draft.self])

  /// Writes a card from what happened, without anything that was typed.
  struct Draft: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Draft a card from a record: its structure, and no typed word.",
      discussion: """
        EXAMPLES
          waymark cards draft 0b5cd5ee > flows/scenarios/cards/after-assembly.yaml
        """)

    @OptionGroup var records: RecordOptions

    @Argument(help: "The record: its path, its id, or the beginning of its id.")
    var record: String

    func run() throws {
      let office = records.office
      let check = try office.verification(at: office.path(ofRecord: record))
      let events = check.events.map(\.event)
      var (incident, setting) = ("", "")
      var (entry, ends) = (0, [String]())
      for (index, event) in events.enumerated() {
        switch event {
        case .opened(let opening): setting = opening.setting
        case .entered(let flow, _, let by) where by != "flow":
          (incident, entry, ends) = (flow, index, [])
        case .ended(let ended): ends = [ended.ending]
        default: break
        }
      }
      let answers = events[entry...].standingAnswers
      guard !incident.isEmpty else {
        complain("No incident was entered in this record, so there is nothing to rehearse.")
        throw ExitStatus.invalidData.code
      }
      print(draft(incident, setting, answers, ends))
    }

    /// Only chosen answers are kept: what was typed holds somebody's words.
    private func draft(
      _ incident: String, _ setting: String, _ answers: [String: Answer], _ ends: [String]
    ) -> String {
      let chosen = answers.sorted { $0.key < $1.key }.compactMap { id, answer -> String? in
        guard answer.isUnsure || !answer.values.isEmpty else { return nil }
        let values = answer.isUnsure ? "'?'" : answer.values.joined(separator: ", ")
        return "  \(id): \(answer.values.count > 1 && !answer.isUnsure ? "[\(values)]" : values)"
      }
      return """
        # Drafted from a record. Every text is yours to write: fictional, and no name.
        card: give-it-a-name
        title: A title
        incident: \(incident)
        setting: \(setting)
        player: new-staff
        situation: |
          Tell the situation in three or four sentences.
        commit:
          - say: What is right to do now.
            right: yes
          - say: What people often do in its place.
            because: Why another way is asked.
        answers:
        \(chosen.joined(separator: "\n"))
        ends: [\(ends.joined(separator: ", "))]
        points:
          - says: What to take from it.
        """
    }
  }
}
