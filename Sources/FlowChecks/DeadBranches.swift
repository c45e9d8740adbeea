import FlowEngine
import FlowModel

/// Conditions that come out alike on every walk that comes by them, in every setting.
struct DeadBranches {
  /// By place of the `when`: how its condition came out.
  private var outcomes: [SourceLocation: Set<Bool>] = [:]

  /// - Parameter branches: Those that some walk comes by.
  mutating func note(_ branches: Set<Branch>, _ engine: Engine) {
    for branch in branches {
      outcomes[engine.branches[branch.number], default: []].insert(branch.isTaken)
    }
  }

  /// - Parameter partly: Questions of which less was tried than can be told apart: of what rests
  ///   on them nothing is said.
  func problems(in library: Library, butFor partly: Set<String>) -> [Diagnostic] {
    library.flows.values.flatMap { problems(in: $0.steps) }.filter { found in
      partly.isEmpty || !library.rests(at: found.location, on: partly)
    }
  }

  private func problems(in steps: [Step]) -> [Diagnostic] {
    zip(steps, [nil] + steps.map(\.chosen)).flatMap { problems(in: $0, after: $1) }
  }

  /// - Parameter before: The question about whose answer the step before asks.
  private func problems(in step: Step, after before: String?) -> [Diagnostic] {
    guard case .when(_, let then, let otherwise) = step.kind else { return [] }
    // A branch that no walk comes by lies in one that is dead itself, or in a flow that is.
    guard let found = outcomes[step.location] else { return [] }
    if found == [false] { return [problem(step, "this never holds where it stands")] }
    let inside = problems(in: then) + problems(in: otherwise)
    guard found == [true] else { return inside }
    // The last of several branches that end and cover every answer must hold, and says for which.
    if otherwise.isEmpty, let before, before == step.chosen { return inside }
    return [problem(step, "this always holds where it stands")] + inside
  }

  private func problem(_ step: Step, _ message: String) -> Diagnostic {
    Diagnostic(
      .warning, code: "dead-branch", message, at: step.location,
      remedy: "Mend the condition, or take out the branch that no walk meets.")
  }
}

extension Library {
  /// Whether the condition of the `when` that stands here rests on one of these questions.
  fileprivate func rests(at place: SourceLocation, on questions: Set<String>) -> Bool {
    func found(in steps: [Step]) -> Bool {
      steps.contains { step in
        guard case .when(let condition, let then, let otherwise) = step.kind else { return false }
        if step.location == place { return !condition.questions(self).isDisjoint(with: questions) }
        return found(in: then) || found(in: otherwise)
      }
    }
    return flows.values.contains { found(in: $0.steps) }
  }
}

extension Step {
  /// The question about whose answer this step asks, and about nothing else.
  fileprivate var chosen: String? {
    guard case .when(let condition, _, _) = kind else { return nil }
    switch condition {
    case .isValue(let name, _), .isOneOf(let name, _): return name
    default: return nil
    }
  }
}
