package import FlowEngine
import FlowModel

/// A question and what was answered.
package struct PathStep: Hashable, Sendable {
  package let question: String
  package let answer: Answer

  /// What a person would type for this answer.
  package var typed: String {
    if !answer.raw.isEmpty { return answer.raw }
    return answer.isUnsure ? "I don't know" : answer.values.joined(separator: ", ")
  }
}

extension [PathStep] {
  /// The conversation as lines that are read, each said answer under what was heard. The said
  /// lines, one after the other, are what `waymark talk --answers` takes.
  ///
  /// - Parameter today: The day on which the conversation begins.
  func dialogue(
    _ incident: String, _ setting: String, _ library: Library, today: CivilDate = .reference
  ) -> [String] {
    guard !isEmpty else { return [] }
    let engine = Engine(library)
    let (walk, _) = engine.start(incident, setting: setting)
    let lines = flatMap { step in
      let question = library.questions[step.question]
      return [
        "  heard: \(engine.fill(question?.ask ?? step.question, in: walk))",
        "  said:  \(step.typed)",
      ]
    }
    let day = today == .reference ? "" : " on \(today.words)"
    return [
      "waymark talk --rehearse --setting \(setting) --flow \(incident)\(day), with these answers:"
    ] + lines
  }
}
