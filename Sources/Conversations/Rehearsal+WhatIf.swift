import FlowEngine
import FlowModel

extension Rehearsal {
  /// At the end: another answer to an earlier question, and both endings side by side.
  mutating func tryOtherwise(_ line: String) -> Turn {
    conversation.turn = Turn()
    let typed = line.trimmed.lowercased()
    if isAskedWhatIf { return otherwise(line) }
    let words = typed.split(separator: " ")
    guard words.first == "what-if", words.count == 2,
      let number = Command.number(String(words[1]))
    else {
      // Looking, hiding and reporting are there to the last; anything else leaves.
      if let command = Command(typed, inFreeText: false), command.name != .quit {
        return conversation.take(line, at: moment)
      }
      return conversation.leave(reason: "quit")
    }
    firstEnding = firstEnding ?? conversation.story.ended
    isAskedWhatIf = true
    return conversation.take("back \(number)", at: moment)
  }

  private mutating func otherwise(_ line: String) -> Turn {
    var turn = conversation.take(line, at: moment)
    guard let ended = conversation.story.ended, let first = firstEnding else { return turn }
    isAskedWhatIf = false
    if let place = turn.replies.firstIndex(where: { if case .ending = $0 { true } else { false } })
    {
      turn.replies.removeSubrange((place + 1)...)
    }
    turn.replies += [
      .heading("Both ways, side by side"),
      .table([
        Reply.Row(label: "First", value: first.text), Reply.Row(label: "Now", value: ended.text),
      ]), .line(Rehearsal.more),
    ]
    return turn
  }

  static let more = "Type what-if and an answer's number to try another answer, or quit."
}
