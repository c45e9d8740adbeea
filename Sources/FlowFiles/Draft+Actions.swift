import FlowModel

extension Draft {
  mutating func readAction(_ name: String, _ place: SourceLocation, _ node: YAMLNode) {
    guard define("action", name, at: place) else { return }
    if let action = action(name, place, node) { library.actions[name] = action }
  }

  /// Reads what stands under an action's name.
  mutating func action(_ name: String, _ place: SourceLocation, _ node: YAMLNode) -> Action? {
    let fields = Fields(
      node,
      known: [
        "do", "do-not", "know", "gap", "says", "who", "tell", "by", "record", "because", "guidance",
        "strength", "duty", "against",
      ], problems)
    guard let (kind, key) = kind(of: fields, at: place) else { return nil }
    use(.action, fields.located("against"))
    let text = fields.required(key)
    templates.append((text, fields.place(of: key)))
    if let record = fields.text("record") {
      templates.append((record, fields.place(of: "record")))
    }
    let who = fields.text("who") ?? "you"
    if !["you", "school", "unstated"].contains(who) {
      use(.role, [(who, fields.place(of: "who"))])
    }
    use(.role, fields.located("tell"))
    let clauses = fields.located("because")
    use(.clause, clauses)
    let guidance = fields.located("guidance")
    use(.guidance, guidance)
    if clauses.isEmpty, guidance.isEmpty, !fields.has("gap") {
      problems.add(
        "no-source", "nothing stands behind '\(name)'", at: place,
        remedy: "Name clauses under 'because:', or guidance under 'guidance:'.")
    }
    return Action(
      id: name, kind: kind, text: text, who: who, tell: fields.text("tell"),
      by: fields.has("by") ? fields.choice("by", Deadline.self, default: .now) : nil,
      record: fields.text("record"), clauses: clauses.map(\.text),
      guidance: guidance.map(\.text), guidanceStrength: strength(fields),
      duty: fields.text("duty"), against: fields.texts("against"), location: place)
  }

  /// What kind of action it is, and under which key its words stand.
  private func kind(of fields: Fields, at place: SourceLocation) -> (Action.Kind, String)? {
    if fields.has("gap") {
      return (.gap(fields.choice("gap", Action.Gap.self, default: .silent)), "says")
    }
    let kinds: [(String, Action.Kind)] = [("do", .act), ("do-not", .refrain), ("know", .know)]
    let found = kinds.filter { fields.has($0.0) }
    guard found.count == 1 else {
      problems.add(
        "unclear-action", "an action has one of: do, do-not, know, gap", at: place,
        remedy: "Keep one, and make a second action for the other.")
      return nil
    }
    return (found[0].1, found[0].0)
  }

  private func strength(_ fields: Fields) -> Strength {
    guard let word = fields.text("strength") else { return .should }
    if let strength = Strength(word: word) { return strength }
    problems.unknown(
      "word", word, at: fields.place(of: "strength"), known: Strength.allCases.map(\.word),
      remedy: "'strength' is one of: must, should, may.")
    return .should
  }
}
