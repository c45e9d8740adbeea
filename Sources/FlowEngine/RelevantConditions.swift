package import FlowModel

/// What still lies ahead of each place in each flow.
package struct RelevantConditions: Sendable {
  /// The plain statements that the steps from a place on ask about, and the questions that they
  /// put, as `.answered`, by flow and place.
  private let ahead: [String: [Set<Condition>]]
  let engine: Engine

  /// Works out what lies ahead of every place, once.
  package init(_ engine: Engine) {
    self.engine = engine
    let library = engine.library
    let own = engine.code.mapValues { $0.map { $0.statements(library) } }
    let whole = RelevantConditions.whole(engine, own)
    ahead = engine.code.reduce(into: [:]) { ahead, flow in
      let (id, code) = flow
      var sets = [Set<Condition>](repeating: [], count: code.count + 1)
      for place in code.indices.reversed() {
        sets[place] = sets[place + 1].union(own[id]![place])
        if let other = code[place].flow { sets[place].formUnion(whole[other]!) }
      }
      ahead[id] = sets
    }
  }

  /// The statements whose truth can still matter to a walk.
  package func statements(aheadOf walk: Walk) -> Set<Condition> {
    var found = Set<Condition>()
    for frame in walk.frames { found.formUnion(ahead[frame.flow]![frame.next]) }
    for flow in walk.waiting { found.formUnion(ahead[flow]![0]) }
    for question in walk.postponed { found.insert(.answered(question)) }
    // The answer that is about to be given is not among the past.
    if case .asking(let question) = walk.place { found.remove(.answered(question)) }
    return found
  }

  /// The questions that an incident, with everything it leads to, may ask.
  package func questions(in flow: String) -> Set<String> { ahead[flow]![0].asked }

  /// The statements of each flow and of every flow that it can lead to.
  private static func whole(
    _ engine: Engine, _ own: [String: [Set<Condition>]]
  ) -> [String: Set<Condition>] {
    var whole = [String: Set<Condition>]()
    for flow in engine.library.flows.keys {
      whole[flow] = flowsReached(from: flow, engine).reduce(into: []) { found, reached in
        for statements in own[reached]! { found.formUnion(statements) }
      }
    }
    return whole
  }

  /// The flow and every flow that it can lead to.
  private static func flowsReached(from flow: String, _ engine: Engine) -> Set<String> {
    var found: Set<String> = []
    var open = [flow]
    while let next = open.popLast() {
      guard found.insert(next).inserted else { continue }
      open += engine.code[next]!.compactMap(\.flow)
    }
    return found
  }
}

extension Set<Condition> {
  /// The questions that are put.
  package var asked: Set<String> {
    Set<String>(compactMap { if case .answered(let name) = $0 { name } else { nil } })
  }
}

extension Instruction {
  /// The flow that this leads into.
  fileprivate var flow: String? {
    switch self {
    case .run(let flow), .go(let flow), .also(let flow): flow
    case .ask, .give, .skip, .unless, .next, .end: nil
    }
  }

  /// What this asks, and what it asks about.
  fileprivate func statements(_ library: Library) -> Set<Condition> {
    switch self {
    case .ask(let question, _): [.answered(question)]
    case .unless(let condition, _, _): condition.statements(library)
    // What is next depends on who is talking.
    case .next, .end(Ending.next):
      [
        .isValue(name: Engine.roleQuestion, value: Role.lead),
        .isValue(name: Engine.roleQuestion, value: Role.head),
      ]
    case .give, .skip, .run, .go, .also, .end: []
    }
  }
}

extension Condition {
  /// The plain statements about answers that this is made of, through facts. What is settled by
  /// the setting alone is none.
  package func statements(_ library: Library) -> Set<Condition> {
    switch self {
    case .isValue("setting", _), .isOneOf("setting", _): []
    case .isValue, .isOneOf, .answered, .unsure, .compares: [self]
    case .fact(let name): library.facts[name]?.statements(library) ?? []
    case .not(let inner): inner.statements(library)
    case .all(let parts), .any(let parts):
      parts.reduce(into: []) { $0.formUnion($1.statements(library)) }
    }
  }

  /// The questions that a condition rests on, through facts. A name is looked up as what the
  /// statement says that it is.
  package func questions(_ library: Library) -> Set<String> {
    switch self {
    case .isValue("setting", _), .isOneOf("setting", _): []
    case .isValue(let question, _), .isOneOf(let question, _), .answered(let question),
      .unsure(let question):
      [question]
    case .compares(let comparison): Set(comparison.names)
    case .fact(let name): library.facts[name]?.questions(library) ?? []
    case .not(let inner): inner.questions(library)
    case .all(let parts), .any(let parts):
      parts.reduce(into: []) { $0.formUnion($1.questions(library)) }
    }
  }
}
