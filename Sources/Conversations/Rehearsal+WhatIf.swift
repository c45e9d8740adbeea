import FlowEngine
import FlowModel

extension Rehearsal {
  static let more = "Type what-if and an answer's number to try another answer, or quit."

  /// Whether the learner is on another way than the first.
  private var isOnAnotherWay: Bool {
    !conversation.state.isAtEnd || conversation.prompt != .nothing
  }

  /// At the end: another answer to an earlier question, and both endings side by side.
  mutating func tryOtherwise(_ line: String, _ turn: inout Turn) {
    if isOnAnotherWay { return goOnOtherwise(line, &turn) }
    turn.asksNext = false
    let typed = line.trimmed.lowercased()
    let words = typed.split(separator: " ")
    if words.first == "what-if", words.count == 2, Command.number(String(words[1])) != nil {
      turn.asksNext = true
      return conversation.read("back \(words[1])", &turn)
    }
    // Looking, hiding and reporting are there to the last; anything else leaves.
    if let command = Command(typed, inFreeText: false), command.name != .quit {
      conversation.read(line, &turn)
    } else {
      conversation.quit(reason: "quit", &turn)
    }
  }

  private mutating func goOnOtherwise(_ line: String, _ turn: inout Turn) {
    let before = conversation.state.walk
    conversation.read(line, &turn)
    guard !isOnAnotherWay, conversation.state.walk != before, let first = play.firstEnding,
      let ended = conversation.state.ended
    else { return }
    turn.say(.heading("Both ways, side by side"))
    turn.say(
      .table([
        Reply.Row(label: "First", value: first.text), Reply.Row(label: "Now", value: ended.text),
      ]))
    turn.say(.line(Rehearsal.more))
    turn.asksNext = false
  }
}
