import FlowModel

extension Draft {
  /// Steps that one setting adds to a flow.
  struct Amendment {
    let setting: String
    let flow: String
    let steps: [Step]
  }

  /// Reads what one setting adds to the shared flows, or words otherwise.
  mutating func readAmendments(_ node: YAMLNode) {
    let fields = Fields(
      node,
      known: ["amends", "replaces", "adds", "questions", "actions", "endings", "facts"], problems)
    let setting = fields.required("amends")
    mentions.append(
      ConditionParser.Mention(
        name: "setting", sense: .answers([setting]), place: fields.place(of: "amends")))
    for (name, place, value) in fields.entries("replaces") {
      use(.action, [(name, place)])
      guard define("replacement of \(setting) for", name, at: place) else { continue }
      library.replacements[setting, default: [:]][name] = action(name, place, value)
    }
    for item in fields.items("adds") {
      let addition = Fields(item, known: ["to", "steps"], problems)
      let flow = addition.required("to")
      use(.flow, [(flow, addition.place(of: "to"))])
      let steps = addition.items("steps").compactMap { readStep($0) }
      amendments.append(Amendment(setting: setting, flow: flow, steps: steps))
    }
    readDefinitions(fields)
  }

  /// Puts the added steps into their flows: before each ending, or last in a part.
  mutating func placeAmendments() {
    for addition in amendments {
      guard let flow = library.flows[addition.flow], !addition.steps.isEmpty else { continue }
      let setting = Condition.isValue(name: "setting", value: addition.setting)
      let added = Step(
        .when(setting, then: addition.steps, otherwise: []), at: addition.steps[0].location)
      library.flows[flow.id]?.steps =
        flow.isIncident ? flow.steps.flatMap { $0.preceded(by: added) } : flow.steps + [added]
    }
  }
}

extension Step {
  /// This step, with another before each ending in it.
  fileprivate func preceded(by added: Step) -> [Step] {
    switch kind {
    case .end: [added, self]
    case .when(let condition, let then, let otherwise):
      [
        Step(
          .when(
            condition, then: then.flatMap { $0.preceded(by: added) },
            otherwise: otherwise.flatMap { $0.preceded(by: added) }), at: location)
      ]
    case .ask, .page, .give, .run, .go, .also, .next: [self]
    }
  }
}
