import FlowEngine
import FlowModel

/// Every feasible state of an incident in a setting, equal ones once, and the answers that lead
/// from one to the next. Nothing leads back, since places in a flow only grow.
///
/// States do not tell what was given before, so that each edge says all that its step gives.
struct StateGraph {
  struct Edge {
    let answer: Answer
    let target: Int
    /// The place of what it brings about among all that the steps of the graph do.
    let told: Int
    /// The same in the order in which it comes, without what another wording stands for.
    let shown: Int
    /// The questions for the person's own words that follow at once when it was said what is next:
    /// nothing can depend on them, so no state is made for each.
    let ownWords: [PathStep]
  }

  struct Node {
    let walk: Walk
    let edges: [Edge]

    /// The question that is open; nil at an end.
    var question: String? {
      if case .asking(let question) = walk.place { question } else { nil }
    }
  }

  let incident: String
  let setting: String
  /// The day on which the conversation begins.
  let today: CivilDate
  /// Everything that a step brings about, each once, and first what comes before any answer. Few
  /// differ, so that what is asked of them is worked out once for each.
  let effects: [[Effect]]
  /// In the order of their distance from the start, which is the first.
  let nodes: [Node]
  /// How each of them was first reached.
  let arrivals: [Arrival?]
  /// The branches that some walk comes by.
  let branches: Set<Branch>

  /// What comes before any answer.
  var firstEffects: [Effect] { effects[0] }

  /// The questions and answers of a shortest way to a state.
  func path(to node: Int) -> [PathStep] {
    arrivals.way(to: node).flatMap { steps($0.state, $0.edge) }
  }

  /// What is asked and answered on an edge.
  func steps(_ node: Int, _ edge: Int) -> [PathStep] {
    let asked = nodes[node].question ?? ""
    let edge = nodes[node].edges[edge]
    return [PathStep(question: asked, answer: edge.answer)] + edge.ownWords
  }

  /// A value for every state, made from those of the states that follow it.
  func fold<Value>(_ value: (Node, [Value]) -> Value) -> [Value] {
    var values = [Value?](repeating: nil, count: nodes.count)
    var open = [(node: 0, next: 0)]
    while let (node, next) = open.last {
      if values[node] != nil {
        open.removeLast()
      } else if next < nodes[node].edges.count {
        open[open.count - 1].next += 1
        let target = nodes[node].edges[next].target
        if values[target] == nil { open.append((target, 0)) }
      } else {
        values[node] = value(nodes[node], nodes[node].edges.map { values[$0.target]! })
        open.removeLast()
      }
    }
    return values.map { $0! }
  }
}

extension Explorer {
  /// The ways through an incident, at most so many.
  package func paths(_ incident: String, setting: String, limit: Int) -> [[PathStep]] {
    let graph = graph(incident, setting)
    var found = [[PathStep]]()
    func walk(_ node: Int, _ path: [PathStep]) {
      guard found.count < limit else { return }
      if graph.nodes[node].edges.isEmpty { return found.append(path) }
      for (index, edge) in graph.nodes[node].edges.enumerated() {
        walk(edge.target, path + graph.steps(node, index))
      }
    }
    walk(0, [])
    return found
  }

  /// One graph for each day that the rules can tell apart.
  func graphs(_ incident: String, _ setting: String) -> [StateGraph] {
    classes.days.map { graph(incident, setting, today: $0) }
  }

  /// Walks every feasible state, breadth first.
  func graph(
    _ incident: String, _ setting: String, today: CivilDate = .reference
  ) -> StateGraph {
    let (start, effects) = engine.start(
      incident, setting: setting, today: today, notingBranches: true)
    var branches = Set(start.branches ?? [])
    var ahead = [Walk.Outlook: Ahead]()
    func key(_ walk: Walk) -> WalkKey {
      let outlook = walk.outlook
      let known = ahead[outlook] ?? relevant.ahead(of: walk)
      ahead[outlook] = known
      return relevant.key(walk, known)
    }
    var told = Interned(effects.whole(start))
    var search = BreadthFirst(from: start.forgettingGiven, key: key(start))
    var edges = [[StateGraph.Edge]]()
    while let place = search.next() {
      edges.append([])
      let walk = search.states[place]
      guard case .asking(let id) = walk.place else { continue }
      for (index, answer) in classes[id].enumerated() {
        var (after, effects) = engine.step(walk, answer)
        let ownWords = takeOwnWords(&after, &effects)
        branches.formUnion(after.branches ?? [])
        let target = search.reach(after.forgettingGiven, key: key(after), from: place, by: index)
        edges[place].append(
          StateGraph.Edge(
            answer: answer, target: target, told: told.place(of: effects.whole(after)),
            shown: told.place(of: effects), ownWords: ownWords))
      }
    }
    return StateGraph(
      incident: incident, setting: setting, today: today, effects: told.values,
      nodes: zip(search.states, edges).map { StateGraph.Node(walk: $0, edges: $1) },
      arrivals: search.arrivals, branches: branches)
  }
}

extension Explorer {
  /// Answers the questions for the person's own words that follow what is next.
  ///
  /// - Returns: What was asked and answered.
  private func takeOwnWords(_ walk: inout Walk, _ effects: inout [Effect]) -> [PathStep] {
    var steps = [PathStep]()
    while walk.isDirected, case .asking(let id) = walk.place, classes[id].count == 1,
      engine.library.questions[id]?.kind == .text
    {
      let answer = classes[id][0]
      steps.append(PathStep(question: id, answer: answer))
      let (after, more) = engine.step(walk, answer)
      walk = after
      effects += more
    }
    return steps
  }
}

extension [Effect] {
  /// The effects of one step with all that it gave, also where the wording of another action of the
  /// same duty is shown in its place: it is given, and stands among the duties in the end.
  ///
  /// - Parameter walk: Where the step led, from a walk that had forgotten what was given.
  func whole(_ walk: Walk) -> [Effect] {
    // What is told behind NEXT stays behind it: it counts otherwise.
    let next = firstIndex { if case .ended = $0 { true } else { false } } ?? endIndex
    let later = Set(self[next...].flatMap(\.actions))
    let sooner = walk.given.filter { !later.contains($0) }
    let others = self[..<next].filter(\.actions.isEmpty) + self[next...]
    return sooner.isEmpty ? Array(others) : [.given(sooner)] + others
  }
}

extension Effect {
  /// The actions that it gives.
  fileprivate var actions: [String] {
    if case .given(let actions) = self { actions } else { [] }
  }
}
