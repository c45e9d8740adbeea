import FlowEngine

/// A search through a graph that also remembers a few answers and actions: those that a rule asks
/// about. It takes no step of its own, so it costs little beside making the graph.
struct TrackedSearch {
  /// A state of the graph, and what is remembered of the way to it.
  struct State: Hashable {
    var node: Int
    /// The edge taken from the state where each question was open; -1 if it was not asked.
    var answers: [Int]
    /// Whether each action was given.
    var given: [Bool]
    /// Whether something came on the way that must be remembered.
    var isMarked = false
  }

  let graph: StateGraph
  let questions: [String]
  let actions: [String]

  init(_ graph: StateGraph, questions: Set<String> = [], actions: Set<String> = []) {
    self.graph = graph
    self.questions = questions.sorted()
    self.actions = actions.sorted()
  }

  /// A shortest way to a state that is not as it should be, or over a step that is not.
  ///
  /// - Parameter marks: Whether a step that tells this, from this state, is to be remembered.
  /// - Parameter isWrongAtArrival: Whether what a step brings about is wrong, seen from where it
  ///   arrives.
  func first(
    marks: ([Effect], State) -> Bool = { _, _ in false },
    state isWrong: (State, StateGraph.Node) -> Bool = { _, _ in false },
    arriving isWrongAtArrival: ([Effect], State) -> Bool = { _, _ in false }
  ) -> [PathStep]? {
    var start = State(
      node: 0, answers: questions.map { _ in -1 }, given: actions.map { _ in false })
    start.isMarked = marks(graph.firstEffects, start)
    note(graph.firstEffects, in: &start)
    if isWrongAtArrival(graph.firstEffects, start) { return [] }
    var search = BreadthFirst(from: start, key: start)
    func path(to place: Int) -> [PathStep] {
      search.way(to: place).map { graph.step(search.states[$0.state].node, $0.edge) }
    }
    while let place = search.next() {
      let state = search.states[place]
      let node = graph.nodes[state.node]
      if isWrong(state, node) { return path(to: place) }
      let asked = node.question.flatMap { questions.firstIndex(of: $0) }
      for (index, edge) in node.edges.enumerated() {
        var after = state
        after.node = edge.target
        after.isMarked = state.isMarked || marks(edge.effects, state)
        if let asked { after.answers[asked] = index }
        note(edge.effects, in: &after)
        if isWrongAtArrival(edge.effects, after) {
          return path(to: place) + [graph.step(state.node, index)]
        }
        search.reach(after, key: after, from: place, by: index)
      }
    }
    return nil
  }

  /// What is remembered at a state, as a walk that conditions and routes can be asked of.
  func walk(at state: State, _ explorer: Explorer) -> Walk {
    var answers = [String: Answer]()
    for (question, index) in zip(questions, state.answers) where index >= 0 {
      answers[question] = explorer.classes[question][index]
    }
    return explorer.engine.walk(setting: graph.setting, answers: answers, today: graph.today)
  }

  private func note(_ effects: [Effect], in state: inout State) {
    guard !actions.isEmpty else { return }
    for case .given(let ids) in effects {
      for (place, action) in actions.enumerated() where ids.contains(action) {
        state.given[place] = true
      }
    }
  }
}
