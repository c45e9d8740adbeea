import FlowModel

extension Draft {
  private static let requirements = [
    "given", "given-first", "never-given", "never-asked", "before", "told",
  ]

  mutating func readSafetyRules(_ node: YAMLNode) {
    let fields = Fields(node, known: ["safety-rules", "kept-elsewhere"], problems)
    for (name, place, value) in fields.entries("safety-rules") {
      guard define("safety rule", name, at: place) else { continue }
      readRule(name, place, value)
    }
    for (name, place, value) in fields.entries("kept-elsewhere") {
      guard define("promise", name, at: place) else { continue }
      let promise = Fields(value, known: ["says", "why", "by"], problems)
      library.keptElsewhere.append(
        KeptElsewhere(
          id: name, text: promise.required("says"), why: promise.required("why"),
          by: promise.required("by")))
    }
  }

  private mutating func readRule(_ name: String, _ place: SourceLocation, _ node: YAMLNode) {
    let fields = Fields(
      node, known: ["says", "source", "in", "when", "first"] + Draft.requirements, problems)
    let incidents = fields.located("in")
    use(.incident, incidents)
    let text = fields.required("says")
    let source = fields.required("source")
    var holds: Condition?
    if let when = fields.text("when") { holds = condition(when, at: fields.place(of: "when")) }
    guard let requirement = requirement(fields, at: place) else { return }
    library.safetyRules.append(
      SafetyRule(
        id: name, text: text, source: source, incidents: incidents.map(\.text),
        condition: holds, requirement: requirement, location: place))
  }

  private mutating func requirement(
    _ fields: Fields, at place: SourceLocation
  ) -> SafetyRule.Requirement? {
    let found = Draft.requirements.filter { fields.has($0) }
    guard found.count == 1 else {
      problems.add(
        "unclear-rule", "a rule asks for just one thing", at: place,
        remedy: "It has one of: \(Draft.requirements.joined(separator: ", ")).")
      return nil
    }
    if fields.has("first"), found[0] != "before" {
      problems.add(
        "unclear-rule", "'first' says nothing beside '\(found[0])'", at: fields.place(of: "first"),
        remedy: "'first' goes with 'before'; for what comes at the beginning write 'given-first'.")
    }
    let names = fields.located(found[0])
    // A rule about nothing would hold whatever the flows say.
    guard !names.isEmpty else {
      problems.add(
        "unclear-rule", "'\(found[0])' names nothing", at: fields.place(of: found[0]),
        remedy: "Name what the rule asks for.")
      return nil
    }
    switch found[0] {
    case "given", "given-first", "never-given":
      use(.action, names)
      let actions = names.map(\.text)
      return found[0] == "given"
        ? .given(actions) : found[0] == "given-first" ? .givenFirst(actions) : .neverGiven(actions)
    case "never-asked":
      use(.question, names)
      return .neverAsked(names.map(\.text))
    case "before":
      let first = fields.required("first")
      use(.actionOrQuestion, names)
      use(.action, [(first, fields.place(of: "first"))])
      return .before(first: first, second: fields.text("before") ?? "")
    default:
      use(.role, names)
      return .told(fields.text("told") ?? "")
    }
  }
}
