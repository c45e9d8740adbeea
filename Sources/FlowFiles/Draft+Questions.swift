import FlowModel

extension Draft {
  mutating func readQuestion(_ name: String, _ place: SourceLocation, _ node: YAMLNode) {
    guard define("question", name, at: place) else { return }
    let fields = Fields(
      node, known: ["ask", "help", "kind", "options", "unsure", "voice"], problems)
    let kind = fields.choice("kind", Question.Kind.self, default: .choice)
    let options = fields.entries("options").map { readOption($0.key, $0.value) }
    let unsure = fields.located("unsure")
    let question = Question(
      id: name, kind: kind, ask: fields.required("ask"), help: fields.text("help"),
      options: options, unsure: unsure.map(\.text),
      voice: fields.choice("voice", Question.Voice.self, default: .own), location: place)
    templates.append((question.ask, fields.place(of: "ask")))
    if let help = question.help { templates.append((help, fields.place(of: "help"))) }
    check(question, unsure: unsure)
    library.questions[name] = question
  }

  /// An option is its label, or a table with the label and more.
  private mutating func readOption(_ id: String, _ node: YAMLNode) -> AnswerOption {
    if let label = node.text {
      templates.append((label, node.location))
      return AnswerOption(id: id, label: label)
    }
    let fields = Fields(node, known: ["label", "words", "concerns"], problems)
    use(.role, fields.located("concerns"))
    templates.append((fields.text("label") ?? "", node.location))
    return AnswerOption(
      id: id, label: fields.required("label"), words: fields.texts("words"),
      concerns: fields.texts("concerns"))
  }

  private func check(
    _ question: Question, unsure: [(text: String, place: SourceLocation)]
  ) {
    if question.kind == .text, !question.options.isEmpty {
      problems.add(
        "options-on-text", "a text question has no options", at: question.location,
        remedy: "Remove 'options', or make the kind 'choice'.")
    }
    if question.kind != .text, question.options.count < 2 {
      problems.add(
        "too-few-options", "a choice needs at least two options", at: question.location,
        remedy: "Add them under 'options:', or make the kind 'text'.")
    }
    for (name, place) in unsure where question.option(name) == nil {
      problems.unknown(
        "option", name, at: place, known: question.options.map(\.id),
        remedy: "'unsure' names the option that not knowing counts as.")
    }
    // A typed command must never be taken for an answer, nor an answer for a command.
    for option in question.options {
      for word in [option.id, option.label.lowercased()] + option.words
      where CommandWords.all.contains(word) {
        problems.add(
          "command-word", "'\(word)' is a command and cannot be an answer", at: question.location,
          remedy: "Give the option another name, label or word.")
      }
    }
  }
}
