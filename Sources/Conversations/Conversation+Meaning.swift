import FlowEngine
import FlowModel

extension Conversation {
  static func commandOrWords(_ command: String) -> Question {
    Question(
      id: "command-or-words", ask: "Is that what was said, or do you want something of Waymark?",
      options: [
        AnswerOption(id: "command", label: "I want: \(command)", words: ["command", command]),
        AnswerOption(id: "words", label: "It is what was said: keep it as the answer"),
      ])
  }

  /// A child may have said "help", and whoever types "stop" may want to leave: nobody guesses, and
  /// a word becomes the account only where somebody says that it is.
  mutating func doubt(_ word: Command.Name, _ line: String, _ turn: inout Turn) {
    emit(.aside(.meaning(command: word.rawValue, line: line)), &turn)
    // Whatever was meant, this does no harm.
    if word == .now { now(&turn) }
  }

  mutating func mean(_ command: String, _ typed: String, _ line: String, _ turn: inout Turn) {
    let question = Conversation.commandOrWords(command)
    // Whoever types the word again means the command.
    guard let answer = read(line, as: question, &turn) else { return }
    emit(.aside(.left), &turn)
    if answer.values == ["words"] {
      self.answer(typed, &turn)
    } else if let name = Command.Name(rawValue: command) {
      run(Command(name: name, rest: ""), &turn)
    }
  }

  /// Whether a line answers what is open, so that it is no command.
  func isAnswer(_ line: String) -> Bool {
    let question: Question? =
      switch prompt {
      case .question(let id), .changing(let id): shownQuestion(id)
      case .confirming: Conversation.yesOrNo
      case .choosing(let flows): choice(of: flows)
      case .noteVoice: Conversation.voices
      case .doubting: Conversation.whetherDanger("")
      case .telling, .note, .acknowledging, .cannot, .timing, .meaning, .nothing: nil
      }
    return question.map { (try? $0.read(line, today: state.today)) != nil } ?? false
  }
}
