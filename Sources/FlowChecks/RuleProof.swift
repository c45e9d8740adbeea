import FlowEngine
package import FlowModel

/// A conversation that breaks a safety rule, as short as there is one.
package struct BrokenRule: Hashable, Sendable {
  package let rule: SafetyRule
  package let incident: String
  package let setting: String
  /// The day on which the conversation begins.
  package let today: CivilDate
  /// Question and answer, in order.
  package let path: [PathStep]

  /// The answers one a line, as `waymark talk --answers` takes them.
  package var script: [String] { path.map(\.typed) }
}

extension Explorer {
  /// Looks for a walk that breaks the rule, the shortest first, over every feasible state. Stops at
  /// the first incident and setting in which there is one.
  package func firstBreak(of rule: SafetyRule) -> BrokenRule? {
    let incidents =
      rule.incidents.isEmpty ? engine.library.incidents.map(\.id) : rule.incidents
    for incident in incidents {
      for setting in engine.library.settings.keys.sorted() {
        for graph in graphs(incident, setting) {
          if case .broken(let found) = prove(rule, in: graph) { return found }
        }
      }
    }
    return nil
  }

  /// Holds the rule against every walk through this graph.
  func prove(_ rule: SafetyRule, in graph: StateGraph) -> RuleVerdict {
    guard rule.incidents.isEmpty || rule.incidents.contains(graph.incident) else {
      return .untested
    }
    if let condition = rule.condition {
      let here = condition.simplified(
        in: engine.library.settings[graph.setting]!, engine.library)
      if !here.mayHold(asking: relevant.questions(in: graph.incident)) { return .untested }
    }
    return RuleProof(explorer: self, rule: rule, graph: graph).verdict
  }
}

extension Explorer {
  /// For each question the answers between which a condition makes no difference, as
  /// ``TrackedSearch`` takes them. Of many answers to a question that takes several, few matter.
  fileprivate func alike(_ questions: Set<String>, in condition: Condition) -> [String: [Int]] {
    let statements = condition.statements(engine.library)
    var alike = [String: [Int]]()
    for question in questions {
      let own = statements.filter { $0.questions(engine.library).contains(question) }
      // What is compared with other answers is told apart.
      if own.contains(where: { if case .compares = $0 { true } else { false } }) { continue }
      var first = [[Bool]: Int]()
      alike[question] = classes[question].enumerated().map { place, answer in
        let walk = engine.walk(
          setting: engine.library.settings.keys.min() ?? "", answers: [question: answer])
        let truths = own.map { engine.holds($0, in: walk) }
        if let same = first[truths] { return same }
        first[truths] = place
        return place
      }
    }
    return alike
  }
}

extension Condition {
  /// Whether a condition, simplified for a setting, can hold on some walk at all: a walk that never
  /// asks a question never has its answer. Errs on the side of yes.
  ///
  /// - Parameter asked: The questions that the walks may put.
  fileprivate func mayHold(asking asked: Set<String>) -> Bool {
    switch self {
    case .isValue(let name, _), .isOneOf(let name, _), .answered(let name), .unsure(let name):
      asked.contains(name)
    case .compares, .not, .fact: true
    case .all(let parts): parts.allSatisfy { $0.mayHold(asking: asked) }
    case .any(let parts): parts.contains { $0.mayHold(asking: asked) }
    }
  }
}

/// What came of holding a rule against every walk of an incident in a setting.
enum RuleVerdict {
  /// A shortest walk that breaks it.
  case broken(BrokenRule)
  case holds
  /// No walk is one that the rule speaks of, so that nothing was proved.
  case untested
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
    search = TrackedSearch(
      graph, questions: questions, actions: actions,
      alike: rule.condition.map { explorer.alike(questions, in: $0) } ?? [:])
  }

  var verdict: RuleVerdict {
    var isTested = false
    let comes = graph.effects.map(comesHere)
    let path = search.first(
      marks: { told, state in
        // Without a condition, that it comes at all puts the rule to the test.
        if comes[told] != .never, rule.condition == nil { isTested = true }
        return comes[told] == .unprepared && !state.given[0]
      },
      state: { state, node in
        // A walk that has gone wrong stays wrong: without a condition its end need not be known.
        if rule.condition == nil, state.isMarked || lacksFirst { return true }
        guard node.question == nil, holds(state) else { return false }
        if case .before = rule.requirement, rule.condition == nil {} else { isTested = true }
        return breaks(at: state, node)
      })
    guard let path else { return isTested ? .holds : .untested }
    return .broken(
      BrokenRule(
        rule: rule, incident: graph.incident, setting: graph.setting, today: graph.today,
        path: path))
  }

  /// How what must come second comes in a step.
  private enum Coming { case never, afterTheFirst, unprepared }

  private func comesHere(_ effects: [Effect]) -> Coming {
    guard case .before(let first, let second) = rule.requirement, tells(effects, second) else {
      return .never
    }
    return tells(effects, first, before: second) ? .afterTheFirst : .unprepared
  }

  /// Whether a step tells this, an action or a question; and if so, before another.
  private func tells(_ effects: [Effect], _ name: String, before other: String? = nil) -> Bool {
    for effect in effects {
      switch effect {
      case .given(let ids):
        for id in ids {
          if id == name { return true }
          if id == other { return false }
        }
      case .asking(let question):
        if question == name { return true }
        if question == other { return false }
      case .entered, .ended: break
      }
    }
    return false
  }

  /// Whether a walk that has ended lacks what the rule asks for, or met what must never come.
  private func breaks(at state: TrackedSearch.State, _ node: StateGraph.Node) -> Bool {
    switch rule.requirement {
    case .given: return state.given.contains(false)
    case .neverGiven: return state.given.contains(true)
    case .neverAsked(let never):
      return search.questions.enumerated().contains {
        never.contains($0.element) && state.answers[$0.offset] != nil
      }
    case .told(let role):
      return !node.walk.endings.contains {
        explorer.engine.outcome($0, in: node.walk)?.tell == role
      }
    case .before: return state.isMarked
    case .givenFirst: return lacksFirst
    }
  }

  /// Whether something is not given before the first question that the rule wants there.
  private var lacksFirst: Bool {
    guard case .givenFirst(let wanted) = rule.requirement else { return false }
    return !wanted.allSatisfy { tells(graph.firstEffects, $0) }
  }

  private func holds(_ state: TrackedSearch.State) -> Bool {
    guard let condition = rule.condition else { return true }
    return explorer.engine.holds(condition, in: search.walk(at: state, explorer))
  }
}

extension BrokenRule {
  /// The problem as authors are told it, with the conversation that shows it.
  package func diagnostic(_ library: Library) -> Diagnostic {
    Diagnostic(
      code: "broken-rule", "a walk of '\(incident)' in '\(setting)' breaks '\(rule.id)'",
      at: rule.location, hint: rule.text,
      remedy: path.isEmpty
        ? "It breaks before the first question. Source: \(rule.source)."
        : "Give or ask in the flow what the rule says. Source: \(rule.source).",
      notes: path.dialogue(incident, setting, library, today: today))
  }
}
