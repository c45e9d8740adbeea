import FlowEngine
import FlowModel

/// What must be so at every end: somebody to tell, something to do, and nothing that asks for
/// the opposite of something else.
struct OutcomeChecks {
  let explorer: Explorer
  /// The questions whose answers can say whom the concern is about.
  private let naming: Set<String>

  init(_ explorer: Explorer) {
    self.explorer = explorer
    let questions = explorer.engine.library.questions.values
    naming = Set(questions.filter { $0.options.contains { !$0.concerns.isEmpty } }.map(\.id))
  }

  private var library: Library { explorer.engine.library }

  func problems(in graph: StateGraph) -> [Diagnostic] {
    [nobodyToTell(graph), nothingToDo(graph)].compactMap { $0 } + contradictions(graph)
  }

  /// A walk on which everybody whom the ending would send to is one whom the concern is about.
  private func nobodyToTell(_ graph: StateGraph) -> Diagnostic? {
    let search = TrackedSearch(
      graph, questions: naming.intersection(explorer.relevant.questions(in: graph.incident)))
    var found: Outcome?
    let path = search.first(state: { state, node in
      guard node.question == nil else { return false }
      let walk = search.walk(at: state, explorer)
      found = node.walk.endings.compactMap { explorer.engine.outcome($0, in: node.walk) }.first {
        $0.tell.map { explorer.engine.route(to: $0, in: walk).isEmpty } ?? false
      }
      return found != nil
    })
    guard let path, let found else { return nil }
    return Diagnostic(
      code: "nobody-to-tell",
      "'\(found.ending)' can send to nobody in '\(graph.setting)': each role is or may be concerned",
      at: library.endings[found.ending]?.location ?? .nowhere,
      remedy: "Name another role, or give its role more under 'otherwise' in the setting.",
      notes: path.dialogue(graph.incident, graph.setting, library, today: graph.today))
  }

  /// A walk on which nothing was to be done.
  private func nothingToDo(_ graph: StateGraph) -> Diagnostic? {
    let acts = graph.effects.map { effects in
      effects.contains { effect in
        guard case .given(let ids) = effect else { return false }
        return ids.contains { library.action($0, in: graph.setting)?.kind == .act }
      }
    }
    guard !acts[0] else { return nil }
    let canLack: [Bool] = graph.fold { node, after in
      node.edges.isEmpty || zip(node.edges, after).contains { !acts[$0.told] && $1 }
    }
    guard canLack[0], let flow = library.flows[graph.incident] else { return nil }
    var path = [PathStep]()
    var place = 0
    while let next = graph.nodes[place].edges.indices.first(where: {
      let edge = graph.nodes[place].edges[$0]
      return !acts[edge.told] && canLack[edge.target]
    }) {
      path += graph.steps(place, next)
      place = graph.nodes[place].edges[next].target
    }
    return Diagnostic(
      code: "nothing-to-do", "a walk of '\(graph.incident)' in '\(graph.setting)' asks for nothing",
      at: flow.location, remedy: "Give something to do on every walk, if only whom to tell.",
      notes: path.dialogue(graph.incident, graph.setting, library, today: graph.today))
  }

  /// Walks that give two actions of which one says it is against the other.
  private func contradictions(_ graph: StateGraph) -> [Diagnostic] {
    let given = graph.given
    return given.sorted().compactMap { library.action($0, in: graph.setting) }.filter {
      !$0.against.isEmpty
    }
    .flatMap { action in
      action.against.filter(given.contains).compactMap { other -> Diagnostic? in
        let search = TrackedSearch(graph, actions: [action.id, other])
        let path = search.first(state: { state, _ in !state.given.contains(false) })
        return path.map {
          Diagnostic(
            code: "contradiction",
            "'\(action.id)' and '\(other)' are both given in '\(graph.setting)'",
            at: action.location,
            remedy: "Give each under its own condition, so that no walk meets both.",
            notes: $0.dialogue(graph.incident, graph.setting, library, today: graph.today))
        }
      }
    }
  }
}

extension StateGraph {
  /// Every action that some walk gives.
  var given: Set<String> {
    var found = Set<String>()
    for case .given(let ids) in effects.joined() { found.formUnion(ids) }
    return found
  }
}
