import FlowModel

extension Linker {
  /// An incident ends whatever is answered: with its last step, both sides of it, in a part that
  /// does, or in branches that cover every answer to a question.
  func checkEndings() {
    for flow in library.incidents where !endsForSure(flow.steps, after: [], depth: 0, in: flow.id) {
      problems.add(
        "no-ending", "the flow can run out without an ending",
        at: flow.steps.last?.location ?? flow.location,
        remedy: "Make its last step 'end: NAME', or cover every answer with branches that end.")
    }
  }

  /// - Parameters:
  ///   - asked: The questions that have been asked for sure.
  ///   - depth: How many parts deep; a part that runs itself is another problem.
  ///   - flow: Where the steps stand. Of one that was read in part nothing is said.
  private func endsForSure(
    _ steps: [Step], after asked: Set<String>, depth: Int, in flow: String
  ) -> Bool {
    if draft.halfRead.contains(flow) { return true }
    var asked = asked
    for step in steps.dropLast() { asked.formUnion(questions(askedBy: step, depth: depth)) }
    switch steps.last?.kind {
    case .end: return true
    case .when(_, let then, let otherwise) where !otherwise.isEmpty:
      return endsForSure(then, after: asked, depth: depth, in: flow)
        && endsForSure(otherwise, after: asked, depth: depth, in: flow)
    case .when: return branchesEnd(steps, after: asked, depth: depth, in: flow)
    case .run(let part):
      // A part that no file defines is another problem.
      guard let steps = library.flows[part]?.steps else { return true }
      return depth < 32 && endsForSure(steps, after: asked, depth: depth + 1, in: part)
    case .ask, .page, .give, .go, .also, .next, nil: return false
    }
  }

  /// Whether the branches that stand last, one below the other, cover every answer to a question
  /// that was asked, and each of them ends.
  private func branchesEnd(
    _ steps: [Step], after asked: Set<String>, depth: Int, in flow: String
  ) -> Bool {
    var open = [String: Set<String>]()
    for step in steps.reversed() {
      guard case .when(let condition, let then, let otherwise) = step.kind, otherwise.isEmpty else {
        return false
      }
      guard let (name, values) = condition.answers, asked.contains(name),
        let question = library.questions[name], question.kind.isChosen,
        endsForSure(then, after: asked, depth: depth, in: flow)
      else { continue }
      open[name, default: Set(question.options.map(\.id))].subtract(values)
      if open[name] == [] { return true }
    }
    return false
  }

  /// The questions that are answered for sure once a step is over.
  private func questions(askedBy step: Step, depth: Int) -> Set<String> {
    switch step.kind {
    case .ask(let question): [question]
    case .page(_, let questions): Set(questions)
    case .run(let part) where depth < 32:
      (library.flows[part]?.steps ?? []).reduce(into: []) {
        $0.formUnion(questions(askedBy: $1, depth: depth + 1))
      }
    case .run, .give, .go, .also, .next, .end, .when: []
    }
  }
}

extension Condition {
  /// The question whose answer is asked about, and the answers for which this holds.
  fileprivate var answers: (name: String, values: [String])? {
    switch self {
    case .isValue(let name, let value): (name, [value])
    case .isOneOf(let name, let values): (name, values)
    default: nil
    }
  }
}
