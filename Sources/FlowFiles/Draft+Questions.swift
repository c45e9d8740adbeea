import FlowModel

extension Draft {
  mutating func readQuestion(_ name: String, _ place: SourceLocation, _ node: YAMLNode) {
    guard define("question", name, at: place) else { return }
    let fields = Fields(node, known: Question.keys, problems)
    note(former: fields.located("was"), of: "question") { $0.questions[$1] = name }
    let written = fields.choice("kind", WrittenKind.self, default: .choice)
    var unsure = fields.located("unsure")
    var question = Question(
      id: name, kind: written.kind, ask: "", isAlwaysKnown: unsure.map(\.text) == ["never"],
      range: range(of: fields), location: place)
    question.options =
      written == .yesNo
      ? [AnswerOption(id: "yes", label: "Yes"), AnswerOption(id: "no", label: "No")]
      : fields.entries("options").map { readOption($0.key, $0.value, of: name) }
    if question.isAlwaysKnown { unsure = [] }
    question.unsure = unsure.map(\.text)
    fill(&question, from: fields)
    if written != .choice, written != .several, fields.has("options") {
      problems.add(
        "options-on-text", "this kind of question has no options of its own",
        at: question.location, remedy: "Remove 'options', or make the kind 'choice'.")
    }
    check(question, unsure: unsure)
    library.questions[name] = question
  }

  /// The kinds as a flow file writes them.
  private enum WrittenKind: String, CaseIterable {
    case choice, several
    case yesNo = "yes-no"
    case date, time, number, text

    /// A question for yes or no is a choice like any other to everybody else.
    var kind: Question.Kind { Question.Kind(rawValue: rawValue) ?? .choice }
  }

  private func range(of fields: Fields) -> ClosedRange<Int> {
    func bound(_ key: String, _ fallback: Int) -> Int {
      guard let text = fields.text(key) else { return fallback }
      if let number = Int(text), Question.anyNumber.contains(number) { return number }
      problems.add(
        "bad-number", "'\(text)' is not a whole number", at: fields.place(of: key),
        remedy: "Write it in at most nine digits: \(key): 18")
      return fallback
    }
    let any = Question.anyNumber
    let (least, most) = (bound("least", any.lowerBound), bound("most", any.upperBound))
    if least <= most { return least...most }
    problems.add(
      "bad-number", "'least' is more than 'most'", at: fields.place(of: "least"),
      remedy: "Write the smaller number after 'least'.")
    return any
  }

  /// An option is its label, or a table with the label and more.
  private mutating func readOption(
    _ id: String, _ node: YAMLNode, of question: String
  ) -> AnswerOption {
    if let label = node.text {
      templates.append((label, node.location))
      return AnswerOption(id: id, label: label)
    }
    let fields = Fields(node, known: AnswerOption.keys, problems)
    for was in fields.texts("was") { library.renames.options[question, default: [:]][was] = id }
    var option = AnswerOption(id: id, label: "")
    fill(&option, from: fields)
    return option
  }

  private func check(
    _ question: Question, unsure: [(text: String, place: SourceLocation)]
  ) {
    if question.kind.isChosen, question.options.count < 2 {
      problems.add(
        "too-few-options", "a choice needs at least two options", at: question.location,
        remedy: "Add them under 'options:', or make the kind 'text'.")
    }
    for (name, place) in unsure where !question.takes(name) {
      guard question.kind.isChosen else {
        problems.add(
          "bad-unsure", "'\(name)' is no answer to this question", at: place,
          remedy: "Write what not knowing counts as: a number, 14:05, 2026-11-21 or today.")
        continue
      }
      problems.unknown(
        "option", name, at: place, known: question.options.map(\.id),
        remedy: "'unsure' names the option that not knowing counts as.")
    }
    for option in question.options
    where ReservedWords.syntax.contains(option.id) || !option.id.isOneWord {
      problems.add(
        "reserved-name", "no condition can ask about an answer called '\(option.id)'",
        at: question.location,
        remedy: "Name options with letters, digits and hyphens, and by no word of conditions.")
    }
    // A typed command must never be taken for an answer, nor an answer for a command.
    for option in question.options {
      for word in Set([option.id, option.label.lowercased()] + option.words).sorted()
      where CommandWords.all.contains(word) {
        problems.add(
          "command-word", "'\(word)' is a command and cannot be an answer", at: question.location,
          remedy: "Give the option another name, label or word.")
      }
    }
  }
}

extension String {
  /// Whether a condition reads this as one word.
  fileprivate var isOneWord: Bool {
    !isEmpty && allSatisfy { $0.isLetter || $0.isNumber || "-:".contains($0) }
  }
}
