import FlowEngine
import FlowModel

/// An incident that is due now is entered by the very answer that leads to it: no question stands
/// between, and nothing that is not due now is given before it.
struct UrgentFirst {
  let explorer: Explorer

  private var library: Library { explorer.engine.library }

  func problems(in graph: StateGraph) -> [Diagnostic] {
    var entered = Set<String>()
    // What is entered at the start waits for nothing.
    for case .entered(let flow) in graph.effects.dropFirst().joined() { entered.insert(flow) }
    let urgent = library.incidents.filter { $0.urgency <= .now && entered.contains($0.id) }
    return urgent.compactMap { questionBetween(graph, $0) ?? adviceBefore(graph, $0) }
  }

  /// An answer after which the incident is sure to come, and comes only after another question.
  private func questionBetween(_ graph: StateGraph, _ flow: Flow) -> Diagnostic? {
    let enters = graph.effects.map { $0.contains(.entered(flow.id)) }
    // Whether it is entered whatever is answered from here on. No incident is entered twice.
    let isSure: [Bool] = graph.fold { node, after in
      !node.edges.isEmpty && zip(node.edges, after).allSatisfy { enters[$0.told] || $1 }
    }
    for (place, node) in graph.nodes.enumerated() where !isSure[place] {
      for (index, edge) in node.edges.enumerated() {
        guard isSure[edge.target] else { continue }
        return diagnostic(
          graph, flow, graph.path(to: place) + graph.steps(place, index),
          "'\(graph.nodes[edge.target].question ?? "")' stands before '\(flow.id)', which is due now"
        )
      }
    }
    return nil
  }

  /// A step that gives what can wait before it enters the incident.
  private func adviceBefore(_ graph: StateGraph, _ flow: Flow) -> Diagnostic? {
    let enters = graph.effects.map { $0.contains(.entered(flow.id)) }
    for (place, node) in graph.nodes.enumerated() {
      for (index, edge) in node.edges.enumerated() {
        guard enters[edge.told] else { continue }
        let before = graph.effects[edge.shown].prefix { $0 != .entered(flow.id) }.flatMap {
          if case .given(let ids) = $0 { ids } else { [String]() }
        }
        guard let first = before.first(where: { canWait($0, graph.setting) }) else { continue }
        return diagnostic(
          graph, flow, graph.path(to: place) + graph.steps(place, index),
          "'\(first)' is given before '\(flow.id)', which is due now")
      }
    }
    return nil
  }

  private func canWait(_ id: String, _ setting: String) -> Bool {
    guard let action = library.action(id, in: setting) else { return false }
    return action.kind != .refrain && action.by != .now
  }

  private func diagnostic(
    _ graph: StateGraph, _ flow: Flow, _ path: [PathStep], _ what: String
  ) -> Diagnostic {
    Diagnostic(
      code: "urgent-waits", "\(what), in '\(graph.incident)' in '\(graph.setting)'",
      at: library.flows[graph.incident]?.location ?? .nowhere,
      remedy: "Put the 'also' or 'go' right after the question whose answer leads to it.",
      notes: path.dialogue(graph.incident, graph.setting, library, today: graph.today))
  }
}
