public import FlowModel

/// What still lies ahead of each place in each flow.
public struct Outlook: Sendable {
  /// The names that the steps from a place on ask or speak of, by flow and place.
  private let ahead: [String: [Set<String>]]
  /// The questions of which some condition asks whether the person did not know.
  public let unsure: Set<String>
  /// The comparisons that conditions make, by the name under which they lie ahead.
  let comparisons: [String: Comparison]
  let engine: Engine

  public init(_ engine: Engine) {
    let library = engine.library
    self.engine = engine
    comparisons = Dictionary(
      library.comparisons.map { ($0.aheadName, $0) }, uniquingKeysWith: { first, _ in first })
    var unsure = Set<String>()
    for condition in engine.code.values.joined().compactMap(\.condition) {
      unsure.formUnion(condition.unsureQuestions(library))
    }
    self.unsure = unsure
    var whole = [String: Set<String>]()
    for flow in library.flows.keys {
      whole[flow] = Outlook.flowsReached(from: flow, engine).reduce(into: []) { names, reached in
        for instruction in engine.code[reached]! { names.formUnion(instruction.names(library)) }
      }
    }
    ahead = engine.code.mapValues { code in
      var sets = [Set<String>](repeating: [], count: code.count + 1)
      for place in code.indices.reversed() {
        sets[place] = sets[place + 1].union(code[place].names(library))
        if let other = code[place].flow { sets[place].formUnion(whole[other]!) }
      }
      return sets
    }
  }

  /// What can still matter to a walk: questions, and comparisons by their names.
  public func names(aheadOf walk: Walk) -> Set<String> {
    var names = Set<String>()
    for frame in walk.frames { names.formUnion(ahead[frame.flow]![frame.next]) }
    for flow in walk.waiting { names.formUnion(ahead[flow]![0]) }
    // The answer that is about to be given is not among the past.
    if case .asking(let question) = walk.place { names.remove(question) }
    return names
  }

  /// The questions that an incident, with everything it leads to, asks or speaks of.
  public func names(in flow: String) -> Set<String> { ahead[flow]![0] }

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

extension Instruction {
  /// The flow that this leads into.
  fileprivate var flow: String? {
    switch self {
    case .run(let flow), .go(let flow), .also(let flow): flow
    case .ask, .give, .skip, .unless, .end: nil
    }
  }

  /// The questions that this asks or speaks of, facts followed to the questions behind them.
  fileprivate func names(_ library: Library) -> Set<String> {
    switch self {
    case .ask(let question, _): [question]
    case .unless(let condition, _): condition.relevant(library)
    case .give, .skip, .run, .go, .also, .end: []
    }
  }
}

extension Instruction {
  fileprivate var condition: Condition? {
    if case .unless(let condition, _) = self { condition } else { nil }
  }
}

extension Condition {
  /// The questions of which this asks whether the person did not know, through facts.
  fileprivate func unsureQuestions(_ library: Library) -> Set<String> {
    switch self {
    case .unsure(let name): [name]
    case .fact(let name): library.facts[name]?.unsureQuestions(library) ?? []
    case .not(let inner): inner.unsureQuestions(library)
    case .all(let parts), .any(let parts):
      parts.reduce(into: []) { $0.formUnion($1.unsureQuestions(library)) }
    case .isValue, .isOneOf, .answered, .compares: []
    }
  }

  /// What must be known for a condition to be settled, through facts: questions, and comparisons
  /// as one thing each, since of a measure nothing but how it compares can matter.
  fileprivate func relevant(_ library: Library) -> Set<String> {
    switch self {
    case .compares(let comparison): [comparison.aheadName]
    case .fact(let name): library.facts[name]?.relevant(library) ?? []
    case .not(let inner): inner.relevant(library)
    case .all(let parts), .any(let parts):
      parts.reduce(into: []) { $0.formUnion($1.relevant(library)) }
    case .isValue(let name, _), .isOneOf(let name, _), .answered(let name), .unsure(let name):
      library.questions[name] == nil ? [] : [name]
    }
  }

  /// The questions that a condition rests on, through facts.
  public func questions(_ library: Library) -> Set<String> {
    names.reduce(into: []) { questions, name in
      if let fact = library.facts[name] {
        questions.formUnion(fact.questions(library))
      } else if library.questions[name] != nil {
        questions.insert(name)
      }
    }
  }
}

extension Comparison {
  /// What stands for the comparison among the names of questions; no question is called so.
  var aheadName: String { "compares \(self)" }
}
