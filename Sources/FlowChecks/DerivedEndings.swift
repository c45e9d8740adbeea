import FlowEngine
import FlowModel

/// What an incident must keep whose ending follows from what was told: something is next on every
/// walk, a lead is not sent to the lead, and nothing in it is any one school's.
struct DerivedEndings {
  let explorer: Explorer

  private var engine: Engine { explorer.engine }
  private var library: Library { engine.library }

  func problems(in graph: StateGraph) -> [Diagnostic] {
    guard engine.isDerived(graph.incident), let flow = library.flows[graph.incident] else {
      return []
    }
    return [nothingNext(graph, flow), leadToLead(graph, flow)].compactMap(\.self)
  }

  /// A walk that ends with nothing that could be next.
  private func nothingNext(_ graph: StateGraph, _ flow: Flow) -> Diagnostic? {
    let place = graph.nodes.firstIndex { node in
      node.walk.isDirected && node.walk.endings.contains(Ending.next)
        && engine.nextAction(in: node.walk) == nil
    }
    return place.map {
      Diagnostic(
        code: "nothing-next",
        "a walk of '\(flow.id)' in '\(graph.setting)' ends with nothing that is next",
        at: flow.location,
        remedy: "Give whoever is talking one act with 'by:' on every walk, and without an \"if\".",
        notes: graph.path(to: $0).dialogue(
          graph.incident, graph.setting, library, today: graph.today))
    }
  }

  /// A walk at whose end a lead is told to tell the lead.
  private func leadToLead(_ graph: StateGraph, _ flow: Flow) -> Diagnostic? {
    let place = graph.nodes.firstIndex { node in
      guard node.walk.isDirected, node.walk.endings.contains(Ending.next),
        let next = engine.nextAction(in: node.walk)
      else { return false }
      return engine.tellsOneself(next.id, in: node.walk)
    }
    return place.map {
      Diagnostic(
        code: "told-to-tell-oneself",
        "a walk of '\(flow.id)' in '\(graph.setting)' ends with a lead who is to tell the lead",
        at: flow.location, remedy: "Give the lead a first act of their own: for: lead, by: now.",
        notes: graph.path(to: $0).dialogue(
          graph.incident, graph.setting, library, today: graph.today))
    }
  }
}

/// What can be seen in an incident whose ending is derived without walking it.
enum DerivedForm {
  static func problems(in engine: Engine) -> [Diagnostic] {
    let library = engine.library
    let files = Set(
      library.incidents.filter { engine.isDerived($0.id) }.map(\.location.file)
        + library.partsOfDerivedOnly(engine).map(\.location.file))
    let actions = library.actions.values.filter { files.contains($0.location.file) }
      .sorted { $0.location < $1.location }
    return actions.compactMap(namesClause) + actions.compactMap(hidesCondition)
      + library.flows.values.filter { files.contains($0.location.file) }
      .sorted { $0.id < $1.id }.flatMap { flow in
        flow.steps.flatMap(\.settingConditions).map { namesSchool(flow, $0) }
      }
  }

  private static func namesClause(_ action: Action) -> Diagnostic? {
    guard !action.clauses.isEmpty else { return nil }
    return Diagnostic(
      code: "names-a-clause", "'\(action.id)' names clauses of single schools", at: action.location,
      remedy:
        "Tell what a policy answers with 'tells: TOPIC', so that any school's answer stands there.")
  }

  private static func namesSchool(_ flow: Flow, _ place: SourceLocation) -> Diagnostic {
    Diagnostic(
      code: "names-a-school", "'\(flow.id)' has steps for single schools", at: place,
      remedy: "Tell what a policy answers with 'tells: TOPIC', or ask a fact of the setting.")
  }

  /// A condition in the words of an action that is told whatever is known.
  private static func hidesCondition(_ action: Action) -> Diagnostic? {
    guard action.kind == .act || action.kind == .refrain, !action.saysIf else { return nil }
    let words = action.text.lowercased().replacing("at once", with: "").split { !$0.isLetter }
    guard let word = words.first(where: { ["if", "when", "once", "unless"].contains($0) }) else {
      return nil
    }
    return Diagnostic(
      code: "unmarked-condition", "'\(action.id)' says \"\(word)\" and is told whatever is known",
      at: action.location,
      remedy:
        "Name the question that settles it under 'while-unknown', or write 'conditional: yes'.")
  }
}

extension Library {
  /// The parts that only incidents with a derived ending run.
  fileprivate func partsOfDerivedOnly(_ engine: Engine) -> [Flow] {
    func parts(_ ids: [String]) -> Set<String> {
      var found = Set<String>()
      var open = ids
      while let id = open.popLast() {
        for part in flows[id]?.steps.flatMap(\.parts) ?? [] where found.insert(part).inserted {
          open.append(part)
        }
      }
      return found
    }
    let ids = incidents.map(\.id)
    let own = parts(ids.filter(engine.isDerived))
    let others = parts(ids.filter { !engine.isDerived($0) })
    return own.subtracting(others).sorted().compactMap { flows[$0] }
  }
}

extension Step {
  /// The parts that this step runs.
  fileprivate var parts: [String] {
    switch kind {
    case .run(let part): [part]
    case .when(_, let then, let otherwise): (then + otherwise).flatMap(\.parts)
    case .ask, .page, .give, .go, .also, .next, .end: []
    }
  }

  /// Where a condition asks which school it is.
  fileprivate var settingConditions: [SourceLocation] {
    guard case .when(let condition, let then, let otherwise) = kind else { return [] }
    return (condition.asksSetting ? [location] : [])
      + (then + otherwise).flatMap(\.settingConditions)
  }
}

extension Condition {
  fileprivate var asksSetting: Bool {
    switch self {
    case .isValue(let name, _), .isOneOf(let name, _): name == "setting"
    case .answered, .unsure, .compares, .fact: false
    case .not(let inner): inner.asksSetting
    case .all(let parts), .any(let parts): parts.contains(where: \.asksSetting)
    }
  }
}
