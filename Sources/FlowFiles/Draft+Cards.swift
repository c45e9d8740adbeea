import FlowModel

extension Draft {
  /// Reads a rehearsal card.
  mutating func readCard(_ node: YAMLNode) {
    let fields = Fields(
      node,
      known: [
        "card", "title", "incident", "setting", "player", "situation", "facts", "commit",
        "injects", "answers", "ends", "points", "errors",
      ], problems)
    let id = fields.required("card")
    guard define("card", id, at: fields.place(of: "card")) else { return }
    let walk = readWalk(id, fields, node.location)
    let choices = fields.items("commit").map { readChoice($0) }
    if !choices.contains(where: { $0.worth == .right }) {
      problems.add(
        "no-right-choice", "none of the choices of '\(id)' is right", at: node.location,
        remedy: "Add 'right: yes' to the one that is.")
    }
    library.cards[id] = Card(
      id: id, title: fields.required("title"), player: fields.required("player"),
      situation: fields.required("situation"), facts: fields.items("facts").map { readFact($0) },
      choices: choices, injects: fields.items("injects").map { readInject($0, walk) },
      points: fields.items("points").map { readPoint($0) }, errors: fields.texts("errors"),
      walk: walk)
  }

  private mutating func readWalk(
    _ id: String, _ fields: Fields, _ place: SourceLocation
  ) -> Scenario {
    let (incident, setting) = (fields.required("incident"), fields.required("setting"))
    use(.incident, [(incident, fields.place(of: "incident"))])
    use(.ending, fields.located("ends"))
    return Scenario(
      name: "card " + id, incident: incident, setting: setting, answers: readAnswers(fields),
      ends: fields.texts("ends"), location: place)
  }

  private mutating func readChoice(_ node: YAMLNode) -> Card.Choice {
    let fields = Fields(node, known: ["say", "right", "danger", "because"], problems)
    let worth: Card.Choice.Worth =
      fields.text("right") == "yes" ? .right : fields.text("danger") == "yes" ? .dangerous : .wrong
    return Card.Choice(
      text: fields.required("say"), worth: worth,
      because: worth == .right ? fields.text("because") : fields.required("because"))
  }

  private mutating func readFact(_ node: YAMLNode) -> Card.Fact {
    let fields = Fields(node, known: ["asked", "told"], problems)
    let words = fields.required("asked").split(separator: ",").map(\.trimmed)
    return Card.Fact(asked: words, told: fields.required("told"))
  }

  private mutating func readInject(_ node: YAMLNode, _ walk: Scenario) -> Card.Inject {
    let fields = Fields(node, known: ["before", "told"], problems)
    let question = fields.required("before")
    if walk.answers[question] == nil {
      problems.unknown(
        "question", question, at: fields.place(of: "before"), known: walk.answers.keys.sorted(),
        remedy: "'before' names a question that the card's own walk answers.")
    }
    return Card.Inject(before: question, told: fields.required("told"))
  }

  private mutating func readPoint(_ node: YAMLNode) -> Card.Point {
    let fields = Fields(node, known: ["says", "clauses"], problems)
    use(.clause, fields.located("clauses"))
    return Card.Point(
      text: fields.required("says"), clauses: fields.texts("clauses").map { Clause.ID($0) })
  }
}
