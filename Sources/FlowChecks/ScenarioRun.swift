package import FlowEngine
package import FlowModel

/// What came of walking a scenario.
package struct ScenarioRun: Hashable, Sendable {
  package let scenario: Scenario
  /// What was not as the scenario says, first things first; empty if it passed.
  package let differences: [String]
  /// What was met: question ids, `question=option`, and action ids.
  package let questions: Set<String>
  package let options: Set<String>
  package let actions: Set<String>
  /// The walk as said and heard, one line each.
  package let dialogue: [String]
  /// The clauses that were shown.
  package let clauses: Set<String>
  /// Where the walk stood in the end.
  package let walk: Walk
  /// The seal of everything that was told.
  package let seal: String

  package var passed: Bool { differences.isEmpty }

  /// Walks the scenario with the engine.
  package init(_ scenario: Scenario, _ engine: Engine) {
    self.scenario = scenario
    var differences = [String]()
    var options = Set<String>()
    var dialogue = [String]()
    var (walk, _) = engine.start(scenario.incident, setting: scenario.setting)
    while case .asking(let id) = walk.place {
      let question = engine.library.questions[id]!
      guard let answer = scenario.answer(to: question) else {
        differences.append("'\(id)' is asked and the scenario does not answer it: \(question.ask)")
        break
      }
      if question.kind.isChosen,
        let gone = answer.values.first(where: { question.option($0) == nil })
      {
        differences.append("'\(id)' does not offer '\(gone)'")
      }
      dialogue += [
        "heard: \(engine.fill(question.ask, in: walk))", "said:  \(question.label(of: answer))",
      ]
      for value in answer.isUnsure ? ["?"] : answer.values { options.insert("\(id)=\(value)") }
      walk = engine.step(walk, answer).walk
    }
    for id in scenario.answers.keys.sorted() where walk.answers[id] == nil {
      differences.append("'\(id)' is answered and was never asked")
    }
    differences += scenario.compare(walk, engine)
    seal = Approval.seal(of: walk, engine)
    if let approved = scenario.approved, approved != seal {
      differences.append(
        "what is told is not what was approved: read it, then approve it with waymark test "
          + "--approve")
    }
    self.differences = differences
    clauses = Set(walk.given.flatMap { engine.advice($0, in: walk).clauses.map(\.id) })
    self.walk = walk
    questions = Set(walk.order)
    self.options = options
    self.dialogue = dialogue
    actions = Set(walk.given)
  }
}

extension Scenario {
  /// The answer written for a question; for the person's own words, some are made up.
  fileprivate func answer(to question: Question) -> Answer? {
    if question.kind == .text { return Answer(raw: "words") }
    guard let values = answers[question.id] else { return nil }
    if values == ["?"] { return Answer(raw: "?", values: question.unsure, isUnsure: true) }
    // A day may be written as people type it: yesterday.
    if question.kind.isMeasured { return try? question.read(values.joined(separator: " ")) }
    return Answer(raw: values.joined(separator: ", "), values: values)
  }

  fileprivate func compare(_ walk: Walk, _ engine: Engine) -> [String] {
    let shown = Set(walk.given.flatMap { engine.advice($0, in: walk).clauses.map(\.id) })
    return gives.filter { !walk.given.contains($0) }.map {
      "not heard: \(engine.advice($0, in: walk).text) (\($0))"
    }
      + never.filter(walk.given.contains).map {
        "heard: \(engine.advice($0, in: walk).text) (\($0))"
      } + clauses.filter { !shown.contains($0.rawValue) }.map { "the clause \($0) was not shown" }
      + (walk.endings == ends
        ? []
        : [
          "ended with \(walk.endings.joined(separator: ", ")) and not \(ends.joined(separator: ", "))"
        ])
  }
}
