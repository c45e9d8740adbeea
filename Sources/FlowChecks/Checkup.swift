import FlowEngine
public import FlowModel

/// Everything that walking the states of a library can tell.
public struct Checkup: Sendable {
  /// One for each incident in each setting.
  public let explorations: [Exploration]
  /// By place, each problem once.
  public let diagnostics: [Diagnostic]

  /// Walks every incident in every setting.
  public init(_ explorer: Explorer) {
    let library = explorer.engine.library
    var explorations = [Exploration]()
    var problems = WordChecks.problems(in: library) + CardChecks.problems(in: explorer.engine)
    var broken = Set<String>()
    let outcomes = OutcomeChecks(explorer)
    for flow in library.incidents {
      for setting in library.settings.keys.sorted() {
        let graph = explorer.graph(flow.id, setting)
        explorations.append(Exploration(graph, explorer.engine))
        problems += outcomes.problems(in: graph)
        problems += Escalation(explorer: explorer).problems(in: graph)
        for rule in library.safetyRules {
          guard let found = explorer.prove(rule, in: graph) else { continue }
          broken.insert(rule.id)
          problems.append(found.diagnostic(library))
        }
      }
    }
    problems += Unreachable(in: library, explorations).diagnostics
    self.explorations = explorations
    diagnostics = problems.onePerPlace
  }
}

extension [Diagnostic] {
  /// Sorted by place; the same problem in a second setting says nothing new.
  fileprivate var onePerPlace: [Diagnostic] {
    var seen = [String: Set<SourceLocation>]()
    return filter { seen[$0.code, default: []].insert($0.location).inserted }
      .sorted { ($0.location, $0.code) < ($1.location, $1.code) }
  }
}
