import FlowModel

extension Draft {
  /// Reads an incident or a part.
  mutating func readFlow(_ node: YAMLNode) {
    let fields = Fields(node, known: Flow.keys, problems)
    let isIncident = fields.has("incident")
    let id = fields.required(isIncident ? "incident" : "part")
    guard define("flow", id, at: fields.place(of: isIncident ? "incident" : "part")) else { return }
    note(former: fields.located("was"), of: "flow") { $0.incidents[$1] = id }
    let sound = problems.list.count
    let steps = fields.items("steps").compactMap { readStep($0) }
    if problems.list.count > sound { halfRead.insert(id) }
    var flow = Flow(id: id, isIncident: isIncident, steps: steps, location: node.location)
    fill(&flow, from: fields)
    library.flows[id] = flow
    readDefinitions(fields)
  }

  /// Reads the facts, questions, actions and endings that a file defines.
  mutating func readDefinitions(_ fields: Fields) {
    for (name, place, value) in fields.entries("facts") {
      guard define("fact", name, at: place), let text = value.text,
        let condition = condition(text, at: value.location)
      else { continue }
      library.facts[name] = condition
    }
    for (name, place, value) in fields.entries("questions") { readQuestion(name, place, value) }
    for (name, place, value) in fields.entries("actions") { readAction(name, place, value) }
    for (name, place, value) in fields.entries("endings") { readEnding(name, place, value) }
  }

  mutating func readStep(_ node: YAMLNode) -> Step? {
    let fields = Fields(
      node,
      known: [
        "ask", "page", "do", "run", "with", "go", "also", "next", "end", "when", "then",
        "otherwise",
      ], problems)
    func only(_ key: String) -> (text: String, place: SourceLocation)? {
      fields.text(key).map { ($0, fields.place(of: key)) }
    }
    if let title = only("page") {
      let questions = fields.located("ask")
      templates.append(title)
      use(.question, questions)
      return Step(.page(title: title.text, questions: questions.map(\.text)), at: node.location)
    }
    if let name = only("ask") { return simple(.question, name, at: node, Step.Kind.ask) }
    if let name = only("run") {
      let part = fields.has("with") ? filled(name, with: fields) : name
      return simple(.part, part, at: node, Step.Kind.run)
    }
    if let name = only("go") { return simple(.incident, name, at: node, Step.Kind.go) }
    if let name = only("also") { return simple(.incident, name, at: node, Step.Kind.also) }
    if fields.has("next") {
      library.endings[Ending.next] = .derived
      return Step(.next, at: node.location)
    }
    if let name = only("end") {
      if name.text == Ending.next { library.endings[Ending.next] = .derived }
      return simple(.ending, name, at: node, Step.Kind.end)
    }
    if fields.has("do") {
      let actions = fields.located("do")
      use(.action, actions)
      return Step(.give(actions.map(\.text)), at: node.location)
    }
    guard let text = fields.text("when") else {
      // A key that is not known is told already, and is likely what the step does.
      guard !fields.hasUnknown else { return nil }
      problems.add(
        "empty-step", "this step does nothing", at: node.location,
        remedy: "A step has one of: ask, do, run, go, also, next, end, when.")
      return nil
    }
    let condition = condition(text, at: fields.place(of: "when"))
    let then = fields.items("then").compactMap { readStep($0) }
    let otherwise = fields.items("otherwise").compactMap { readStep($0) }
    if !fields.has("then") || fields.items("then").isEmpty {
      problems.add(
        "empty-branch", "nothing happens when this holds", at: node.location,
        remedy: "Put the steps under 'then:', or turn the condition round with 'not'.")
    }
    return condition.map { Step(.when($0, then: then, otherwise: otherwise), at: node.location) }
  }

  private mutating func simple(
    _ target: Use.Target, _ name: (text: String, place: SourceLocation), at node: YAMLNode,
    _ kind: (String) -> Step.Kind
  ) -> Step {
    use(target, [name])
    return Step(kind(name.text), at: node.location)
  }

  private mutating func readEnding(_ name: String, _ place: SourceLocation, _ node: YAMLNode) {
    guard define("ending", name, at: place) else { return }
    var ending = Ending(id: name, text: "", tell: "", by: .now, location: place)
    fill(&ending, from: Fields(node, known: Ending.keys, problems))
    library.endings[name] = ending
  }
}
