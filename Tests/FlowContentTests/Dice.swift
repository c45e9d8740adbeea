import FlowEngine
import FlowModel

/// A small generator with a fixed seed (Knuth's MMIX constants), so that a failure repeats.
struct Dice {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func roll(_ sides: Int) -> Int {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return Int((state >> 33) % UInt64(sides))
  }

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
