import FlowEngine
import FlowModel

/// Something that a walk tells: an action given, or an ending.
enum Told: Hashable {
  case action(String)
  case ending(String)
}

/// Two versions of an incident walked with the same answers: every pair of places that one
/// conversation can reach in both.
struct ProductGraph {
  /// What each version tells on one step.
  struct Tellings {
    var old: [Told] = []
    var new: [Told] = []
  }

  struct Edge {
    let answer: Answer
    let target: Int
    let tellings: Tellings
  }

  struct Node {
    /// The question that is put; nil where both walks have ended.
    let question: String?
    let edges: [Edge]
  }

  /// What is told before the first question.
  let first: Tellings
  /// In the order of their distance from the start, which is the first.
  let nodes: [Node]

  private var tellings: [Tellings] { [first] + nodes.flatMap { $0.edges.map(\.tellings) } }

  /// What some step of one version tells and the same step of the other does not.
  var toldByOne: Set<Told> {
    tellings.reduce(into: []) { $0.formUnion(Set($1.old).symmetricDifference($1.new)) }
  }

  /// Everything that either version tells, actions first, each by name.
  var told: [Told] {
    let all = tellings.reduce(into: Set<Told>()) { $0.formUnion($1.old + $1.new) }
    return all.sorted { ($0.isEnding ? 1 : 0, $0.name) < ($1.isEnding ? 1 : 0, $1.name) }
  }

  /// A shortest conversation at whose end the versions have told something as is asked for.
  ///
  /// - Parameter isWanted: Given whether the old version has told it, and whether the new one has.
  func shortest(_ told: Told, _ isWanted: (_ old: Bool, _ new: Bool) -> Bool) -> [PathStep]? {
    struct State: Hashable {
      var node = 0
      var old = false
      var new = false

      mutating func note(_ tellings: Tellings, of told: Told) {
        old = old || tellings.old.contains(told)
        new = new || tellings.new.contains(told)
      }
    }
    var start = State()
    start.note(first, of: told)
    var search = BreadthFirst(from: start, key: start)
    while let place = search.next() {
      let state = search.states[place]
      if nodes[state.node].question == nil, isWanted(state.old, state.new) {
        return search.way(to: place).map { step(search.states[$0.state].node, $0.edge) }
      }
      for (index, edge) in nodes[state.node].edges.enumerated() {
        var after = state
        after.node = edge.target
        after.note(edge.tellings, of: told)
        search.reach(after, key: after, from: place, by: index)
      }
    }
    return nil
  }

  private func step(_ node: Int, _ edge: Int) -> PathStep {
    PathStep(question: nodes[node].question ?? "", answer: nodes[node].edges[edge].answer)
  }
}

extension Told {
  var name: String {
    switch self {
    case .action(let id), .ending(let id): id
    }
  }

  var isEnding: Bool { if case .ending = self { true } else { false } }
}
