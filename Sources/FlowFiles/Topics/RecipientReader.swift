import FlowModel

/// Reads whom a policy names: `[[dsl, deputy], and/or, head]`.
struct RecipientReader {
  /// The roles of all settings.
  let roles: Set<String>

  init(_ library: Library) {
    roles = Set(library.settings.values.flatMap(\.roles.keys))
  }

  func recipients(_ node: YAMLNode) -> Recipients {
    let items = node.items ?? [node]
    // "The safeguarding lead (or deputy)": two roles that nothing joins.
    if let pair = pair(items) { return Recipients(names: [pair]) }
    let joints = items.compactMap { $0.text.flatMap(Recipients.Joint.init) }
    let names = items.compactMap(name)
    return Recipients(names: names, joint: joints.last)
  }

  private func name(_ node: YAMLNode) -> Recipients.Name? {
    if let items = node.items { return pair(items) ?? .group(recipients(node)) }
    guard let text = node.text, Recipients.Joint(rawValue: text) == nil else { return nil }
    return roles.contains(text) ? .role(text) : .printed(text)
  }

  private func pair(_ items: [YAMLNode]) -> Recipients.Name? {
    let ids = items.compactMap(\.text)
    guard ids.count == 2, items.count == 2, ids.allSatisfy(roles.contains) else { return nil }
    return .roleOrStandIn(ids[0], ids[1])
  }

  /// What a list names, none of it a role: `[copy, forward, or, print]`.
  func list(_ node: YAMLNode) -> Recipients {
    let texts = (node.items ?? [node]).compactMap(\.text)
    return Recipients(
      names: texts.filter { Recipients.Joint(rawValue: $0) == nil }.map { .printed($0) },
      joint: texts.compactMap(Recipients.Joint.init).last)
  }
}
