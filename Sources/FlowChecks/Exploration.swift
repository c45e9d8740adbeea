import FlowEngine
import FlowModel

/// What exploring every feasible state of an incident in a setting found.
package struct Exploration: Hashable, Sendable {
  package let incident: String
  package let setting: String
  /// Distinct states, equal ones counted once.
  package let states: Int
  /// Ways to answer from the start to an end.
  package let paths: UInt128
  /// Whether there are more ways than 128 bits can count.
  package let isSaturated: Bool
  package private(set) var questions: Set<String> = []
  package private(set) var actions: Set<String> = []
  package private(set) var endings: Set<String> = []
  /// The most questions on any way.
  package let longest: Int
  /// The most questions that are asked, on any way, before the first instruction to act now.
  package let longestToProtection: Int

  /// What lies between a state and the ends.
  private struct Rest {
    var paths: UInt128 = 0
    var isSaturated = false
    var longest = 0
    var toProtection = 0
  }

  init(_ graph: StateGraph, _ engine: Engine) {
    let protects = graph.effects.map { engine.protects($0, in: graph.setting) }
    let rests: [Rest] = graph.fold { node, after in
      guard !node.edges.isEmpty else { return Rest(paths: 1) }
      var rest = Rest()
      for (edge, next) in zip(node.edges, after) {
        let (sum, overflow) = rest.paths.addingReportingOverflow(next.paths)
        rest.paths = overflow ? .max : sum
        rest.isSaturated = rest.isSaturated || overflow || next.isSaturated
        rest.longest = max(rest.longest, next.longest + 1 + edge.ownWords.count)
        let most = protects[edge.told] ? 1 : next.toProtection + 1
        rest.toProtection = max(rest.toProtection, most)
      }
      return rest
    }
    incident = graph.incident
    setting = graph.setting
    states = graph.nodes.count
    paths = rests[0].paths
    isSaturated = rests[0].isSaturated
    longest = rests[0].longest
    longestToProtection = protects[0] ? 0 : rests[0].toProtection
    for effects in graph.effects { note(effects) }
  }

  private mutating func note(_ effects: [Effect]) {
    for effect in effects {
      switch effect {
      case .given(let ids): actions.formUnion(ids)
      case .asking(let question): questions.insert(question)
      case .ended(let ids): endings.formUnion(ids)
      case .entered: break
      }
    }
  }
}

extension Engine {
  /// Whether any of these effects tells somebody to act now, or not to do something.
  fileprivate func protects(_ effects: [Effect], in setting: String) -> Bool {
    effects.contains { effect in
      guard case .given(let actions) = effect else { return false }
      return actions.contains {
        let action = library.action($0, in: setting)!
        return action.kind == .refrain || action.kind == .act && action.by == .now
      }
    }
  }
}
