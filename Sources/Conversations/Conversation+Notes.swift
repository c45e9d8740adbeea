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
  mutating func beginNote(_ rest: String) {
    // What was not taken as an answer can become a note without being typed again.
    if rest.withoutStops == "last", let refused = story.refused?.last {
      return takeNote(.own, refused.text)
    }
    guard rest.isEmpty else { return takeNote(.own, rest) }
    emit(.aside(.noteVoice))
    askNext()
  }

  mutating func chooseVoice(_ line: String) {
    guard let answer = read(line, as: Conversation.voices) else { return }
    emit(.aside(.note(answer.values == ["child"] ? .child : .own)))
    askNext()
  }

  mutating func takeNote(_ voice: Question.Voice, _ line: String) {
    guard !line.trimmed.isEmpty else {
      say(.problem("Enter alone is not a note. Type :quit to stop."))
      return askNext()
    }
    emit(.noted(voice: voice, text: line))
    say(.readBack(voice == .child ? "Noted as the child's own words." : "Noted as your own words."))
    askNext()
  }
}
