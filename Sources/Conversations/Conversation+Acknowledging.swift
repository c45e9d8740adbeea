import FlowEngine
import FlowModel

extension Conversation {
  /// What the person is to do themselves now or today, and has said nothing about yet.
  var unacknowledged: [Advice] {
    numberedActions.map(\.advice).filter {
      $0.kind == .act && $0.who == "you" && ($0.by == .now || $0.by == .today)
        && story.acknowledged[$0.action] == nil
    }
  }

  private func states(of action: String) -> Question {
    Question(
      id: action, ask: story.walk.map { engine.advice(action, in: $0).spoken } ?? "",
      help: "You may add the time: done 10:40. Or the reason: cannot, no key.",
      options: [
        AnswerOption(id: "done", label: "Done"),
        AnswerOption(id: "not-yet", label: "Not yet"),
        AnswerOption(id: "cannot", label: "Cannot", words: ["can't"]),
      ])
  }

  mutating func askAbout(_ action: String) {
    let question = states(of: action)
    let asked = Asked(
      question: "done/" + action, text: "Have you done this? " + question.ask,
      help: question.help, options: question.choices)
    emit(.asked(asked))
    say(.question(asked))
  }

  /// Takes "done", "done 10:40", "2", "cannot, no key".
  mutating func acknowledge(_ action: String, _ line: String) {
    let question = states(of: action)
    let (word, detail) = split(line.trimmed)
    guard let answer = read(word, as: question),
      let state = answer.values.first.flatMap(Acknowledgement.State.init)
    else { return }
    if let time = detail?.split(separator: " ").first.map(String.init), isNoTime(time) {
      say(.problem("\(time) is not a time of day. Type it like this: done 14:30"))
      return askNext()
    }
    if state == .cannot, detail == nil {
      overlay = .cannot(action)
      return askNext()
    }
    record(action, state, detail)
  }

  /// Whether it was meant as a time, and there is no such time.
  private func isNoTime(_ word: String) -> Bool {
    let parts = word.split(separator: ":", omittingEmptySubsequences: false)
    guard parts.count == 2, parts.allSatisfy({ !$0.isEmpty && $0.allSatisfy(\.isNumber) }) else {
      return false
    }
    return (try? Question(id: "time", kind: .time, ask: "").read(word, today: story.today)) == nil
  }

  mutating func explain(_ action: String, _ line: String) {
    guard !line.trimmed.isEmpty else {
      say(.problem("Enter alone is not a reason."))
      return askNext()
    }
    overlay = nil
    record(action, .cannot, line)
  }

  private mutating func record(
    _ action: String, _ state: Acknowledgement.State, _ detail: String?
  ) {
    let text = states(of: action).ask
    emit(.acknowledged(Acknowledgement(action: action, text: text, state: state, detail: detail)))
    switch state {
    case .done: say(.readBack("Done." + (detail.map { " " + $0 } ?? "")))
    case .notYet: say(.readBack("Not yet. It will be asked again when you come back."))
    case .cannot:
      say(.readBack("Cannot: \(detail ?? ""). Tell \(fill("{\(library.lead)}")) about it now."))
    }
    askNext()
  }

  /// The state word, and what follows it.
  private func split(_ line: String) -> (word: String, detail: String?) {
    let lower = line.lowercased()
    for word in ["not yet", "not-yet", "cannot", "can't", "done", "1", "2", "3"]
    where lower.hasPrefix(word) {
      let rest = line.dropFirst(word.count)
      guard rest.isEmpty || rest.first?.isLetter == false && rest.first?.isNumber == false else {
        continue
      }
      let detail = String(rest.drop { " ,:;-".contains($0) }).trimmed
      return (word, detail.isEmpty ? nil : detail)
    }
    return (line, nil)
  }
}
