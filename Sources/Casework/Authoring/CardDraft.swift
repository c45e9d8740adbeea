package import FlowEngine
import FlowModel

/// A rehearsal card made from what happened: its structure, and no typed word.
package struct CardDraft: Sendable {
  private var incident = ""
  private var setting = ""
  private var endings = [String]()
  private var answers = [String: Answer]()

  /// - Throws: ``AuthoringError/nothingToRehearse`` if no incident was entered.
  package init(from events: [Event]) throws(CaseworkError) {
    var entry = 0
    for (index, event) in events.enumerated() {
      switch event {
      case .opened(let opening): setting = opening.setting
      case .entered(let flow, _, let by) where by != .flow:
        incident = flow
        entry = index
        endings = []
      case .ended(let ended): endings = [ended.ending]
      default: break
      }
    }
    guard !incident.isEmpty else { throw .authoring(.nothingToRehearse) }
    answers = events[entry...].standingAnswers
  }

  /// The card as a file of cards writes it. Only chosen answers are kept: what was typed holds
  /// somebody's words.
  package var yaml: String {
    let chosen = answers.sorted { $0.key < $1.key }.compactMap { id, answer -> String? in
      guard answer.isUnsure || !answer.values.isEmpty else { return nil }
      let values = answer.isUnsure ? "'?'" : answer.values.map(quoted).joined(separator: ", ")
      return
        "  \(quoted(id)): \(answer.values.count > 1 && !answer.isUnsure ? "[\(values)]" : values)"
    }
    return """
      # Drafted from a record. Every text is yours to write: fictional, and no name.
      card: give-it-a-name
      title: A title
      incident: \(quoted(incident))
      setting: \(quoted(setting))
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
      ends: [\(endings.map(quoted).joined(separator: ", "))]
      points:
        - says: What to take from it.
      """
  }
}

/// A name as YAML writes it. A record comes from anywhere: what is no name in it must not become a
/// further line of the card.
private func quoted(_ name: String) -> String {
  let isName = name.utf8.allSatisfy { byte in
    (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
      || byte == 0x2D || byte == 0x5F
  }
  return isName && !name.isEmpty && !name.hasPrefix("-")
    ? name : "'" + name.onOneLine.replacing("'", with: "''") + "'"
}
