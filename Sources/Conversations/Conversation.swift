package import FlowEngine
package import FlowModel
package import Matching

/// One conversation: a line in, replies and events out. A pure value; knows no terminal, file or
/// clock.
package struct Conversation: Sendable {
  /// The id under which "What has happened?" stands in the record.
  package static let tellingID = "what-has-happened"

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

  /// The most bytes that a typed line may have. Nobody types as much: it is a file that was pasted,
  /// and whoever waits for an answer must not wait until it is understood.
  static let longestLine = 64 << 10

  package let engine: Engine
  package internal(set) var story: Story
  /// Set when the conversation is over for now.
  package internal(set) var leave: Leave?

  package private(set) var opening: Opening
  let contacts: [String: String]
  let matching: LazyMatcher
  /// Hears danger in whatever is typed, whatever is asked.
  let ear: LazyListener
  /// The incidents in the order of their numbers.
  let menu: [Flow]
  /// Whether the whole menu was asked for before there was a record.
  var showsAllFirst = false
  /// The question that a record begins with, where it is not what has happened.
  var firstQuestion: Asked?
  /// Lines that could not be saved: nobody is told that nothing is lost.
  package var unsaved: [String] = []
  /// The time at which the line was typed; nil where nobody says.
  var moment: Moment?
  var turn = Turn()

  var library: Library { engine.library }
  var setting: Setting { library.settings[opening.setting]! }

  /// - Parameters:
  ///   - opening: What the record binds at its start. It is written with the first answer, so
  ///     that looking in leaves no empty record.
  ///   - today: The day on which the conversation began, at the place.
  ///   - matching: Understands what has happened in the person's own words.
  ///   - contacts: Telephone numbers by role, of this site only.
  /// - Precondition: The library has the setting and an incident that takes whatever no other does.
  package init(
    engine: Engine, opening: Opening, today: CivilDate, matching: LazyMatcher,
    contacts: [String: String] = [:]
  ) {
    precondition(engine.library.settings[opening.setting] != nil, "no such setting")
    self.engine = engine
    self.opening = opening
    self.contacts = contacts
    self.matching = matching
    ear = LazyListener(engine.library)
    menu = Conversation.menu(of: engine.library)
    story = Story(engine: engine, today: today)
  }

  /// What the next line means.
  package var prompt: Prompt {
    if let aside = story.asides.last { return prompt(for: aside) }
    guard let walk = story.walk else { return .telling }
    if case .asking(let question) = walk.place { return .question(question) }
    // Nobody is asked what became of the actions of a card: they were never real.
    guard story.ended != nil, story.card == nil, let action = unacknowledged.first else {
      return .nothing
    }
    return .acknowledging(action.action)
  }

  private func prompt(for aside: Aside) -> Prompt {
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
      case .telling: (story.opening == nil ? ["rehearse"] : []) + ["more"]
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

  /// Takes one typed line and says what came of it. The conversation has then moved on; keep the
  /// old value until the events are saved.
  ///
  /// - Parameter moment: When it was typed: a time that has not come yet is asked about.
  package mutating func take(_ line: String, at moment: Moment? = nil) -> Turn {
    turn = Turn()
    self.moment = moment
    guard line.utf8.count <= Conversation.longestLine else {
      say(.problem("That is too long to be taken as one line. Nothing of it was kept."))
      say(.line("Type it in parts of at most 60,000 letters. What is kept already stays."))
      askNext()
      return turn
    }
    let plain = PlainText(cleaning: line)
    if plain.removed > 0 {
      say(.line("\(plain.removed) characters that cannot be shown were removed."))
    }
    if let command = Command(plain.text, inFreeText: takesFreeText) {
      tellOfDanger(in: command)
      run(command)
    } else if takesFreeText, let word = Command.named(plain.text) {
      doubt(word, plain.text)
    } else if !takesFreeText, let word = Command.usualWord(plain.text), !isAnswer(plain.text) {
      run(Command(name: word, rest: ""))
    } else {
      listen(to: plain.text)
    }
    return turn
  }

  /// Enters an incident that was named by an option of the command line: nobody typed it.
  package mutating func enter(byOption flow: String) -> Turn {
    turn = Turn()
    enter(flow, by: "option")
    return turn
  }

  /// Takes up a record again: the question that is open, after what is urgent and not done.
  ///
  /// - Parameter events: All that the record holds, in order.
  package mutating func resume(_ events: [Event], _ resumption: Resumption) -> Turn {
    recall(events)
    return resume(resumption)
  }

  /// Goes through the events of a record, so that the conversation stands where it was left.
  package mutating func recall(_ events: [Event]) {
    for event in events { story.apply(event) }
  }

  /// Goes on where the events that were recalled have led.
  package mutating func resume(_ resumption: Resumption) -> Turn {
    turn = Turn()
    emit(.resumed(resumption))
    greetAgain(torn: resumption.tornLength)
    askNext()
    return turn
  }

  mutating func answer(_ line: String) {
    switch prompt {
    case .telling: tell(line)
    case .confirming(let flow): confirm(flow, line)
    case .choosing(let flows): choose(flows, line)
    case .doubting(let flow, _, let typed): settle(flow, typed, line)
    case .question(let id): answer(id, line)
    case .changing(let id): change(id, line)
    case .noteVoice: chooseVoice(line)
    case .note(let voice): takeNote(voice, line)
    case .acknowledging(let action): acknowledge(action, line)
    case .cannot(let action): explain(action, line)
    case .timing(let action, let time, let typed): confirmTime(action, time, typed, line)
    case .meaning(let command, let typed): mean(command, typed, line)
    case .nothing: finish()
    }
  }

  mutating func emit(_ event: Event) {
    // The record begins with the first thing worth keeping.
    if story.count == 0, story.opening == nil {
      turn.events.append(.opened(opening))
      story.apply(.opened(opening))
      emit(.asked(firstQuestion ?? tellingQuestion))
    }
    turn.events.append(event)
    story.apply(event)
  }

  /// Makes this practice. Only before anything was recorded: a live record stays live.
  mutating func rehearse() {
    opening = opening.with(mode: .rehearsal)
    say(.heading("REHEARSAL. \(setting.title)"))
    say(.line("This is practice. It is kept apart from real records."))
    askNext()
  }

  mutating func say(_ reply: Reply) {
    // Advice given by several steps of one turn reads as one list: all do-nots first.
    if case .advice(let more) = reply, case .advice(let before)? = turn.replies.last {
      turn.replies[turn.replies.count - 1] = .advice(before + more)
    } else {
      turn.replies.append(reply)
    }
  }
}
