public import FlowEngine
import FlowModel

/// A question and what was answered.
public struct PathStep: Hashable, Sendable {
  public let question: String
  public let answer: Answer

  /// What a person would type for this answer.
  public var typed: String {
    if answer.isUnsure { return "I don't know" }
    return answer.values.isEmpty ? "words" : answer.values.joined(separator: ", ")
  }
}

extension [PathStep] {
  /// The conversation as lines that are read, each said answer under what was heard. The said
  /// lines, one after the other, are what `waymark talk --answers` takes.
  func dialogue(_ incident: String, _ setting: String, _ library: Library) -> [String] {
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
    return ["waymark talk --rehearse --setting \(setting) --flow \(incident), with these answers:"]
      + lines
  }
}
