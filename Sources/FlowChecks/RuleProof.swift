import FlowEngine
public import FlowModel

/// A conversation that breaks a safety rule, as short as there is one.
public struct BrokenRule: Hashable, Sendable {
  public let rule: SafetyRule
  public let incident: String
  public let setting: String
  /// Question and answer, in order.
  public let answers: [(question: String, answer: String)]

  /// The answers one a line, as `waymark talk --answers` takes them.
  public var script: [String] { answers.map(\.answer) }

  public static func == (left: BrokenRule, right: BrokenRule) -> Bool {
    left.rule == right.rule && left.incident == right.incident && left.setting == right.setting
      && left.script == right.script
  }

  public func hash(into hasher: inout Hasher) {
    hasher.combine(rule)
    hasher.combine(script)
  }
}

extension Explorer {
  /// Looks for a walk that breaks the rule, the shortest first, over every feasible state.
  public func prove(_ rule: SafetyRule) -> [BrokenRule] {
    walks(of: rule).compactMap { prove(rule, $0.incident, $0.setting) }
  }

  /// As `prove`, and stops at the first walk that breaks the rule.
  public func firstBreak(of rule: SafetyRule) -> BrokenRule? {
    walks(of: rule).lazy.compactMap { prove(rule, $0.incident, $0.setting) }.first
  }

  private func walks(of rule: SafetyRule) -> [(incident: String, setting: String)] {
    let incidents =
      rule.incidents.isEmpty ? engine.library.incidents.map(\.id) : rule.incidents
    return incidents.flatMap { incident in
      engine.library.settings.keys.sorted().map { (incident, $0) }
    }
  }

  private func prove(_ rule: SafetyRule, _ incident: String, _ setting: String) -> BrokenRule? {
    let proof = RuleProof(engine: engine, rule: rule)
    let kept = proof.questions
    let (start, effects) = engine.start(incident, setting: setting)
    func broken(_ path: [(question: String, answer: String)]) -> BrokenRule {
      BrokenRule(rule: rule, incident: incident, setting: setting, answers: path)
    }
    if proof.breaksAtStart(effects) { return broken([]) }
    var seen: Set<Walk> = []
    // Breadth first, so that the first walk found is a shortest one.
    var open: [(walk: Walk, path: [(question: String, answer: String)])] = [(start, [])]
    var next = 0
    while next < open.count {
      let (walk, path) = open[next]
      next += 1
      if proof.breaks(at: walk) { return broken(path) }
      guard case .asking(let id) = walk.place else { continue }
      for answer in engine.library.questions[id]!.answerClasses {
        let (full, effects) = engine.step(walk, answer)
        let step = path + [(id, answer.typed)]
        if proof.breaks(effects, from: walk) { return broken(step) }
        let reduced = reduced(full, keeping: kept, given: proof.actions)
        if seen.insert(reduced).inserted { open.append((reduced, step)) }
      }
    }
    return nil
  }
}

/// What of a walk a rule looks at.
private struct RuleProof {
  let engine: Engine
  let rule: SafetyRule

  /// The actions of which the rule must know whether they were given.
  var actions: Set<String> {
    switch rule.requirement {
    case .given(let actions), .neverGiven(let actions): Set(actions)
    case .before(let first, _): [first]
    case .givenFirst, .neverAsked, .told: []
    }
  }

  /// The questions whose answers the rule must know at the end.
  var questions: Set<String> {
    let asked = rule.condition?.questions(engine.library) ?? []
    guard case .neverAsked(let never) = rule.requirement else { return asked }
    return asked.union(never)
  }

  func breaksAtStart(_ effects: [Effect]) -> Bool {
    guard case .givenFirst(let wanted) = rule.requirement else {
      return breaks(effects, given: [])
    }
    let first = effects.prefix { if case .asking = $0 { false } else { true } }
    let given = first.flatMap { if case .given(let actions) = $0 { actions } else { [String]() } }
    return !wanted.allSatisfy(given.contains)
  }

  /// Whether something came too early.
  func breaks(_ effects: [Effect], from walk: Walk) -> Bool { breaks(effects, given: walk.given) }

  private func breaks(_ effects: [Effect], given before: [String]) -> Bool {
    var given = before
    for effect in effects {
      switch (effect, rule.requirement) {
      case (.given(let actions), .before(let first, let second)):
        for action in actions {
          if action == second, !given.contains(first) { return true }
          given.append(action)
        }
      case (.asking(let question), .before(let first, let second)):
        if question == second, !given.contains(first) { return true }
      default: break
      }
    }
    return false
  }

  /// Whether a walk that has ended lacks what the rule asks for, or met what must never come.
  func breaks(at walk: Walk) -> Bool {
    guard walk.place == .ended, rule.condition.map({ engine.holds($0, in: walk) }) ?? true else {
      return false
    }
    switch rule.requirement {
    case .given(let wanted): return !wanted.allSatisfy(walk.given.contains)
    case .told(let role):
      return !walk.endings.contains { engine.library.endings[$0]?.tell == role }
    case .neverGiven(let never): return walk.given.contains(where: never.contains)
    case .neverAsked(let never): return never.contains { walk.answers[$0] != nil }
    case .givenFirst, .before: return false
    }
  }
}

extension Answer {
  /// What a person would type for this answer.
  fileprivate var typed: String {
    if isUnsure { return "I don't know" }
    return values.isEmpty ? "words" : values.joined(separator: ", ")
  }
}

extension BrokenRule {
  /// The problem as authors are told it, with the conversation that shows it.
  public var diagnostic: Diagnostic {
    let steps = answers.map { "\($0.question): \($0.answer)" }.joined(separator: "; ")
    return Diagnostic(
      code: "broken-rule", "a walk of '\(incident)' in '\(setting)' breaks '\(rule.id)'",
      at: rule.location, hint: rule.text,
      remedy: steps.isEmpty
        ? "It breaks before the first question. Source: \(rule.source)."
        : "The shortest conversation that breaks it: \(steps). Source: \(rule.source).")
  }
}
