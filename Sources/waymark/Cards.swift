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
  struct Draft: WaymarkCommand {
    static let configuration = CommandConfiguration(
      abstract: "Draft a card from a record: its structure, and no typed word.",
      discussion: """
        EXAMPLES
          waymark cards draft 0b5cd5ee > flows/scenarios/cards/after-assembly.yaml
        """)

    @OptionGroup var records: RecordOptions

    @Argument(help: "The record: its path, its id, or the beginning of its id.")
    var record: String

    func perform() throws -> ExitStatus {
      let office = records.office
      let check = try office.verification(at: office.path(ofRecord: record))
      print(PlainText(cleaning: try CardDraft(from: check.events.map(\.event)).yaml).text)
      return .done
    }
  }
}
