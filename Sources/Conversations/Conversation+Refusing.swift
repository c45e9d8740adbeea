import FlowEngine
import FlowModel

extension Conversation {
  /// Does not take a line, says why, and puts the question again. The line stands on record as
  /// typed: what was said in the first minutes is evidence, whether or not it was an answer.
  ///
  /// - Parameter id: The question that was open.
  mutating func refuse(
    _ line: String, at id: String, _ words: String, of question: Question? = nil,
    _ turn: inout Turn
  ) {
    let isThird = state.refusals(at: id) >= 2
    let said = isThird ? shortHint(question) : words
    if !line.trimmed.isEmpty {
      emit(.refused(Refusal(question: id, text: line, said: said)), &turn)
    }
    turn.say(.problem(said))
    // Three times the same list is no help.
    if isThird, turn.replies.count == 1 {
      turn.asksNext = false
      return
    }
    if line.split(separator: " ").count >= 3 {
      turn.say(.line("It is in the record as you typed it. To make it a note as well: note last"))
    }
  }

  private func shortHint(_ question: Question?) -> String {
    guard let question else { return "Type a number, or say in your own words what happened." }
    if let example = question.example { return example }
    return question.choices.count < 2 ? "Type just a number: 1." : "Type just a number, such as 2."
  }
}
