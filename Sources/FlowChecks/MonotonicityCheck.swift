import FlowEngine
import FlowModel

/// Worse answers never bring milder outcomes, and not knowing is never milder than the most
/// cautious answer.
///
/// How strict an outcome is, is told by its time limit: an ending that is due now is stricter
/// than one that is due today. For each state the mildest and the strictest outcome that can
/// still follow are compared, so the later answers are all considered.
struct MonotonicityCheck {
  let explorer: Explorer

  private var library: Library { explorer.engine.library }

  /// The mildest and the strictest outcome ahead.
  private struct Bounds {
    var low: Int
    var high: Int

    func isMilder(than other: Bounds) -> Bool { low < other.low || high < other.high }
  }

  func problems(in graph: StateGraph) -> [Diagnostic] {
    let spans: [Bounds] = graph.fold { node, after in
      guard let first = after.first else {
        let strictness = self.strictness(of: node.walk)
        return Bounds(low: strictness, high: strictness)
      }
      return after.dropFirst().reduce(first) {
        Bounds(low: min($0.low, $1.low), high: max($0.high, $1.high))
      }
    }
    var found = [Diagnostic]()
    for (place, node) in graph.nodes.enumerated() {
      guard let question = node.question.flatMap({ library.questions[$0] }),
        question.kind.isChosen
      else { continue }
      let ahead = node.edges.map { ($0.answer, spans[$0.target]) }
      let single = ahead.filter { !$0.0.isUnsure && $0.0.values.count == 1 }
      if question.isWorstFirst,
        let pair = zip(single, single.dropFirst()).first(where: { $0.1.isMilder(than: $1.1) })
      {
        found.append(milder(question, pair.0.0, pair.1.0, graph, place))
      }
      if let unsure = ahead.first(where: { $0.0.isUnsure }),
        let worst = single.first(where: { unsure.1.isMilder(than: $0.1) })
      {
        found.append(milder(question, unsure.0, worst.0, graph, place))
      }
    }
    return found
  }

  /// The earliest time limit among the endings; more is stricter.
  private func strictness(of walk: Walk) -> Int {
    let limits = walk.endings.compactMap { ending in
      ending == Ending.next
        ? explorer.engine.soonest(in: walk) : explorer.engine.outcome(ending, in: walk)?.by
    }
    return limits.min().map { limit in Deadline.allCases.count { limit < $0 } } ?? -1
  }

  private func milder(
    _ question: Question, _ worse: Answer, _ other: Answer, _ graph: StateGraph, _ place: Int
  ) -> Diagnostic {
    let code = worse.isUnsure ? "unsure-is-milder" : "milder-is-stricter"
    let said = worse.isUnsure ? "not knowing" : "'\(worse.values.joined(separator: ", "))'"
    return Diagnostic(
      code: code,
      "\(said) can end milder than '\(other.values.joined(separator: ", "))' to '\(question.id)' "
        + "in '\(graph.setting)'",
      at: question.location,
      remedy: worse.isUnsure
        ? "Let 'unsure' name the most cautious answer."
        : "Give the worse answer an ending that is due at least as soon, or take out 'worst-first'.",
      notes: (graph.path(to: place) + [PathStep(question: question.id, answer: worse)])
        .dialogue(graph.incident, graph.setting, library, today: graph.today))
  }
}
