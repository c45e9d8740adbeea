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
    // "?" is help in every program that people know, and nobody's words.
    if !typed.isEmpty, typed.allSatisfy({ $0 == "?" }) {
      self.init(name: .help, rest: "")
      return
    }
    let isMarked = typed.hasPrefix(":")
    guard isMarked || !inFreeText else { return nil }
    let words = (isMarked ? typed.dropFirst() : typed[...]).split(
      maxSplits: 1, whereSeparator: \.isWhitespace)
    guard let word = words.first else { return nil }
    let rest = words.count > 1 ? String(words[1]).trimmed : ""
    let isAlone = rest.isEmpty
    guard
      let name = Name(rawValue: isAlone ? word.withoutStops : word.lowercased())
        ?? (isMarked ? Command.usualWords[words.joined(separator: " ").withoutStops] : nil)
    else { return nil }
    // A bare word with a sentence behind it is more likely an answer than a command, except for
    // those that take something after them.
    if !isMarked, !isAlone {
      switch name {
      case .note, .report: break
      case .back, .why: guard Command.number(rest) != nil else { return nil }
      default: return nil
      }
    }
    self.init(name: name, rest: rest)
  }
}

extension Command {
  /// The line is the word of a command and nothing else.
  static func named(_ line: String) -> Name? {
    Name(rawValue: line.withoutStops) ?? usualWords[line.withoutStops]
  }

  /// What people type who know other programs.
  static func usualWord(_ line: String) -> Name? { usualWords[line.withoutStops] }

  static let usualWords: [String: Name] = [
    "exit": .quit, "q": .quit, "stop": .quit, "bye": .quit, "leave": .quit, "close": .quit,
    "quit now": .quit, "log out": .quit, "logout": .quit, "undo": .back, "go back": .back,
    "take that back": .back, "help me": .help, "commands": .help, "what next": .actions,
    "whats next": .actions, "what now": .actions, "what do i do": .actions,
    "what do i do now": .actions, "what should i do": .actions, "next": .actions,
    "emergency": .now, "999": .now,
  ]

  /// The number that follows a command: 2, 2. or two.
  static func number(_ rest: String) -> Int? {
    let word = rest.withoutStops
    if !word.isEmpty, word.utf8.count <= 4, word.utf8.allSatisfy({ 48...57 ~= $0 }) {
      return Int(word)
    }
    let names = [
      "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven",
      "twelve",
    ]
    return names.firstIndex(of: word).map { $0 + 1 }
  }
}

extension StringProtocol {
  /// In small letters, without apostrophes, and without stops and blanks at the end.
  var withoutStops: String {
    var text = lowercased().filter { !"'\u{2019}\u{2018}\u{02BC}\u{B4}`".contains($0) }
    while let last = text.last, ".,!?;:) ".contains(last) || last.isWhitespace { text.removeLast() }
    return text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }
}
