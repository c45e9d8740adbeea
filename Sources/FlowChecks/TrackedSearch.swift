import FlowEngine

/// A search through a graph that also remembers a few answers and actions: those that a rule asks
/// about. It takes no step of its own, so it costs little beside making the graph.
struct TrackedSearch {
  /// A state of the graph, and what is remembered of the way to it.
  struct State: Hashable {
    var node: Int
    /// The edge taken from the state where each question was open; none if it was not asked.
    var answers: PackedPlaces
    /// Whether each action was given.
    var given: Flags
    /// Whether something came on the way that must be remembered.
    var isMarked = false
  }

  let graph: StateGraph
  let questions: [String]
  let actions: [String]
  /// Which of the actions are given by each of what steps bring about.
  private let gives: [Flags]
  /// For a question whose answers need not all be told apart: for each answer the first that is like
  /// it.
  private let alike: [String: [Int]]

  /// - Parameter alike: For a question, by the place of each answer, the first answer that makes no
  ///   difference to it. What is not told is told apart.
  init(
    _ graph: StateGraph, questions: Set<String> = [], actions: Set<String> = [],
    alike: [String: [Int]] = [:]
  ) {
    self.graph = graph
    self.alike = alike
    self.questions = questions.sorted()
    let actions = actions.sorted()
    self.actions = actions
    gives = actions.isEmpty ? [] : graph.effects.map { Flags(of: actions, in: $0) }
  }

  /// A shortest way to a state that is not as it should be, or over a step that is not.
  ///
  /// - Parameter marks: Whether a step is to be remembered that tells this, the place of it among the
  ///   graph's effects, from this state.
  /// - Parameter isWrongAtArrival: Whether what a step brings about is wrong, seen from where it
  ///   arrives.
  func first(
    marks: (Int, State) -> Bool = { _, _ in false },
    state isWrong: (State, StateGraph.Node) -> Bool = { _, _ in false },
    arriving isWrongAtArrival: (Int, State) -> Bool = { _, _ in false }
  ) -> [PathStep]? {
    let widest = graph.nodes.map(\.edges.count).max() ?? 0
    var start = State(
      node: 0, answers: PackedPlaces(count: questions.count, below: widest),
      given: Flags(count: actions.count))
    start.isMarked = marks(0, start)
    if !gives.isEmpty { start.given.formUnion(gives[0]) }
    if isWrongAtArrival(0, start) { return [] }
    var search = BreadthFirst(from: start, key: start)
    func path(to place: Int) -> [PathStep] {
      search.way(to: place).flatMap { graph.steps(search.states[$0.state].node, $0.edge) }
    }
    while let place = search.next() {
      let state = search.states[place]
      let node = graph.nodes[state.node]
      if isWrong(state, node) { return path(to: place) }
      let asked = node.question.flatMap { questions.firstIndex(of: $0) }
      for (index, edge) in node.edges.enumerated() {
        var after = state
        after.node = edge.target
        after.isMarked = state.isMarked || marks(edge.told, state)
        if let asked { after.answers[asked] = alike[questions[asked]]?[index] ?? index }
        if !gives.isEmpty { after.given.formUnion(gives[edge.told]) }
        if isWrongAtArrival(edge.told, after) {
          return path(to: place) + graph.steps(state.node, index)
        }
        search.reach(after, key: after, from: place, by: index)
      }
    }
    return nil
  }

  /// What is remembered at a state, as a walk that conditions and routes can be asked of.
  func walk(at state: State, _ explorer: Explorer) -> Walk {
    var answers = [String: Answer]()
    for (place, question) in questions.enumerated() {
      guard let index = state.answers[place] else { continue }
      answers[question] = explorer.classes[question][index]
    }
    return explorer.engine.walk(setting: graph.setting, answers: answers, today: graph.today)
  }
}
