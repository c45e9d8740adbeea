import FlowModel

extension Draft {
  mutating func readScenarios(_ node: YAMLNode) {
    let fields = Fields(node, known: ["scenarios", "cases"], problems)
    let incident = fields.required("scenarios")
    use(.incident, [(incident, fields.place(of: "scenarios"))])
    for item in fields.items("cases") { readScenario(incident, item) }
  }

  private mutating func readScenario(_ incident: String, _ node: YAMLNode) {
    let fields = Fields(
      node, known: ["name", "setting", "answers", "gives", "never", "clauses", "ends", "approved"],
      problems)
    let name = fields.required("name")
    let setting = fields.required("setting")
    let answers = readAnswers(fields)
    use(.action, fields.located("gives") + fields.located("never"))
    use(.clause, fields.located("clauses"))
    use(.ending, fields.located("ends"))
    if fields.texts("ends").isEmpty {
      problems.add(
        "missing-key", "'ends' is missing", at: node.location,
        remedy:
          "Say how the walk ends: 'ends: [told]'. Every walk of an incident comes to an ending.")
    }
    library.scenarios.append(
      Scenario(
        name: name, incident: incident, setting: setting, answers: answers,
        gives: fields.texts("gives"), never: fields.texts("never"),
        clauses: fields.texts("clauses").map { Clause.ID($0) }, ends: fields.texts("ends"),
        approved: fields.text("approved"), location: node.location))
  }

  /// The setting and the answers of a walk, as a scenario or a card writes them, noted to be looked
  /// up as a condition is: the question, and each option that it must have.
  mutating func readAnswers(_ fields: Fields) -> [String: [String]] {
    mentions.append(
      ConditionParser.Mention(
        name: "setting", sense: .answers([fields.text("setting") ?? ""]),
        place: fields.place(of: "setting"), isAnswered: true))
    var answers = [String: [String]]()
    for (question, place, value) in fields.entries("answers") {
      let values = value.items?.compactMap(\.text) ?? [value.text ?? ""]
      answers[question] = values
      mentions.append(
        ConditionParser.Mention(
          name: question, sense: .answers(values.filter { $0 != "?" }), place: place,
          isAnswered: true))
    }
    return answers
  }
}
