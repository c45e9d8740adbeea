import FlowEngine
package import FlowModel

extension Conversation {
  /// What the next line means.
  package enum Prompt: Hashable, Sendable {
    /// In the person's own words, or a number of the menu.
    case telling
    /// Yes or no to the flow that was proposed.
    case confirming(flow: String)
    /// Which of these flows it is, or none of them.
    case choosing([String])
    /// Whether the words of a line, which stays on record, meant danger; then on from that line.
    case doubting(flow: String, question: String, line: String)
    case question(String)
    /// A new answer to an earlier question.
    case changing(String)
    /// Whose words a note is.
    case noteVoice
    case note(Question.Voice)
    /// What became of an action.
    case acknowledging(String)
    /// Why an action cannot be done.
    case cannot(String)
    /// Whether an action was done at this time of day.
    case timing(action: String, time: String, line: String)
    /// Whether a line is a command, or somebody's words.
    case meaning(command: String, line: String)
    /// Nothing is left to ask.
    case nothing
  }

  /// What the next line means. It follows from the events alone, so that whoever comes back is asked
  /// the very question that was open.
  package var prompt: Prompt {
    if let aside = state.asides.last { return Conversation.prompt(for: aside) }
    guard let walk = state.walk else { return .telling }
    if case .asking(let question) = walk.place { return .question(question) }
    // Nobody is asked what became of the actions of a card: they were never real.
    guard state.ended != nil, state.card == nil, let action = state.unacknowledged.first else {
      return .nothing
    }
    return .acknowledging(action.action)
  }

  private static func prompt(for aside: Aside) -> Prompt {
    switch aside {
    case .confirming(let flow): .confirming(flow: flow)
    case .choosing(let flows): .choosing(flows)
    case .changing(let question): .changing(question)
    case .inDanger(let flow, let question, let line):
      .doubting(flow: flow, question: question, line: line)
    case .noteVoice: .noteVoice
    case .note(let voice): .note(voice)
    case .reason(let action): .cannot(action)
    case .timing(let action, let time, let line): .timing(action: action, time: time, line: line)
    case .meaning(let command, let line): .meaning(command: command, line: line)
    case .left: .nothing
    }
  }

  /// What may be typed at this prompt, for Tab.
  package var completions: [String] {
    let commands = Command.Name.allCases.map(\.rawValue)
    if takesFreeText { return commands.map { ":" + $0 } }
    let options: [String] =
      switch prompt {
      case .question(let id), .changing(let id): shownQuestion(id).choices
      case .confirming: Conversation.yesOrNo.choices
      case .choosing(let flows): choice(of: flows).choices
      case .acknowledging(let action): states(of: action).choices
      case .timing: Conversation.atThisTime(action: "", "").choices
      case .meaning(let command, _): Conversation.commandOrWords(command).choices
      case .noteVoice: Conversation.voices.choices
      case .doubting: Conversation.whetherDanger("").choices
      case .telling: (state.opening == nil ? ["rehearse"] : []) + ["more"]
      case .note, .cannot, .nothing: []
      }
    return options + commands
  }

  /// Whether the next line is somebody's words, in which only `:word` is a command.
  package var takesFreeText: Bool {
    switch prompt {
    case .note, .cannot: true
    case .question(let id), .changing(let id): library.questions[id]?.kind == .text
    case .telling, .confirming, .choosing, .doubting, .noteVoice, .acknowledging, .timing,
      .meaning, .nothing:
      false
    }
  }
}
