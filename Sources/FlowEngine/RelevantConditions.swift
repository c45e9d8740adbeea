package import FlowModel

/// What lies ahead of a walk.
package struct Ahead: Sendable {
  /// The statements whose truth can still matter, always in the same order.
  package let statements: [Condition]
  /// The flows that steps ahead lead into, whether they can still be entered or not.
  let flows: Set<String>
}

/// What still lies ahead of each place in each flow.
package struct RelevantConditions: Sendable {
  /// The plain statements that the steps of a flow ask about from a place on, and the questions that
  /// they put, as `.answered`, by flow and place; without those of the flows that it leads to.
  private let own: [String: [Set<Condition>]]
  /// The flows that the steps of a flow lead into from a place on, by flow and place.
  private let targets: [String: [Set<String>]]
  private let asked: [String: Set<String>]
  /// A number for each statement.
  private let numbers: [Condition: Int]
  let engine: Engine

  /// Works out what lies ahead of every place, once.
  package init(_ engine: Engine) {
    self.engine = engine
    var own = [String: [Set<Condition>]]()
    var targets = [String: [Set<String>]]()
    for (id, code) in engine.code {
      var statements = [Set<Condition>](repeating: [], count: code.count + 1)
      var flows = [Set<String>](repeating: [], count: code.count + 1)
      for place in code.indices.reversed() {
        // Every jump leads on, so that what lies ahead of its target is known already.
        for next in code[place].successors(of: place) {
          statements[place].formUnion(statements[next])
          flows[place].formUnion(flows[next])
        }
        statements[place].formUnion(code[place].statements(engine.library))
        flows[place].formUnion([code[place].flow].compactMap(\.self))
      }
      own[id] = statements
      targets[id] = flows
    }
    self.own = own
    self.targets = targets
    asked = RelevantConditions.asked(own, targets)
    let all = own.values.reduce(into: Set<Condition>()) { $0.formUnion($1[0]) }
    numbers = Dictionary(uniqueKeysWithValues: zip(all, 0...))
  }

  /// What can still matter to a walk. No incident is entered twice, so that those entered already lie
  /// ahead no more.
  package func ahead(of walk: Walk) -> Ahead {
    var statements = Set<Condition>()
    var open = walk.waiting
    for frame in walk.frames {
      statements.formUnion(own[frame.flow]![frame.next])
      open += targets[frame.flow]![frame.next]
    }
    let entered = Set(walk.entered)
    var flows = Set<String>()
    while let flow = open.popLast() {
      guard flows.insert(flow).inserted, !entered.contains(flow) else { continue }
      statements.formUnion(own[flow]![0])
      open += targets[flow]![0]
    }
    for question in walk.postponed { statements.insert(.answered(question)) }
    // The answer that is about to be given is not among the past.
    if case .asking(let question) = walk.place { statements.remove(.answered(question)) }
    return Ahead(statements: statements.sorted { numbers[$0]! < numbers[$1]! }, flows: flows)
  }

  /// The questions that an incident, with everything it leads to, may ask.
  package func questions(in flow: String) -> Set<String> { asked[flow]! }

  /// The questions of each flow and of every flow that it can lead to.
  private static func asked(
    _ own: [String: [Set<Condition>]], _ targets: [String: [Set<String>]]
  ) -> [String: Set<String>] {
    let questions = own.mapValues { $0[0].asked }
    return own.keys.reduce(into: [:]) { asked, flow in
      var seen: Set<String> = []
      var open = [flow]
      while let next = open.popLast() {
        guard seen.insert(next).inserted else { continue }
        asked[flow, default: []].formUnion(questions[next]!)
        open += targets[next]![0]
      }
    }
  }
}

extension Set<Condition> {
  /// The questions that are put.
  package var asked: Set<String> {
    Set<String>(compactMap { if case .answered(let name) = $0 { name } else { nil } })
  }
}

extension Instruction {
  /// The places of the same flow that can follow this one.
  fileprivate func successors(of place: Int) -> [Int] {
    switch self {
    case .end: []
    case .skip(let target): [target]
    case .unless(_, let target, _): [place + 1, target]
    case .ask, .give, .run, .go, .also, .next: [place + 1]
    }
  }

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
