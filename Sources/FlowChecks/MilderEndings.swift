import FlowEngine
import FlowModel

/// No walk ends milder than what it told: whoever was sent to somebody now is not sent away with
/// "before you leave today".
struct MilderEndings {
  let explorer: Explorer

  private var library: Library { explorer.engine.library }

  func problems(in graph: StateGraph) -> [Diagnostic] {
    let urgent = graph.given.filter { tellsNow($0, graph.setting) }.sorted()
    guard !urgent.isEmpty else { return [] }
    let isMild = graph.nodes.map { node in
      node.question == nil
        && !node.walk.endings.contains {
          explorer.engine.outcome($0, in: node.walk)?.by == .now
        }
    }
    return urgent.compactMap { id in
      let search = TrackedSearch(graph, actions: [id])
      let path = search.first(state: { state, _ in state.given[0] && isMild[state.node] })
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
