import FlowModel

extension Engine {
  /// The actions given so far that are the same duty as this one, and itself.
  func companions(of id: String, in walk: Walk) -> [Action] {
    guard let action = worded(id, in: walk) else { return [] }
    guard let duty = action.duty else { return [action] }
    let given = walk.given.filter { $0 != id }.compactMap { worded($0, in: walk) }
    return given.filter { $0.duty == duty } + [action]
  }

  /// The advice that stands for a duty already, if any was given.
  func standing(for duty: String?, in walk: Walk) -> Advice? {
    guard let duty else { return nil }
    return walk.given.last { library.action($0, in: walk.setting)?.duty == duty }
      .map { advice($0, in: walk) }
  }

  /// Whether an action asks for more than what stands for its duty already, or sends to another where it
  /// is known by now that it may be about somebody.
  func outweighs(_ id: String, _ before: Advice, in walk: Walk) -> Bool {
    if advice(id, in: walk).outweighs(before) { return true }
    let told = [id, before.action].map { library.action($0, in: walk.setting)?.tell }
    return told[0] != told[1] && !concerned(in: walk).isEmpty
  }

  /// The actions given, each duty once: the latest wording, which holds what the others asked. Left out
  /// is what would have a lead tell the lead.
  package func duties(in walk: Walk) -> [String] {
    var kept = [String]()
    var seen = Set<String>()
    for id in walk.given.reversed() where worded(id, in: walk) != nil && !tellsOneself(id, in: walk)
    {
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
