import FlowEngine
import FlowModel

/// How an incident came to be entered.
func entryWords(_ by: EnteredBy) -> String {
  switch by {
  case .person: "Chosen"
  case .option: "Entered by option"
  case .card: "Entered by the card"
  case .flow: "Led to"
  }
}

extension Aside {
  /// What was turned to; nil where the question that follows says it all.
  var words: String? {
    switch self {
    case .confirming(let flow): "proposed: \(flow)"
    case .choosing(let flows): "offered: " + flows.joined(separator: ", ")
    case .changing(let question): "to change the answer to \(question)"
    case .timing(_, let time, let line): "\u{201C}\(line)\u{201D}: read as \(time), and asked about"
    case .meaning(let command, let line):
      "\u{201C}\(line)\u{201D}: somebody's words, or the command \(command)?"
    case .inDanger(_, _, let line): "\u{201C}\(line)\u{201D}: danger, or a way of speaking?"
    case .left: "back to what was asked before"
    case .noteVoice, .note, .reason: nil
    }
  }
}

extension RehearsalFact {
  var words: (what: String, words: String) {
    switch self {
    case .card(let card, let situation): ("Card", "\(card): \(situation)")
    case .learner(let learner): ("Learner", learner)
    case .asked(let text, let told): ("Asked of the card", "\(text)\n\(told)")
    case .ownWords(let text): ("Would do, in own words", text)
    case .chose(let text, let worth): ("Chose", "\(text) (\(worth))")
    case .hands(let question, let counts):
      ("Hands at \(question)", counts.map(String.init).joined(separator: " "))
    case .told(let text): ("Told by the card", text)
    case .result(let result): ("Result", result.words)
    }
  }
}

extension RehearsalResult {
  fileprivate var words: String {
    func after(_ count: Int?) -> String { count.map { "after \($0) answers" } ?? "never" }
    return "first thing to do or not to do: \(after(answersToProtection)); first person to tell: "
      + "\(after(answersToTelling)); missed: "
      + (missed.isEmpty ? "nothing" : missed.joined(separator: ", "))
  }
}

extension Acknowledgement {
  /// The state, the detail, and the line where it says more than these.
  var words: String {
    let said = state.words + (detail.map { ", \($0)" } ?? "")
    guard let raw, raw != detail, raw.trimmed.lowercased() != state.words else { return said }
    return said + " (typed: \(raw))"
  }
}
