import FlowModel

extension Draft {
  mutating func readAction(_ name: String, _ place: SourceLocation, _ node: YAMLNode) {
    guard define("action", name, at: place) else { return }
    let keys = node.entries?.compactMap(\.key.text) ?? []
    if keys.contains("tells") {
      return readBinding(name, place, Fields(node, known: Action.keys, problems))
    }
    if keys.contains("beside") {
      beside[name] = references(Fields(node, known: Action.keys, Problems())["beside"])
    }
    if let action = action(name, place, node) { library.actions[name] = action }
  }

  /// Reads what stands under an action's name.
  mutating func action(_ name: String, _ place: SourceLocation, _ node: YAMLNode) -> Action? {
    let fields = Fields(node, known: Action.keys, problems)
    guard let (kind, key) = kind(of: fields, at: place) else { return nil }
    var action = Action(id: name, kind: kind, text: fields.required(key), location: place)
    templates.append((action.text, fields.place(of: key)))
    fill(&action, from: fields)
    if action.clauses.isEmpty, action.guidance.isEmpty, !fields.has("gap") {
      problems.add(
        "no-source", "nothing stands behind '\(name)'", at: place,
        remedy: "Name clauses under 'because:', or guidance under 'guidance:'.")
    }
    return action
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
}
