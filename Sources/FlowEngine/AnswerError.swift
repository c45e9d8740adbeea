package import FlowModel

/// Why a typed line is not an answer. The same question is always put again.
package enum AnswerError: Error, Hashable, Sendable {
  /// Nothing was typed: Enter alone never answers.
  case empty
  /// No option fits what was typed.
  case noSuchOption(String)
  /// Several options fit; their numbers, from 1.
  case ambiguous(String, [Int])
  /// Several options were named, and this one, by its label, says that none of the others is so.
  case excludesOthers(String)
  /// The line is no day, time or number where one is asked for.
  case notMeasured(String, Question.Kind)
  /// The number lies outside what may be answered.
  case outOfRange(ClosedRange<Int>)
  /// "I don't know" was typed where the question does not offer it.
  case mustKnow
}
