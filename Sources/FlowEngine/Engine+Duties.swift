import FlowModel

extension Engine {
  /// The actions given so far that are the same duty as this one, and itself.
  func companions(of id: String, in walk: Walk) -> [Action] {
    guard let action = library.action(id, in: walk.setting) else { return [] }
    guard let duty = action.duty else { return [action] }
    let given = walk.given.filter { $0 != id }.compactMap { library.action($0, in: walk.setting) }
    return given.filter { $0.duty == duty } + [action]
  }

  /// The advice that stands for an action's duty already, if any was given.
  func standing(for id: String, in walk: Walk) -> Advice? {
    guard let duty = library.action(id, in: walk.setting)?.duty else { return nil }
    return walk.given.last { library.action($0, in: walk.setting)?.duty == duty }
      .map { advice($0, in: walk) }
  }

  /// The actions given, each duty once: the latest wording, which holds what the others asked.
  package func duties(in walk: Walk) -> [String] {
    var kept = [String]()
    var seen = Set<String>()
    for id in walk.given.reversed() {
      if let duty = library.action(id, in: walk.setting)?.duty, !seen.insert(duty).inserted {
        continue
      }
      kept.append(id)
    }
    return kept.reversed()
  }
}

extension Advice {
  /// Whether this asks for more than what was said before for the same duty: more strongly,
  /// sooner, or by a clause not shown yet.
  func outweighs(_ before: Advice) -> Bool {
    if strength > before.strength { return true }
    if let by, before.by.map({ by < $0 }) ?? true { return true }
    return !Set(clauses.map(\.id)).isSubset(of: before.clauses.map(\.id))
  }
}
