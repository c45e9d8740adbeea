package import FlowModel

/// A library with one thing in it made worse, to see whether anything notices.
package struct Mutant: Sendable {
  /// What was done: "without 'call-999' in the part opening".
  package let change: String
  package let location: SourceLocation
  package let library: Library

  /// Every mutant of a library, one after the other.
  package static func all(of library: Library) -> [Mutant] {
    weakerActions(library) + laterEndings(library) + questions(library) + steps(library)
  }

  /// Guidance that asks less strongly, time limits that come later, what others do told to whoever is
  /// talking, and an "if" that is told although its answer is known.
  private static func weakerActions(_ library: Library) -> [Mutant] {
    library.actions.values.filter(library.standsSomewhere).sorted { $0.id < $1.id }
      .flatMap { action -> [Mutant] in
        var mutants = [Mutant]()
        func add(_ change: String, _ worsen: (inout Action) -> Void) {
          let mutated = library.changing(action.id, worsen)
          mutants.append(
            Mutant(change: "\(change) '\(action.id)'", location: action.location, library: mutated))
        }
        if let later = action.by?.later { add("later") { $0.by = later } }
        if action.clauses.isEmpty, action.guidanceStrength == .must, action.kind != .know {
          add("weaker") { $0.guidanceStrength = .may }
        }
        if action.audience != .you, action.kind == .act {
          add("on everybody's page") { $0.audience = .you }
        }
        if action.whileUnknown != nil {
          add("whatever is known") { $0.whileUnknown = nil }
        }
        return mutants
      }
  }

  private static func laterEndings(_ library: Library) -> [Mutant] {
    library.endings.values.sorted { $0.id < $1.id }.compactMap { ending in
      guard let later = ending.by.later else { return nil }
      var mutated = library
      mutated.endings[ending.id]?.by = later
      return Mutant(
        change: "later ending '\(ending.id)'", location: ending.location, library: mutated)
    }
  }

  /// Options taken away, and not knowing read as the mildest answer.
  private static func questions(_ library: Library) -> [Mutant] {
    library.questions.values.sorted { $0.id < $1.id }.flatMap { question -> [Mutant] in
      guard question.kind.isChosen else { return [] }
      var mutants = [Mutant]()
      func add(_ change: String, _ changed: Question) {
        var mutated = library
        mutated.questions[question.id] = changed
        mutants.append(
          Mutant(change: change, location: question.location, library: mutated))
      }
      for option in question.options where question.options.count > 2 {
        var changed = question
        changed.options.removeAll { $0.id == option.id }
        changed.unsure.removeAll { $0 == option.id }
        add("'\(question.id)' without the answer '\(option.id)'", changed)
      }
      for option in question.options where !question.unsure.isEmpty {
        guard !question.unsure.contains(option.id) else { continue }
        var changed = question
        changed.unsure = [option.id]
        add("not knowing '\(question.id)' read as '\(option.id)'", changed)
      }
      return mutants
    }
  }

  /// Steps taken out, and conditions that always or never hold.
  private static func steps(_ library: Library) -> [Mutant] {
    library.flows.values.sorted { $0.id < $1.id }.flatMap { flow -> [Mutant] in
      let inFirst = flow.first.filter(library.standsSomewhere).map { id in
        (
          change: "without '\(id)' first", location: flow.location, steps: flow.steps,
          first: flow.first.filter { $0 != id }
        )
      }
      let inSteps = flow.steps.mutations(library.standsSomewhere).map {
        (change: $0.change, location: $0.location, steps: $0.steps, first: flow.first)
      }
      return (inFirst + inSteps).map { mutation in
        var mutated = library
        mutated.flows[flow.id]?.steps = mutation.steps
        mutated.flows[flow.id]?.first = mutation.first
        return Mutant(
          change: "\(mutation.change) in '\(flow.id)'", location: mutation.location,
          library: mutated)
      }
    }
  }
}

/// One change to a list of steps, with the place of the step that it changes.
private struct StepMutation {
  let change: String
  let location: SourceLocation
  let steps: [Step]
}

extension Library {
  /// Whether an action is ever shown: one that has words only where a policy answers may wait for a
  /// school whose policy does.
  fileprivate func standsSomewhere(_ action: Action) -> Bool { standsSomewhere(action.id) }

  fileprivate func standsSomewhere(_ id: String) -> Bool {
    settings.values.contains { setting in
      action(id, in: setting.id).map { stands($0, in: setting) } ?? false
    }
  }

  /// The library with an action changed, also where a policy's answer stands for it.
  fileprivate func changing(_ id: String, _ change: (inout Action) -> Void) -> Library {
    var changed = self
    if var action = changed.actions[id] {
      change(&action)
      changed.actions[id] = action
    }
    for setting in changed.replacements.keys {
      guard var action = changed.replacements[setting]?[id] else { continue }
      change(&action)
      changed.replacements[setting]?[id] = action
    }
    return changed
  }
}

extension [Step] {
  /// This list with one step changed, in every way.
  ///
  /// - Parameter isShown: Whether an action is ever shown: without any other nothing is worse.
  fileprivate func mutations(_ isShown: (String) -> Bool) -> [StepMutation] {
    indices.flatMap { place in
      self[place].mutations(isShown).map { mutation in
        var steps = self
        steps.replaceSubrange(place...place, with: mutation.steps)
        return StepMutation(
          change: mutation.change, location: mutation.location, steps: steps)
      }
    }
  }
}

extension Step {
  /// This step changed or taken out, in every way.
  fileprivate func mutations(_ isShown: (String) -> Bool) -> [StepMutation] {
    func here(_ change: String, _ steps: [Step] = []) -> StepMutation {
      StepMutation(change: change, location: location, steps: steps)
    }
    switch kind {
    case .give(let actions):
      return actions.filter(isShown).map { id in
        here("without '\(id)'", [Step(.give(actions.filter { $0 != id }), at: location)])
      }
    case .ask(let question): return [here("without asking '\(question)'")]
    case .page(let title, _): return [here("without the page '\(title)'")]
    case .run(let part): return [here("without running '\(part)'")]
    case .go(let incident), .also(let incident): return [here("without '\(incident)'")]
    case .next: return [here("without NEXT")]
    case .end: return []
    case .when(let condition, let then, let otherwise):
      func inside(_ mutation: StepMutation, _ kind: Step.Kind) -> StepMutation {
        StepMutation(
          change: mutation.change, location: mutation.location,
          steps: [Step(kind, at: location)])
      }
      return [
        here("as if a condition always held", then),
        here("as if a condition never held", otherwise),
      ]
        + then.mutations(isShown).map {
          inside($0, .when(condition, then: $0.steps, otherwise: otherwise))
        }
        + otherwise.mutations(isShown).map {
          inside($0, .when(condition, then: then, otherwise: $0.steps))
        }
    }
  }
}

extension Deadline {
  fileprivate var later: Deadline? { Deadline.allCases.first { $0 > self } }
}
