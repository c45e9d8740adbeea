public import FlowEngine
public import FlowModel
public import Matching

/// One conversation: a line in, replies and events out. A pure value; knows no terminal, file or
/// clock.
public struct Conversation: Sendable {
  /// The id under which "What has happened?" stands in the record.
  public static let tellingID = "what-has-happened"

  /// What the next line means.
  public enum Prompt: Hashable, Sendable {
    /// In the person's own words, or a number of the menu.
    case telling
    /// Yes or no to the flow that was proposed.
    case confirming(flow: String)
    /// Which of these flows it is, or none of them.
    case choosing([String])
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
    /// Nothing is left to ask.
    case nothing
  }

  public let engine: Engine
  public internal(set) var story: Story
  /// Set when the conversation is over for now.
  public internal(set) var leave: Leave?

  public private(set) var opening: Opening
  let contacts: [String: String]
  let matching: LazyMatcher
  /// The incidents in the order of their numbers.
  let menu: [Flow]
  /// A prompt that stands before the one the story asks for.
  var overlay: Prompt?
  /// A command that was typed alone in the place of somebody's words, and asked about.
  private var doubted: String?
  /// Whether the whole menu was asked for.
  var showsAll = false
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
  public init(
    engine: Engine, opening: Opening, today: CivilDate, matching: LazyMatcher,
    contacts: [String: String] = [:]
  ) {
    precondition(engine.library.settings[opening.setting] != nil, "no such setting")
    self.engine = engine
    self.opening = opening
    self.contacts = contacts
    self.matching = matching
    menu = Conversation.menu(of: engine.library)
    story = Story(engine: engine, today: today)
  }

  /// What the next line means.
  public var prompt: Prompt {
    if let overlay { return overlay }
    guard let walk = story.walk else { return .telling }
    if case .asking(let question) = walk.place { return .question(question) }
    guard story.ended != nil, let action = unacknowledged.first else { return .nothing }
    return .acknowledging(action.action)
  }

  /// What may be typed at this prompt, for Tab.
  public var completions: [String] {
    let commands = Command.Name.allCases.map(\.rawValue)
    if takesFreeText { return commands.map { ":" + $0 } }
    let options: [String] =
      switch prompt {
      case .question(let id), .changing(let id): shownQuestion(id).choices
      case .confirming: Conversation.yesOrNo.choices
      case .choosing(let flows): choice(of: flows).choices
      case .acknowledging: ["Done", "Not yet", "Cannot"]
      case .noteVoice: Conversation.voices.choices
      case .telling: (story.opening == nil ? ["rehearse"] : []) + ["more"]
      case .note, .cannot, .nothing: []
      }
    return options + commands
  }

  /// Whether the next line is somebody's words, in which only `:word` is a command.
  public var takesFreeText: Bool {
    switch prompt {
    case .note, .cannot: true
    case .question(let id), .changing(let id): library.questions[id]?.kind == .text
    case .telling, .confirming, .choosing, .noteVoice, .acknowledging, .nothing: false
    }
  }

  /// Takes one typed line and says what came of it. The conversation has then moved on; keep the
  /// old value until the events are saved.
  public mutating func take(_ line: String) -> Turn {
    turn = Turn()
    let plain = PlainText(cleaning: line)
    if plain.removed > 0 {
      say(.line("\(plain.removed) characters that cannot be shown were removed."))
    }
    let earlier = doubted
    doubted = nil
    if let command = Command(plain.text, inFreeText: takesFreeText) {
      run(command)
    } else if takesFreeText, plain.text != earlier, let word = Command.named(plain.text) {
      doubted = plain.text
      doubt(word)
    } else {
      answer(plain.text)
    }
    return turn
  }

  /// A child may have said "help", and whoever types "back" may want to go back: nobody guesses.
  private mutating func doubt(_ word: Command.Name) {
    say(.problem("For the command, type :\(word.rawValue)"))
    say(.line("If \(word.rawValue) is what was said, type it once more."))
    // Whatever was meant, this does no harm.
    if word == .now { run(Command(name: .now, rest: "")) } else { askNext() }
  }

  /// Takes up a record again: its events in order, then the question that is open.
  public mutating func resume(_ events: [Event], _ resumption: Resumption) -> Turn {
    turn = Turn()
    for event in events { story.apply(event) }
    emit(.resumed(resumption))
    greetAgain(torn: resumption.tornLength)
    askNext()
    return turn
  }

  private mutating func answer(_ line: String) {
    switch prompt {
    case .telling: tell(line)
    case .confirming(let flow): confirm(flow, line)
    case .choosing(let flows): choose(flows, line)
    case .question(let id): answer(id, line)
    case .changing(let id): change(id, line)
    case .noteVoice: chooseVoice(line)
    case .note(let voice): takeNote(voice, line)
    case .acknowledging(let action): acknowledge(action, line)
    case .cannot(let action): explain(action, line)
    case .nothing: finish()
    }
  }

  mutating func emit(_ event: Event) {
    // The record begins with the first thing worth keeping.
    if story.count == 0, story.opening == nil {
      turn.events.append(.opened(opening))
      story.apply(.opened(opening))
      emit(.asked(tellingQuestion))
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
