import FlowEngine
import FlowModel

extension Conversation {
  func states(of action: String) -> Question {
    var options = [
      AnswerOption(id: "done", label: "Done"),
      AnswerOption(id: "not-yet", label: "Not yet"),
      AnswerOption(id: "cannot", label: "Cannot", words: ["can't"]),
    ]
    // Records of the first format did not offer it, and must be walked again as they were.
    if opening.format > 1 {
      options.append(AnswerOption(id: "does-not-apply", label: "Does not apply"))
    }
    return Question(
      id: "done/" + action,
      ask: state.walk.map { engine.advice(action, in: $0).spoken } ?? "",
      help: "You may add the time: done 10:40. Or the reason: cannot, no key.", options: options)
  }

  mutating func askAbout(_ action: String, _ turn: inout Turn) {
    let question = states(of: action)
    put(
      Asked(
        question: question.id, text: "Have you done this? " + question.ask, help: question.help,
        options: question.choices), &turn)
  }

  static func atThisTime(action: String, _ time: String) -> Question {
    Question(
      id: "time/" + action, ask: "Done at \(time)?",
      options: [AnswerOption(id: "yes", label: "Yes"), AnswerOption(id: "no", label: "No")])
  }

  /// Takes "done", "done 10:40", "yes", "told her at 10", "10:40", "2", "cannot, no key".
  mutating func acknowledge(_ action: String, _ line: String, _ turn: inout Turn) {
    let question = states(of: action)
    let again = "Type 1 to \(question.choices.count), or done and the time: done 10:40"
    guard !line.trimmed.isEmpty else {
      return refuse(line, at: question.id, "Enter alone is not an answer.", of: question, &turn)
    }
    switch TypedAcknowledgement(line) {
    case .state(.cannot, nil):
      emit(.aside(.reason(action: action)), &turn)
    case .state(let state, let detail): record(action, state, detail, line, &turn)
    case .done(let time, let rest): takeTime(action, time, rest, line, &turn)
    case .noSuchTime(let word):
      refuse(
        line, at: question.id, "\(word) is not a time of day. Type it like this: done 14:30",
        of: question, &turn)
    case .unclear:
      refuse(
        line, at: question.id, "'\(line.trimmed)' does not say whether it is done. " + again,
        of: question, &turn)
    }
  }

  /// Takes the time at which it was done; what has not come yet, or may be meant twice, is asked
  /// about.
  private mutating func takeTime(
    _ action: String, _ time: TypedTime, _ rest: String?, _ line: String, _ turn: inout Turn
  ) {
    func detail(_ time: String) -> String {
      [time, rest].compactMap(\.self).joined(separator: " ")
    }
    if time.isNow {
      let clock = turn.moment?.clock
      return record(action, .done, clock.map(detail) ?? rest ?? "just now", line, &turn)
    }
    let now = turn.moment.flatMap { TimeOfDay($0.clock) }
    let past = time.readings.filter { $0.minutes <= (now?.minutes ?? .max) }
    guard let last = past.last else {
      let first = time.readings[0].text
      return refuse(
        line, at: "done/" + action,
        "\(first) has not come yet: it is \(now?.text ?? ""). Type when it was done: done 09:40",
        of: states(of: action), &turn)
    }
    // Nothing is done at half past two in the night unless somebody says so.
    let isDoubtful = now != nil && time.readings.count > 1 && (past.count > 1 || last.minutes < 360)
    guard isDoubtful else {
      return record(action, .done, detail((now == nil ? time.readings[0] : last).text), line, &turn)
    }
    emit(.aside(.timing(action: action, time: detail(last.text), line: line)), &turn)
  }

  mutating func confirmTime(
    _ action: String, _ time: String, _ typed: String, _ line: String, _ turn: inout Turn
  ) {
    let question = Conversation.atThisTime(action: action, time)
    guard let answer = read(line, as: question, &turn) else { return }
    guard answer.values == ["yes"] else {
      emit(.aside(.left), &turn)
      turn.say(.line("Then type it with am or pm, or by the 24-hour clock: done 14:30"))
      return
    }
    record(action, .done, time, typed, &turn)
  }

  mutating func explain(_ action: String, _ line: String, _ turn: inout Turn) {
    guard !line.trimmed.isEmpty else {
      return refuse(line, at: "cannot/" + action, "Enter alone is not a reason.", &turn)
    }
    record(action, .cannot, line, line, &turn)
  }

  private mutating func record(
    _ action: String, _ state: Acknowledgement.State, _ detail: String?, _ line: String,
    _ turn: inout Turn
  ) {
    let text = states(of: action).ask
    emit(
      .acknowledged(
        Acknowledgement(action: action, text: text, state: state, detail: detail, raw: line)), &turn
    )
    switch state {
    case .done:
      turn.say(.readBack("Done." + (detail.map { " \($0.last == "." ? $0 : $0 + ".")" } ?? "")))
    case .notYet: turn.say(.readBack("Not yet. It will be asked again when you come back."))
    case .doesNotApply: turn.say(.readBack("Does not apply. It stays in the record as not done."))
    case .cannot:
      turn.say(
        .readBack("Cannot: \(detail ?? ""). Tell \(fill("{\(library.lead)}")) about it now."))
    }
  }
}
