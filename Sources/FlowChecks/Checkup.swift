import FlowEngine
package import FlowModel

/// Everything that walking the states of a library can tell.
package struct Checkup: Sendable {
  /// One for each incident in each setting, and for each day that the rules can tell apart.
  package let explorations: [Exploration]
  /// Every broken safety rule, for each incident, setting and day in which it is.
  package let broken: [BrokenRule]
  /// Questions that are compared with each other in more ways than were tried: of how these lie to
  /// each other less was proved.
  package let partlyTried: [String]
  /// By place, each problem once.
  package let diagnostics: [Diagnostic]

  /// Walks incidents in every setting.
  ///
  /// - Parameter only: The incidents to walk, for an author who is at work on them; nil for every one.
  ///   What no walk leads to can be told of all of them alone, and is left out then.
  package init(_ explorer: Explorer, only: Set<String>? = nil) {
    let library = explorer.engine.library
    let walks = WalkChecks(explorer)
    let cases = library.incidents.filter { only?.contains($0.id) ?? true }.flatMap { flow in
      library.settings.keys.sorted().map { (incident: flow.id, setting: $0) }
    }
    let findings = cases.concurrentMap {
      Findings(explorer.graphs($0.incident, $0.setting), explorer, walks)
    }
    let explorations = findings.flatMap(\.explorations)
    let broken = findings.flatMap(\.broken)
    let tested = findings.reduce(into: Set<String>()) { $0.formUnion($1.tested) }
    var branches = DeadBranches()
    for found in findings { branches.note(found.branches, explorer.engine) }
    var problems =
      WordChecks.problems(in: library) + CardChecks.problems(in: explorer.engine)
      + DerivedForm.problems(in: explorer.engine) + findings.flatMap(\.problems)
      + broken.map { $0.diagnostic(library) }
    // Of rules about questions of which less was tried, nobody can say that no walk meets them.
    let partly = explorer.classes.partly
    if only == nil {
      problems += library.safetyRules.filter { rule in
        let rests = rule.condition?.questions(library) ?? []
        return !tested.contains(rule.id) && rests.isDisjoint(with: partly)
      }.map(\.untested)
      problems += branches.problems(in: library, butFor: partly)
      problems += Unreachable(in: library, explorations).diagnostics
    }
    problems += library.warnings
    self.explorations = explorations
    self.broken = broken
    partlyTried = partly.sorted()
    diagnostics = problems.onePerPlace
  }
}

/// What the walks of one incident in one setting tell.
private struct Findings: Sendable {
  var explorations = [Exploration]()
  var problems = [Diagnostic]()
  var broken = [BrokenRule]()
  /// The safety rules that some walk was one of.
  var tested = Set<String>()
  var branches = Set<Branch>()

  init(_ graphs: [StateGraph], _ explorer: Explorer, _ walks: WalkChecks) {
    for graph in graphs {
      explorations.append(Exploration(graph, explorer.engine))
      branches.formUnion(graph.branches)
      problems += walks.problems(in: graph)
      for rule in explorer.engine.library.safetyRules {
        switch explorer.prove(rule, in: graph) {
        case .untested: continue
        case .broken(let found): broken.append(found)
        case .holds: break
        }
        tested.insert(rule.id)
      }
    }
  }
}

extension SafetyRule {
  fileprivate var untested: Diagnostic {
    Diagnostic(
      .warning, code: "untested-rule", "no walk is one that '\(id)' speaks of", at: location,
      remedy: "Mend its 'when', 'in' or 'before', or take it out: it promises nothing as it stands."
    )
  }
}

/// Everything that is looked for in the walks of one incident in one setting, beside the rules.
struct WalkChecks: Sendable {
  private let outcomes: OutcomeChecks
  private let tipOffs: TipOffs
  private let monotonicity: MonotonicityCheck
  private let urgent: UrgentFirst
  private let endings: MilderEndings
  private let budgets: Budgets
  private let derived: DerivedEndings

  init(_ explorer: Explorer) {
    outcomes = OutcomeChecks(explorer)
    tipOffs = TipOffs(explorer)
    monotonicity = MonotonicityCheck(explorer: explorer)
    urgent = UrgentFirst(explorer: explorer)
    endings = MilderEndings(explorer: explorer)
    budgets = Budgets(explorer: explorer)
    derived = DerivedEndings(explorer: explorer)
  }

  func problems(in graph: StateGraph) -> [Diagnostic] {
    outcomes.problems(in: graph) + monotonicity.problems(in: graph) + tipOffs.problems(in: graph)
      + urgent.problems(in: graph) + endings.problems(in: graph)
      + budgets.problems(in: graph) + derived.problems(in: graph)
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
