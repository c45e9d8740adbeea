import Documents
import FlowEngine
import FlowModel

extension RecordView {
  /// Everything in order, one row an event, as it was shown and as it was typed.
  var course: [Document.Block] {
    var rows = events.compactMap { recorded in
      words(for: recorded.event).map {
        (recorded.seq, ["\(recorded.seq)", recorded.at.clock, $0.what, $0.words])
      }
    }
    rows += marks.withheld.map {
      ($0, ["\($0)", "", "Withheld", Document.typed(marks.reason)])
    }
    rows.sort { $0.0 < $1.0 }
    return [
      .heading("Everything in order"),
      .table(header: ["No.", "Time", "What", "Words"], rows: rows.map(\.1)),
    ]
  }

  private func words(for event: Event) -> (what: String, words: String)? {
    switch event {
    case .opened: ("Begun", "")
    case .told(let telling):
      (
        "Said",
        Document.typed(telling.text) + "\n(offered: "
          + (telling.offered.isEmpty ? "none" : telling.offered.joined(separator: ", ")) + ")"
      )
    case .entered(_, let title, let by): (entryWords(by), title)
    case .advised(let advice): ("Shown", advice.map(\.sentence).joined(separator: "\n"))
    case .asked(let asked): ("Asked", asked.words)
    case .answered(let question, let answer, let shown):
      ("Answered", words(of: answer, to: question, shown))
    case .corrected(let question, let answer, let shown, let seq):
      (
        "Corrected",
        words(of: answer, to: question, shown) + "\nin place of \(self.shown(at: seq))"
      )
    case .withdrawn(_, let seq): ("Taken back", shown(at: seq))
    case .lifted(let actions):
      ("No longer applies", actions.map(sentence).joined(separator: "\n"))
    case .noted(let voice, let text):
      (voice == .child ? "Note, the child's words" : "Note, own words", Document.typed(text))
    case .acknowledged(let word):
      ("Action", word.text + ": " + word.words)
    case .refused(let refusal):
      ("Typed and not taken", Document.typed(refusal.text) + "\n(said to it: \(refusal.said))")
    case .aside(let aside): aside.words.map { ("Turned aside", $0) }
    case .rehearsed(let fact): fact.words
    case .looked(let what): ("Looked at", what)
    case .ended(let ended):
      ("Outcome", ended.sentence)
    case .paused(let reason): ("Left", reason)
    case .resumed(let resumption):
      (
        "Taken up again",
        resumption.tornLength == 0
          ? ""
          : "\(resumption.tornLength) bytes of a line without its end were set aside: "
            + (resumption.tornBytes ?? "")
      )
    }
  }

  /// Events stand in the order of their numbers, some of which a redacted copy leaves out.
  private func event(at seq: Int) -> RecordedEvent? {
    var (low, high) = (0, events.count)
    while low < high {
      let middle = (low + high) / 2
      if events[middle].seq < seq { low = middle + 1 } else { high = middle }
    }
    return low < events.count && events[low].seq == seq ? events[low] : nil
  }

  /// What the answer with this number said, and the number.
  private func shown(at seq: Int) -> String {
    guard let earlier = event(at: seq) else { return "an earlier answer, no. \(seq)" }
    switch earlier.event {
    case .answered(let question, _, let shown), .corrected(let question, _, let shown, _):
      guard isInOwnWords(question, shown) else { return "\u{201C}\(shown)\u{201D}, no. \(seq)" }
      return "what stands at no. \(seq):\n\(Document.typed(shown))"
    default: return "what was said first, no. \(seq)"
    }
  }

  /// What was read, and how it was typed where that is something else.
  private func words(of answer: Answer, to question: String, _ shown: String) -> String {
    let reading = answer.isUnsure ? "read as: \(answer.values.joined(separator: ", "))" : ""
    let typed = answer.raw == shown ? "" : "\ntyped:\n" + Document.typed(answer.raw)
    guard isInOwnWords(question, shown) else {
      return [shown, reading].filter { !$0.isEmpty }.joined(separator: ", ") + typed
    }
    return Document.typed(shown) + (reading.isEmpty ? "" : "\n" + reading) + typed
  }

  /// Whether an answer is somebody's words and no option of a question.
  private func isInOwnWords(_ question: String, _ shown: String) -> Bool {
    inOwnWords.contains(question) || shown.contains { $0.isNewline }
  }
}

extension RecordView.GivenAdvice {
  var outcomeWords: String {
    let lifting = lifted.map { "; no longer applied from \($0.clock)" } ?? ""
    guard let outcome else { return "not said" + lifting }
    let said = "(said at \(outcome.at.clock))" + lifting
    guard let detail = outcome.word.detail else { return "\(outcome.word.state.words) \(said)" }
    guard !detail.isClockTime else { return "\(outcome.word.state.words): \(detail) \(said)" }
    return "\(outcome.word.state.words):\n\(Document.typed(detail))\n\(said)"
  }
}

extension Acknowledgement.State {
  var words: String {
    switch self {
    case .done: "done"
    case .notYet: "not yet"
    case .cannot: "cannot"
    case .doesNotApply: "does not apply"
    }
  }
}

extension Advice {
  /// Who, by when, whom to tell and what to record.
  var particulars: String {
    // Whoever a page is for is named above it.
    var parts = audience == .you || !isYours ? ["Who: \(who)"] : []
    // Under a policy's label nothing of Waymark's stands: by when, whom to tell and what to record are
    // its own.
    guard basis != .policy else { return parts.joined(separator: "; ") }
    if let by { parts.append(by.words) }
    if !tell.isEmpty {
      parts.append("\(kind == .gap ? "ask" : "tell") \(tell.joined(separator: ", else "))")
    }
    if let record { parts.append("record: \(record)") }
    return parts.joined(separator: "; ")
  }

  /// The instruction, and in a second line how strong it is and where it comes from: as columns they
  /// would leave no room for the words.
  ///
  /// - Parameter lead: What stands before the instruction.
  func withStanding(after lead: String = "") -> String {
    let strength = modality.map { "Strength: \($0)." } ?? ""
    let origin = provenance.onRecord
    let source = origin.isEmpty ? "" : "Source: \(origin)"
    let standing = [strength, source, insteadWords ?? ""].filter { !$0.isEmpty }
      .joined(separator: " ")
    return standing.isEmpty ? lead + text : lead + text + "\n" + standing
  }

  /// One line of advice with its source: the words that were shown, and where they come from.
  var sentence: String {
    let lead = kind == .refrain ? "Do not: " : ""
    return "\(lead)\(text) [\(provenance.onRecord)]" + (insteadWords.map { " " + $0 } ?? "")
  }
}

extension Asked {
  fileprivate var words: String {
    var words = text
    if let help { words += " (\(help))" }
    let choices = options.enumerated().map { "\($0 + 1) \($1)" }.joined(separator: "; ")
    return choices.isEmpty ? words : words + "\n" + choices
  }
}
