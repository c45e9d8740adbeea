import FlowEngine
import FlowModel

extension Conversation {
  static let voices = Question(
    id: "note-voice", ask: "Whose words are they?",
    options: [
      AnswerOption(id: "own", label: "My own"),
      AnswerOption(id: "child", label: "The child's, word for word"),
    ])

  /// Begins a note. Text after the command is the person's own.
  mutating func beginNote(_ rest: String, _ turn: inout Turn) {
    // What was not taken as an answer can become a note without being typed again.
    if rest.withoutStops == "last", let refused = state.refused?.last {
      return takeNote(.own, refused.text, &turn)
    }
    guard rest.isEmpty else { return takeNote(.own, rest, &turn) }
    emit(.aside(.noteVoice), &turn)
  }

  mutating func chooseVoice(_ line: String, _ turn: inout Turn) {
    guard let answer = read(line, as: Conversation.voices, &turn) else { return }
    emit(.aside(.note(answer.values == ["child"] ? .child : .own)), &turn)
  }

  mutating func takeNote(_ voice: Question.Voice, _ line: String, _ turn: inout Turn) {
    guard !line.trimmed.isEmpty else {
      turn.say(.problem("Enter alone is not a note. Type :quit to stop."))
      return
    }
    emit(.noted(voice: voice, text: line), &turn)
    turn.say(
      .readBack(voice == .child ? "Noted as the child's own words." : "Noted as your own words."))
  }
}
