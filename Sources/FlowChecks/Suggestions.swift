import FlowEngine
package import FlowModel

/// Scenarios that would meet what none meets yet: for each missing thing a shortest walk to it.
package struct Suggestions: Sendable {
  package private(set) var scenarios: [Scenario] = []
  private let explorer: Explorer

  /// - Parameter coverage: What the scenarios that exist meet.
  package init(_ explorer: Explorer, beyond coverage: Coverage) {
    self.explorer = explorer
    let library = explorer.engine.library
    var wanted = ["questions", "options", "actions", "clauses"].reduce(into: Set<String>()) {
      $0.formUnion(coverage.missing($1))
    }
    let starts = coverage.missing("starts")
    for flow in library.incidents {
      for setting in library.settings.keys.sorted() {
        let graph = explorer.graph(flow.id, setting)
        if starts.contains("\(flow.id)@\(setting)") {
          let scenario = Scenario(
            named: "the mildest answers", graph.mildWay, flow.id, setting, explorer.engine)
          let run = ScenarioRun(scenario, explorer.engine)
          wanted.subtract(run.questions.union(run.options).union(run.actions).union(run.clauses))
          scenarios.append(scenario)
        }
        while let path = pathToSomething(of: wanted, in: graph) {
          let target = target(of: wanted, path, graph)
          let scenario = Scenario(named: target, path, flow.id, setting, explorer.engine)
          let run = ScenarioRun(scenario, explorer.engine)
          let met = run.questions.union(run.options).union(run.actions).union(run.clauses)
          guard !wanted.isDisjoint(with: met) else { break }
          wanted.subtract(met)
          scenarios.append(scenario)
        }
      }
    }
  }

  /// A walk to an end by way of the nearest missing thing.
  private func pathToSomething(of wanted: Set<String>, in graph: StateGraph) -> [PathStep]? {
    for (place, node) in graph.nodes.enumerated() {
      for (index, edge) in node.edges.enumerated() {
        guard !wanted.isDisjoint(with: names(graph.steps(place, index), edge, graph)) else {
          continue
        }
        return graph.path(to: place) + graph.steps(place, index) + graph.wayOut(of: edge.target)
      }
    }
    return nil
  }

  /// What an answer and what follows it meet.
  private func names(
    _ steps: [PathStep], _ edge: StateGraph.Edge, _ graph: StateGraph
  ) -> Set<String> {
    let setting = explorer.engine.library.settings[graph.setting]!
    var names = Set<String>()
    for step in steps {
      names.insert(step.question)
      let values = step.answer.isUnsure ? ["?"] : step.answer.values
      for value in values { names.insert("\(step.question)=\(value)") }
    }
    for case .given(let ids) in graph.effects[edge.told] {
      names.formUnion(ids)
      for id in ids {
        let clauses = explorer.engine.library.action(id, in: graph.setting)?.clauses ?? []
        names.formUnion(
          clauses.filter { explorer.engine.clause($0, of: setting) != nil }.map(\.rawValue))
      }
    }
    return names
  }

  /// The missing thing that the walk was made for.
  private func target(
    of wanted: Set<String>, _ path: [PathStep], _ graph: StateGraph
  ) -> String {
    let chosen = path.flatMap { step in
      (step.answer.isUnsure ? ["?"] : step.answer.values).map { "\(step.question)=\($0)" }
    }
    return "meets " + (chosen.first(where: wanted.contains) ?? "what no other scenario meets")
  }
}

extension Scenario {
  /// A walk written down as a scenario, with the endings that it comes to.
  init(
    named name: String, _ path: [PathStep], _ incident: String, _ setting: String, _ engine: Engine
  ) {
    var answers = [String: [String]]()
    for step in path where step.answer.isUnsure || !step.answer.values.isEmpty {
      answers[step.question] = step.answer.isUnsure ? ["?"] : step.answer.values
    }
    let draft = Scenario(
      name: name, incident: incident, setting: setting, answers: answers, ends: [])
    self.init(
      name: name, incident: incident, setting: setting, answers: answers,
      ends: ScenarioRun(draft, engine).walk.endings)
  }
}

extension StateGraph {
  /// The way on which each answer is the last that is no "I don't know": as a rule the mildest,
  /// which stays in the incident and leads to no other.
  fileprivate var mildWay: [PathStep] {
    var steps = [PathStep]()
    var place = 0
    while let index = nodes[place].edges.lastIndex(where: {
      !$0.answer.isUnsure && $0.answer.values.count < 2
    }) {
      steps += self.steps(place, index)
      place = nodes[place].edges[index].target
    }
    return steps
  }

  /// The steps to an end that take the first answer everywhere.
  fileprivate func wayOut(of node: Int) -> [PathStep] {
    var steps = [PathStep]()
    var place = node
    while let edge = nodes[place].edges.first {
      steps += self.steps(place, 0)
      place = edge.target
    }
    return steps
  }
}

extension Scenario {
  /// The scenario as it stands in a file of scenarios.
  package var yaml: String {
    let quoted = name.split(separator: "'", omittingEmptySubsequences: false)
      .joined(separator: "''")
    var lines = ["  - name: '\(quoted)'", "    setting: \(setting)", "    answers:"]
    for (question, values) in answers.sorted(by: { $0.key < $1.key }) {
      let value = values == ["?"] ? "'?'" : values.joined(separator: ", ")
      lines.append("      \(question): \(values.count > 1 ? "[\(value)]" : value)")
    }
    return (lines + ["    ends: [\(ends.joined(separator: ", "))]"]).joined(separator: "\n")
  }
}
