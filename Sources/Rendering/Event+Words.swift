import Documents
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
    case .timing(_, let time, let line):
      Document.typed(line) + "\nread as \(time), and asked about"
    case .meaning(let command, let line):
      Document.typed(line) + "\nsomebody's words, or the command \(command)?"
    case .inDanger(_, _, let line): Document.typed(line) + "\ndanger, or a way of speaking?"
    case .left: "back to what was asked before"
    case .noteVoice, .note, .reason: nil
    }
  }
}

extension RehearsalFact {
  var words: (what: String, words: String) {
    switch self {
    case .card(let card, let situation): ("Card", "\(card): \(situation)")
    case .learner(let learner): ("Learner", Document.typed(learner))
    case .asked(let text, let told): ("Asked of the card", Document.typed(text) + "\n" + told)
    case .ownWords(let text): ("Would do, in own words", Document.typed(text))
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
    var words = state.words
    if let detail {
      words += detail.isClockTime ? ", \(detail)" : ":\n" + Document.typed(detail)
    }
    guard let raw, raw != detail, raw.trimmed.lowercased() != state.words else { return words }
    return words + "\ntyped:\n" + Document.typed(raw)
  }
}

extension String {
  /// Whether it is a time of day as Waymark writes it, which nobody typed as words.
  var isClockTime: Bool {
    let parts = split(separator: ":", omittingEmptySubsequences: false)
    return parts.count == 2
      && parts.allSatisfy {
        $0.utf8.count == 2 && $0.utf8.allSatisfy { (0x30...0x39).contains($0) }
      }
  }
}
