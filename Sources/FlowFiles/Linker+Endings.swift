import FlowModel

extension Linker {
  /// An incident ends whatever is answered: with its last step, both sides of it, or in a part
  /// that does.
  func checkEndings() {
    for flow in library.incidents where !endsForSure(flow.steps, depth: 0) {
      problems.add(
        "no-ending", "the flow can run out without an ending",
        at: flow.steps.last?.location ?? flow.location,
        remedy: "Make its last step 'end: NAME'.")
    }
  }

  /// - Parameter depth: How many parts deep; a part that runs itself is another problem.
  private func endsForSure(_ steps: [Step], depth: Int) -> Bool {
    switch steps.last?.kind {
    case .end: true
    case .when(_, let then, let otherwise):
      endsForSure(then, depth: depth) && endsForSure(otherwise, depth: depth)
    case .run(let part):
      depth < 32 && endsForSure(library.flows[part]?.steps ?? [], depth: depth + 1)
    case .ask, .page, .give, .go, .also, nil: false
    }
  }
}
