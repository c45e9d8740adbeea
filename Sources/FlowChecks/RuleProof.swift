import FlowEngine
public import FlowModel

/// A conversation that breaks a safety rule, as short as there is one.
public struct BrokenRule: Hashable, Sendable {
  public let rule: SafetyRule
  public let incident: String
  public let setting: String
  /// Question and answer, in order.
  public let path: [PathStep]

  /// The answers one a line, as `waymark talk --answers` takes them.
  public var script: [String] { path.map(\.typed) }
}

extension Explorer {
  /// Looks for a walk that breaks the rule, the shortest first, over every feasible state.
  public func prove(_ rule: SafetyRule) -> [BrokenRule] {
    graphs(for: rule).compactMap { prove(rule, in: $0) }
  }

  /// As `prove`, and stops at the first walk that breaks the rule.
  public func firstBreak(of rule: SafetyRule) -> BrokenRule? {
    graphs(for: rule).lazy.compactMap { prove(rule, in: $0) }.first
  }

  private func graphs(for rule: SafetyRule) -> [StateGraph] {
    let incidents =
      rule.incidents.isEmpty ? engine.library.incidents.map(\.id) : rule.incidents
    return incidents.flatMap { incident in
      engine.library.settings.keys.sorted().map { graph(incident, $0) }
    }
  }

  /// A shortest walk through this graph that breaks the rule, if there is one.
  func prove(_ rule: SafetyRule, in graph: StateGraph) -> BrokenRule? {
    guard rule.incidents.isEmpty || rule.incidents.contains(graph.incident) else { return nil }
    if let condition = rule.condition, !mayHold(condition, graph.incident, graph.setting) {
      return nil
    }
    let proof = RuleProof(explorer: self, rule: rule, graph: graph)
    return proof.shortestBreak.map {
      BrokenRule(rule: rule, incident: graph.incident, setting: graph.setting, path: $0)
    }
  }

  /// Whether a condition can hold on some walk at all: a walk that never asks a question never
  /// has its answer. Errs on the side of yes.
  private func mayHold(_ condition: Condition, _ incident: String, _ setting: String) -> Bool {
    switch condition {
    case .isValue("setting", let value): value == setting
    case .isOneOf("setting", let values): values.contains(setting)
    case .isValue(let name, _), .isOneOf(let name, _), .answered(let name), .unsure(let name):
      outlook.questions(in: incident).contains(name)
    case .fact(let name):
      engine.library.facts[name].map { mayHold($0, incident, setting) }
        ?? engine.library.settings[setting]!.facts.contains(name)
    case .compares, .not: true
    case .all(let parts): parts.allSatisfy { mayHold($0, incident, setting) }
    case .any(let parts): parts.contains { mayHold($0, incident, setting) }
    }
  }
}

/// A rule beside the states of one incident in one setting.
private struct RuleProof {
  let explorer: Explorer
  let rule: SafetyRule
  let graph: StateGraph
  let search: TrackedSearch

  init(explorer: Explorer, rule: SafetyRule, graph: StateGraph) {
    self.explorer = explorer
    self.rule = rule
    self.graph = graph
    var questions = rule.condition?.questions(explorer.engine.library) ?? []
    var actions = Set<String>()
    switch rule.requirement {
    case .given(let ids), .neverGiven(let ids): actions = Set(ids)
    case .neverAsked(let ids): questions.formUnion(ids)
    case .before(let first, _): actions = [first]
    case .givenFirst, .told: break
    }
    search = TrackedSearch(graph, questions: questions, actions: actions)
  }

  var shortestBreak: [PathStep]? {
    if breaksAtStart { return [] }
    return search.first(
      edge: { breaks($0.effects, given: $1.given.first ?? false) },
      state: { breaks(at: $0, $1) })
  }

  private var breaksAtStart: Bool {
    guard case .givenFirst(let wanted) = rule.requirement else {
      return breaks(graph.firstEffects, given: false)
    }
    let first = graph.firstEffects.prefix { if case .asking = $0 { false } else { true } }
    let given = first.flatMap { if case .given(let ids) = $0 { ids } else { [String]() } }
    return !wanted.allSatisfy(given.contains)
  }

  /// Whether something came before what must come first.
  private func breaks(_ effects: [Effect], given before: Bool) -> Bool {
    guard case .before(let first, let second) = rule.requirement else { return false }
    var isGiven = before
    for effect in effects {
      switch effect {
      case .given(let ids):
        for id in ids {
          if id == second, !isGiven { return true }
          if id == first { isGiven = true }
        }
      case .asking(let question): if question == second, !isGiven { return true }
      case .entered, .ended: break
      }
    }
    return false
  }

  /// Whether a walk that has ended lacks what the rule asks for, or met what must never come.
  private func breaks(at state: TrackedSearch.State, _ node: StateGraph.Node) -> Bool {
    guard node.question == nil, holds(state) else { return false }
    switch rule.requirement {
    case .given: return state.given.contains(false)
    case .neverGiven: return state.given.contains(true)
    case .neverAsked(let never):
      return zip(search.questions, state.answers).contains { never.contains($0) && $1 >= 0 }
    case .told(let role):
      return !node.walk.endings.contains { explorer.engine.library.endings[$0]?.tell == role }
    case .givenFirst, .before: return false
    }
  }

  private func holds(_ state: TrackedSearch.State) -> Bool {
    guard let condition = rule.condition else { return true }
    return explorer.engine.holds(condition, in: search.walk(at: state, explorer))
  }
}

extension BrokenRule {
  /// The problem as authors are told it, with the conversation that shows it.
  public func diagnostic(_ library: Library) -> Diagnostic {
    Diagnostic(
      code: "broken-rule", "a walk of '\(incident)' in '\(setting)' breaks '\(rule.id)'",
      at: rule.location, hint: rule.text,
      remedy: path.isEmpty
        ? "It breaks before the first question. Source: \(rule.source)."
        : "Give or ask in the flow what the rule says. Source: \(rule.source).",
      notes: path.dialogue(incident, setting, library))
  }
}
