import FlowModel

extension Linker {
  /// Looks up a name as what it is meant for.
  func check(_ mention: ConditionParser.Mention) {
    switch mention.sense {
    case .fact: checkFact(mention)
    case .question: checkQuestion(mention)
    case .answers(let values):
      if mention.name == "setting" {
        let known = Array(library.settings.keys)
        let told = values.filter { draft.absences?.excuses(setting: $0, among: known) != true }
        checkValues(told, of: known, mention) {
          "The settings are \($0.joined(separator: ", "))."
        }
      } else if checkQuestion(mention) {
        check(values, of: library.questions[mention.name]!, mention)
      }
    }
  }

  /// What a setting says of itself must not be called like what a flow file defines.
  func checkSettingFacts() {
    for (name, place) in draft.settingFacts {
      draft.checkReserved("fact", name, at: place)
      guard !draft.isSpoken(name, as: "fact", at: place) else { continue }
      guard library.facts[name] != nil else { continue }
      let first = draft.place(of: "fact", name)
      problems.add(
        "duplicate-id", "the fact '\(name)' is defined already in \(first.file):\(first.line)",
        at: place, remedy: "Take it out of one of the two, or give it another name.")
    }
  }

  /// What something was called must not be what something else is called.
  func checkFormerNames() {
    for (space, name, place) in draft.former where draft.place(of: space, name) != .nowhere {
      problems.add(
        "duplicate-id", "a \(space) is still called '\(name)'", at: place,
        remedy: "'was' names what this was called before and nothing is called now.")
    }
  }

  private func checkFact(_ mention: ConditionParser.Mention) {
    let known = Array(library.facts.keys) + library.settings.values.flatMap(\.facts)
    // A fact whose condition could not be read is told at its own place.
    guard !known.contains(mention.name), draft.place(of: "fact", mention.name) == .nowhere else {
      return
    }
    if draft.absences?.excuses(fact: mention.name, among: known) == true { return }
    let isQuestion = library.questions[mention.name] != nil
    problems.unknown(
      "fact", mention.name, at: mention.place, known: isQuestion ? [] : known,
      remedy: isQuestion
        ? "It is a question: say '\(mention.name) is ...' or 'answered \(mention.name)'."
        : "A name alone is a fact of a flow file or of a setting.")
  }

  @discardableResult
  private func checkQuestion(_ mention: ConditionParser.Mention) -> Bool {
    if library.questions[mention.name] != nil { return true }
    problems.unknown(
      "question", mention.name, at: mention.place, known: Array(library.questions.keys),
      remedy: remedy(forUnknown: mention))
    return false
  }

  private func remedy(forUnknown mention: ConditionParser.Mention) -> String {
    if mention.name == "setting" { return "'setting' goes with 'is' and 'in' only." }
    if mention.isAnswered { return "Under 'answers' stand questions of some flow file." }
    if mention.name.first?.isNumber == true {
      return "A day is written 2015-04-05, a time 09:30, a number without a point: 12."
    }
    return "A condition speaks of questions, facts and 'setting'."
  }

  private func check(
    _ values: [String], of question: Question, _ mention: ConditionParser.Mention
  ) {
    switch question.kind {
    case .choice, .several:
      checkValues(values, of: question.options.map(\.id), mention) {
        "'\(question.id)' has the options \($0.joined(separator: ", "))."
      }
    case .text:
      // A scenario need not say which words are typed, and may.
      guard !mention.isAnswered else { return }
      problems.add(
        "bad-comparison", "'\(question.id)' takes any words, and no condition can ask for some",
        at: mention.place, remedy: "Ask only whether it was answered: 'answered \(question.id)'.")
    case .number, .date, .time:
      for value in values where !mention.isAnswered || !question.takes(value) {
        guard let known = question.canonical(value) else {
          problems.add(
            "bad-comparison", "'\(value)' is no \(question.kind.rawValue)", at: mention.place,
            remedy: question.kind.howToWrite)
          continue
        }
        // Answers are compared letter by letter, so another spelling would never be met.
        guard known != value else { continue }
        problems.add(
          "bad-comparison", "no answer is spelt '\(value)'", at: mention.place,
          remedy: "Write \(known).")
      }
    }
  }

  private func checkValues(
    _ values: [String], of known: [String], _ mention: ConditionParser.Mention,
    _ remedy: ([String]) -> String
  ) {
    for value in values where !known.contains(value) {
      problems.unknown(
        "option", value, at: mention.place, known: known, remedy: remedy(known.sorted()))
    }
  }
}

extension Question {
  /// The value as answers spell it; nil for what cannot be one.
  fileprivate func canonical(_ value: String) -> String? {
    switch kind {
    case .number: Int(value).flatMap { range.contains($0) ? String($0) : nil }
    case .date: CivilDate(value)?.text
    case .time: TimeOfDay(value)?.text
    case .choice, .several, .text: nil
    }
  }
}

extension Question.Kind {
  fileprivate var howToWrite: String {
    switch self {
    case .date: "Write a day as 2015-04-05. For today say 'at-least today and ... at-most today'."
    case .time: "Write a time as 09:30."
    default: "Numbers are whole, without a point, and lie within 'least' and 'most'."
    }
  }
}
