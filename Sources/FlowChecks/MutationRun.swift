import FlowEngine
package import FlowModel

/// Which mutants of a library nothing notices.
package struct MutationRun: Sendable {
  /// What noticed a mutant, in the order in which they are asked.
  package enum Notice: Hashable, Sendable {
    case scenario(String)
    case rule(String)
    case check(String)
  }

  private let library: Library

  package init(_ library: Library) { self.library = library }

  /// What notices a mutant first; nil if nothing does. A mutant that cannot be walked, because a
  /// question that a condition rests on is never asked, is one that behaves otherwise, so the same
  /// notices find it.
  package func notice(_ mutant: Mutant) -> Notice? {
    let engine = Engine(mutant.library)
    // Those of the incident that was changed notice soonest.
    let isNear = { (scenario: Scenario) in
      library.flows[scenario.incident]?.location.file == mutant.location.file
    }
    for scenario in library.scenarios.filter(isNear) + library.scenarios.filter({ !isNear($0) }) {
      if !ScenarioRun(scenario, engine).passed { return .scenario(scenario.name) }
    }
    if let problem = DerivedForm.problems(in: engine).first { return .check(problem.code) }
    let explorer = Explorer(engine)
    let walks = WalkChecks(explorer)
    for flow in mutant.library.incidents {
      for setting in mutant.library.settings.keys.sorted() {
        for graph in explorer.graphs(flow.id, setting) {
          for rule in library.safetyRules {
            if case .broken = explorer.prove(rule, in: graph) { return .rule(rule.id) }
          }
          if let problem = walks.problems(in: graph).first { return .check(problem.code) }
        }
      }
    }
    return nil
  }

  /// A scenario that would notice the mutant: a shortest conversation whose advice it changes. Nil
  /// if no conversation can tell it from the library; then it is no change at all.
  package func scenario(noticing mutant: Mutant) -> Scenario? {
    for setting in library.settings.keys.sorted() {
      let changes = VersionDiff(from: library, to: mutant.library, setting: setting).changes
      guard let change = changes.first(where: { !$0.path.isEmpty }) else { continue }
      return Scenario(
        named: mutant.change, change.path, change.incident, setting, Engine(library))
    }
    return nil
  }
}
