import Bytes
import FlowEngine
import FlowModel

/// Chooses answers by a fixed seed, so that a failure repeats.
struct Dice {
  private var generator: SeededGenerator

  init(seed: UInt64) { generator = SeededGenerator(seed: seed) }

  mutating func roll(_ sides: Int) -> Int { generator.number(below: sides) }

  /// Any answer that the question allows.
  mutating func answer(_ question: Question) -> Answer {
    if question.kind == .text { return Answer(raw: "words") }
    let place = roll(question.options.count + (question.unsure.isEmpty ? 0 : 1))
    if place == question.options.count {
      return Answer(raw: "?", values: question.unsure, isUnsure: true)
    }
    var values = [question.options[place].id]
    if question.kind == .several, roll(2) == 0 {
      let other = question.options[roll(question.options.count)].id
      if !values.contains(other) { values.append(other) }
    }
    return Answer(raw: values.joined(separator: " "), values: values)
  }
}
