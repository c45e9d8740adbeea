import FlowEngine
import FlowModel

/// No more is asked and told before NEXT than a person under stress can take in. Of incidents whose
/// ending is derived; one that is joined is counted by itself.
///
/// Counted are questions with their help, and what is told with its label. Not counted are the choices,
/// the question who is talking, and words that are asked for after NEXT.
struct Budgets {
  /// What may come before NEXT.
  struct Limit {
    let questions: Int
    let items: Int
    let words: Int
  }

  static let staff = Limit(questions: 5, items: 12, words: 250)
  static let lead = Limit(questions: 8, items: 12, words: 320)
  /// What may stand on the first screen.
  static let firstDoNots = 5
  static let firstActs = 2

  let explorer: Explorer

  private var engine: Engine { explorer.engine }
  private var library: Library { engine.library }

  /// What comes from a state on.
  fileprivate struct Load {
    var questions = 0
    var items = 0
    var words = 0

    static func + (left: Load, right: Load) -> Load {
      Load(
        questions: left.questions + right.questions, items: left.items + right.items,
        words: left.words + right.words)
    }
  }

  func problems(in graph: StateGraph) -> [Diagnostic] {
    guard engine.isDerived(graph.incident), let flow = library.flows[graph.incident],
      flow.urgency != .emergency
    else { return [] }
    return firstScreen(graph, flow)
      + [Audience.you, .lead, .head].flatMap { who in
        overBudget(graph, flow, Loads(of: graph, engine, for: who), for: who)
      }
  }

  private func overBudget(
    _ graph: StateGraph, _ flow: Flow, _ loads: Loads, for who: Audience
  ) -> [Diagnostic] {
    let limit = who == .you ? Budgets.staff : Budgets.lead
    let measures: [(name: String, most: Int, of: KeyPath<Load, Int>)] = [
      ("questions", limit.questions, \.questions), ("items", limit.items, \.items),
      ("words", limit.words, \.words),
    ]
    return measures.compactMap { measure in
      let most = heaviest(graph, loads, measure.of, for: who)
      let count = loads.first[keyPath: measure.of] + most[0].count
      guard count > measure.most else { return nil }
      var path = [PathStep]()
      var place = 0
      while let edge = most[place].edge {
        path += graph.steps(place, edge)
        if loads.isOver[graph.nodes[place].edges[edge].told] { break }
        place = graph.nodes[place].edges[edge].target
      }
      return Diagnostic(
        code: "over-budget",
        "a walk of '\(graph.incident)' in '\(graph.setting)' has \(count) \(measure.name) before NEXT "
          + "for \(who.words), at most \(measure.most)", at: flow.location,
        remedy:
          "Ask or tell less before NEXT: merge questions, give each page only what is its own.",
        notes: path.dialogue(graph.incident, graph.setting, library, today: graph.today))
    }
  }

  /// For each state the most of something that can come from it on, and the edge that leads there.
  private func heaviest(
    _ graph: StateGraph, _ loads: Loads, _ measure: KeyPath<Load, Int>, for who: Audience
  ) -> [(count: Int, edge: Int?)] {
    var most = [(count: Int, edge: Int?)](repeating: (0, nil), count: graph.nodes.count)
    for place in graph.inOrder.reversed() {
      let node = graph.nodes[place]
      for (index, edge) in node.edges.enumerated() where isOpen(node, edge, to: who) {
        let rest = loads.isOver[edge.told] ? 0 : most[edge.target].count
        let count = loads.edges[place][index][keyPath: measure] + rest
        if most[place].edge == nil || count > most[place].count { most[place] = (count, index) }
      }
    }
    return most
  }

  /// Whether a person of this kind can take an edge: the answer who is talking says so.
  private func isOpen(_ node: StateGraph.Node, _ edge: StateGraph.Edge, to who: Audience) -> Bool {
    guard node.question == Engine.roleQuestion else { return true }
    return edge.answer.values.first.map { Audience(role: $0) == who } ?? false
  }

  private func firstScreen(_ graph: StateGraph, _ flow: Flow) -> [Diagnostic] {
    let actions = flow.first.compactMap { library.action($0, in: graph.setting) }
      .filter { $0.audience == .you && !$0.text.isEmpty }
    let counts = [
      ("do-nots", actions.count { $0.kind == .refrain }, Budgets.firstDoNots),
      ("things to do", actions.count { $0.kind == .act }, Budgets.firstActs),
    ]
    return counts.filter { $0.1 > $0.2 }.map { name, count, most in
      Diagnostic(
        code: "over-budget",
        "the first screen of '\(flow.id)' in '\(graph.setting)' has \(count) \(name), at most \(most)",
        at: flow.location, remedy: "Move the less urgent ones below the first question.")
    }
  }
}

/// What each step of a graph asks and tells one kind of reader, until it says what is next.
private struct Loads {
  let first: Budgets.Load
  /// By state and edge.
  private(set) var edges: [[Budgets.Load]] = []
  /// For each of what steps bring about whether the count ends with it.
  let isOver: [Bool]

  init(of graph: StateGraph, _ engine: Engine, for who: Audience) {
    isOver = graph.effects.map { $0.contains(where: \.endsCount) }
    var scale = Scale(engine: engine, who: who)
    let sights = graph.nodes.map { scale.sight(of: $0.walk) }
    first = scale.load(of: graph.firstEffects, graph.nodes[0].walk, sights[0])
    // What a step tells is weighed once for each who may be concerned.
    var known = [Place: Budgets.Load]()
    edges = graph.nodes.map { node in
      let asked = scale.load(asking: node.question)
      return node.edges.map { edge in
        let walk = graph.nodes[edge.target].walk
        let sight = sights[edge.target]
        // Where the count ends within a step, it matters what comes before.
        let told = isOver[edge.told] ? edge.shown : edge.told
        let place = Place(told: told, sight: sight)
        let load = known[place] ?? scale.load(of: graph.effects[told], walk, sight)
        known[place] = load
        return asked + load
      }
    }
  }

  private struct Place: Hashable {
    let told: Int
    let sight: Int
  }
}

/// Weighs what a step tells one kind of reader. What a line says depends on the walk only by who may
/// still be concerned.
private struct Scale {
  let engine: Engine
  let who: Audience
  private var sights = Interned(Sight())
  private var known: [Key: (page: Audience, words: Int)] = [:]

  /// What of a walk decides what a reader is told of its steps.
  private struct Sight: Hashable {
    var naming: [String] = []
    var pages: [Audience] = []
  }

  private struct Key: Hashable {
    let action: String
    let sight: Int
  }

  init(engine: Engine, who: Audience) {
    self.engine = engine
    self.who = who
  }

  /// A number for who may be concerned and which pages are read.
  mutating func sight(of walk: Walk) -> Int {
    // Whoever it may be about does not read the page of whoever stands in for them.
    let isKnown = walk.answers[Engine.roleQuestion] != nil
    let pages = isKnown ? engine.audience(in: walk).pages : who.pages
    return sights.place(of: Sight(naming: engine.answersThatName(in: walk), pages: pages))
  }

  func load(asking id: String?) -> Budgets.Load {
    guard let id, id != Engine.roleQuestion, let question = engine.library.questions[id],
      question.kind != .text
    else { return Budgets.Load() }
    let words = question.ask.wordCount + (question.help?.wordCount ?? 0)
    return Budgets.Load(questions: 1, words: words)
  }

  mutating func load(of effects: [Effect], _ walk: Walk, _ sight: Int) -> Budgets.Load {
    var load = Budgets.Load()
    let pages = sights.values[sight].pages
    for effect in effects.prefix(while: { !$0.endsCount }) {
      guard case .given(let ids) = effect else { continue }
      for id in ids {
        let line = line(id, walk, sight)
        guard pages.contains(line.page) else { continue }
        load = load + Budgets.Load(items: 1, words: line.words)
      }
    }
    return load
  }

  private mutating func line(
    _ id: String, _ walk: Walk, _ sight: Int
  ) -> (page: Audience, words: Int) {
    let key = Key(action: id, sight: sight)
    if let line = known[key] { return line }
    let advice = engine.advice(id, in: walk)
    let texts = [advice.text, advice.provenance.brief, advice.insteadWords ?? ""]
    let line = (advice.audience, texts.reduce(0) { $0 + $1.wordCount })
    known[key] = line
    return line
  }
}

extension StateGraph {
  /// The states in an order in which every one stands before those that follow it.
  fileprivate var inOrder: [Int] {
    var waiting = [Int](repeating: 0, count: nodes.count)
    for node in nodes { for edge in node.edges { waiting[edge.target] += 1 } }
    var order = nodes.isEmpty ? [] : [0]
    var place = 0
    while place < order.count {
      for edge in nodes[order[place]].edges {
        waiting[edge.target] -= 1
        if waiting[edge.target] == 0 { order.append(edge.target) }
      }
      place += 1
    }
    return order
  }
}

extension Effect {
  /// Whether what is counted ends here: at NEXT, or where another incident begins its own count.
  fileprivate var endsCount: Bool {
    switch self {
    case .ended, .entered: true
    case .given, .asking: false
    }
  }
}

extension Audience {
  fileprivate var words: String {
    switch self {
    case .you: "a member of staff"
    case .lead: "the safeguarding lead"
    case .head: "the head"
    case .school: "the school"
    }
  }
}

extension String {
  fileprivate var wordCount: Int { split(whereSeparator: \.isWhitespace).count }
}
