import FlowEngine
import FlowModel

/// No walk ends milder than what it told: whoever was sent to somebody now is not sent away with
/// "before you leave today".
struct MilderEndings {
  let explorer: Explorer

  private var library: Library { explorer.engine.library }

  func problems(in graph: StateGraph) -> [Diagnostic] {
    let endsMildly = canEndMildly(graph)
    return givenBefore(endsMildly, in: graph).filter { tellsNow($0, graph.setting) }.sorted()
      .compactMap { id in
        let search = TrackedSearch(graph, actions: [id])
        let path = search.first(state: { state, node in
          state.given[0] && node.question == nil && endsMildly[state.node]
        })
        guard let path, let flow = library.flows[graph.incident] else { return nil }
        return Diagnostic(
          code: "milder-ending",
          "'\(graph.incident)' gives '\(id)' now, and ends with nobody to tell now, in "
            + "'\(graph.setting)'",
          at: flow.location,
          remedy: "End with an ending that is due now wherever somebody is told now.",
          notes: path.dialogue(graph.incident, graph.setting, library, today: graph.today))
      }
  }

  /// For each state whether some walk from it on ends with nobody to tell now.
  private func canEndMildly(_ graph: StateGraph) -> [Bool] {
    graph.fold { node, after in
      guard node.question == nil else { return after.contains(true) }
      return !node.walk.endings.contains {
        explorer.engine.outcome($0, in: node.walk)?.by == .now
      }
    }
  }

  /// The actions that some walk gives and then ends so.
  private func givenBefore(_ endsMildly: [Bool], in graph: StateGraph) -> Set<String> {
    var isMet = graph.effects.map { _ in false }
    isMet[0] = endsMildly[0]
    for node in graph.nodes {
      for edge in node.edges where endsMildly[edge.target] { isMet[edge.told] = true }
    }
    return zip(graph.effects, isMet).reduce(into: []) { found, step in
      guard step.1 else { return }
      for case .given(let ids) in step.0 { found.formUnion(ids) }
    }
  }

  /// Whether an action sends the person to somebody now, whatever the case. One that says "if", or
  /// that may be left, sends nobody yet.
  private func tellsNow(_ id: String, _ setting: String) -> Bool {
    guard let action = library.action(id, in: setting), action.kind == .act, action.by == .now,
      action.tell != nil, action.who == .you, action.audience == .you, !action.saysIf
    else { return false }
    let words = action.text.lowercased().split { !$0.isLetter }
    guard !words.contains("if") else { return false }
    let walk = explorer.engine.blankWalk(inSetting: setting)
    return explorer.engine.advice(id, in: walk).strength != .may
  }
}
