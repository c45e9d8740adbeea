package import FlowEngine
package import FlowModel

/// Holds rehearsal cards against the flows.
package enum CardChecks {
  /// Cards whose walk does not come to what they say, and points whose clauses are not of the
  /// card's setting.
  package static func problems(in engine: Engine) -> [Diagnostic] {
    engine.library.cards.values.sorted { $0.id < $1.id }.flatMap { card in
      let run = ScenarioRun(card.walk, engine)
      var problems = run.differences.map { difference in
        Diagnostic(
          code: "card-astray", "the card '\(card.id)' does not walk as it says: \(difference)",
          at: card.walk.location,
          remedy: "Copy 'answers' and 'ends' from a scenario of the incident in this setting.")
      }
      guard let setting = engine.library.settings[card.walk.setting] else { return problems }
      for clause in card.points.flatMap(\.clauses) where engine.clause(clause, of: setting) == nil {
        problems.append(
          Diagnostic(
            code: "card-astray", "'\(clause)' is no clause of '\(setting.id)'",
            at: card.walk.location,
            remedy: "Name a clause of the card's own setting; another school's rule is not its."))
      }
      return problems
    }
  }
}
