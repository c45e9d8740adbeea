public import FlowEngine
public import FlowModel

/// What exploring every feasible state of an incident in a setting found.
public struct Exploration: Hashable, Sendable {
  /// Distinct states, equal ones counted once.
  public internal(set) var states = 0
  /// Ways to answer from the start to an end.
  public internal(set) var paths: UInt128 = 0
  /// Whether there are more ways than 128 bits can count.
  public internal(set) var isSaturated = false
  public internal(set) var questions: Set<String> = []
  public internal(set) var actions: Set<String> = []
  public internal(set) var endings: Set<String> = []
  /// The most questions on any way.
  public internal(set) var longest = 0
  /// The most questions that are asked, on any way, before the first instruction to act now.
  public internal(set) var longestToProtection = 0
}

/// Walks every feasible state with the engine's own step, so that what is proved is what people
/// meet. Equal states are walked once: the cost grows with states and not with paths.
public struct Explorer: Sendable {
  public let engine: Engine
  private let outlook: Outlook

  public init(_ engine: Engine) {
    self.engine = engine
    outlook = Outlook(engine)
  }

  /// - Precondition: The library has the incident and the setting.
  public func explore(_ incident: String, setting: String) -> Exploration {
    var found = Exploration()
    var known = [Walk: Rest]()
    let (walk, effects) = engine.start(incident, setting: setting)
    note(effects, in: &found)
    let rest = explore(reduced(walk), &known, &found)
    found.states = known.count
    found.paths = rest.paths
    found.isSaturated = rest.isSaturated
    found.longest = rest.longest
    found.longestToProtection = protects(effects) ? 0 : rest.toProtection
    return found
  }

  /// What lies between a state and the ends.
  private struct Rest {
    var paths: UInt128 = 0
    var isSaturated = false
    var longest = 0
    var toProtection = 0
  }

  /// Ends because places in a flow only grow; as deep as a conversation is long.
  private func explore(
    _ walk: Walk, _ known: inout [Walk: Rest], _ found: inout Exploration
  ) -> Rest {
    if let rest = known[walk] { return rest }
    guard case .asking(let id) = walk.place else {
      known[walk] = Rest(paths: 1)
      return Rest(paths: 1)
    }
    var rest = Rest()
    for answer in engine.library.questions[id]!.answerClasses {
      let (next, effects) = engine.step(walk, answer)
      note(effects, in: &found)
      let after = explore(reduced(next), &known, &found)
      let (sum, overflow) = rest.paths.addingReportingOverflow(after.paths)
      rest.paths = overflow ? .max : sum
      rest.isSaturated = rest.isSaturated || overflow || after.isSaturated
      rest.longest = max(rest.longest, after.longest + 1)
      rest.toProtection = max(rest.toProtection, protects(effects) ? 1 : after.toProtection + 1)
    }
    known[walk] = rest
    return rest
  }

  /// The walk without what can no longer matter: to the steps ahead, or to what is kept.
  func reduced(
    _ walk: Walk, keeping names: Set<String> = [], given: Set<String> = []
  ) -> Walk {
    walk.keeping(
      answers: outlook.names(aheadOf: walk).union(names), unsure: outlook.unsure, given: given)
  }

  private func protects(_ effects: [Effect]) -> Bool {
    effects.contains { effect in
      guard case .given(let actions) = effect else { return false }
      return actions.contains {
        let action = engine.library.actions[$0]!
        return action.kind == .refrain || action.kind == .act && action.by == .now
      }
    }
  }

  private func note(_ effects: [Effect], in found: inout Exploration) {
    for effect in effects {
      switch effect {
      case .given(let actions): found.actions.formUnion(actions)
      case .asking(let question): found.questions.insert(question)
      case .ended(let endings): found.endings.formUnion(endings)
      case .entered: break
      }
    }
  }
}

extension Question {
  /// One answer for each way in which the rules can tell answers apart.
  public var answerClasses: [Answer] {
    var answers = [Answer]()
    switch kind {
    case .text: return [Answer(raw: "")]
    case .choice: answers = options.map { Answer(raw: "", values: [$0.id]) }
    case .several:
      for subset in 1..<(1 << options.count) {
        let picked = options.indices.filter { subset >> $0 & 1 == 1 }.map { options[$0].id }
        answers.append(Answer(raw: "", values: picked))
      }
    }
    if !unsure.isEmpty { answers.append(Answer(raw: "", values: unsure, isUnsure: true)) }
    return answers
  }
}
