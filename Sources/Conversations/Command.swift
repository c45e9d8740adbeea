import FlowModel

/// A typed command.
struct Command: Hashable {
  enum Name: String, CaseIterable {
    case help, back, why, note, now, contacts, actions, summary, hide, report, save, quit
  }

  let name: Name
  /// What follows the word, trimmed: a number, a note.
  let rest: String

  init(name: Name, rest: String) { (self.name, self.rest) = (name, rest) }

  /// Reads a line as a command.
  ///
  /// - Parameter inFreeText: Whether the line may be somebody's words. Then only `:word` is a
  ///   command, because "back of the hand" is evidence.
  init?(_ line: String, inFreeText: Bool) {
    let typed = line.trimmed
    let isMarked = typed.hasPrefix(":")
    guard isMarked || !inFreeText else { return nil }
    let words = (isMarked ? typed.dropFirst() : typed[...]).split(
      maxSplits: 1, whereSeparator: \.isWhitespace)
    guard let word = words.first, let name = Name(rawValue: word.lowercased()) else { return nil }
    rest = words.count > 1 ? String(words[1]).trimmed : ""
    // A bare word with a sentence behind it is more likely an answer than a command, except for
    // those that take something after them.
    if !isMarked, !rest.isEmpty {
      switch name {
      case .note, .report: break
      case .back, .why: guard Int(rest) != nil else { return nil }
      default: return nil
      }
    }
    self.name = name
  }
}

extension Command {
  /// The line is the word of a command and nothing else.
  static func named(_ line: String) -> Name? { Name(rawValue: line.trimmed.lowercased()) }
}
