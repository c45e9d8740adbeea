package import FlowEngine
import FlowModel

/// Walks every feasible state with the engine's own step, so that what is proved is what people
/// meet. Equal states are walked once: the cost grows with states and not with paths.
package struct Explorer: Sendable {
  package let engine: Engine
  let relevant: RelevantConditions
  let classes: EquivalenceClasses

  package init(_ engine: Engine) {
    self.engine = engine.prepared
    relevant = RelevantConditions(self.engine)
    classes = EquivalenceClasses(engine.library)
  }

  /// One answer for every way in which the rules can tell the answers to a question apart.
  ///
  /// - Precondition: The library has the question.
  package func answers(to question: String) -> [Answer] { classes[question] }

  /// - Precondition: The library has the incident and the setting.
  package func explore(_ incident: String, setting: String) -> Exploration {
    Exploration(graph(incident, setting), engine)
  }
}
