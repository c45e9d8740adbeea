package import FlowEngine
package import FlowModel
package import Matching

/// One conversation: a line in, replies and events out. A pure value; knows no terminal, file or
/// clock.
package struct Conversation: Sendable {
  /// The id under which "What has happened?" stands in the record.
  package static let tellingID = "what-has-happened"

  /// The most bytes that a typed line may have. Nobody types as much: it is a file that was pasted,
  /// and whoever waits for an answer must not wait until it is understood.
  static let longestLine = 64 << 10

  package let engine: Engine
  /// What the events so far add up to.
  package internal(set) var state: ConversationState
  /// Set when the conversation is over for now.
  package internal(set) var departure: Departure?

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
    state = ConversationState(engine: engine, today: today)
  }

  /// Takes one typed line and says what came of it. The conversation has then moved on; keep the
  /// old value until the events are saved.
  ///
  /// - Parameter moment: When it was typed: a time that has not come yet is asked about.
  package mutating func take(_ line: String, at moment: Moment? = nil) -> Turn {
    makeTurn(at: moment) { $0.read(line, &$1) }
  }

  /// Enters an incident that was named by an option of the command line: nobody typed it.
  package mutating func enter(byOption flow: String) -> Turn {
    makeTurn { $0.enter(flow, by: .option, &$1) }
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
    for event in events { state.apply(event) }
  }

  /// Goes on where the events that were recalled have led.
  package mutating func resume(_ resumption: Resumption) -> Turn {
    makeTurn {
      $0.emit(.resumed(resumption), &$1)
      $0.greetAgain(torn: resumption.tornLength, &$1)
    }
  }

  /// Does something, and then puts the question that is open, the only place that does.
  mutating func makeTurn(
    at moment: Moment? = nil, _ act: (inout Conversation, inout Turn) -> Void
  ) -> Turn {
    var turn = Turn(at: moment)
    act(&self, &turn)
    if turn.asksNext { askNext(&turn) }
    return turn
  }

  mutating func read(_ line: String, _ turn: inout Turn) {
    guard line.utf8.count <= Conversation.longestLine else {
      turn.say(.problem("That is too long to be taken as one line. Nothing of it was kept."))
      turn.say(.line("Type it in parts of at most 60,000 letters. What is kept already stays."))
      return
    }
    let plain = PlainText(cleaning: line)
    if plain.removed > 0 {
      turn.say(.line("\(plain.removed) characters that cannot be shown were removed."))
    }
    if let command = Command(plain.text, inFreeText: takesFreeText) {
      tellOfDanger(in: command, &turn)
      run(command, &turn)
    } else if takesFreeText, let word = Command.named(plain.text) {
      doubt(word, plain.text, &turn)
    } else if !takesFreeText, let word = Command.usualWord(plain.text), !isAnswer(plain.text) {
      run(Command(name: word, rest: ""), &turn)
    } else {
      listen(to: plain.text, &turn)
    }
  }

  mutating func answer(_ line: String, _ turn: inout Turn) {
    switch prompt {
    case .telling: tell(line, &turn)
    case .confirming(let flow): confirm(flow, line, &turn)
    case .choosing(let flows): choose(flows, line, &turn)
    case .doubting(let flow, _, let typed): settle(flow, typed, line, &turn)
    case .question(let id): answer(id, line, &turn)
    case .changing(let id): change(id, line, &turn)
    case .noteVoice: chooseVoice(line, &turn)
    case .note(let voice): takeNote(voice, line, &turn)
    case .acknowledging(let action): acknowledge(action, line, &turn)
    case .cannot(let action): explain(action, line, &turn)
    case .timing(let action, let time, let typed): confirmTime(action, time, typed, line, &turn)
    case .meaning(let command, let typed): mean(command, typed, line, &turn)
    // Asking what is next finds that nothing is.
    case .nothing: break
    }
  }

  /// Records an event, and what the record begins with before the first.
  ///
  /// - Returns: What it brought about in the walk.
  @discardableResult
  mutating func emit(_ event: Event, _ turn: inout Turn) -> [Effect] {
    // The record begins with the first thing worth keeping.
    if state.count == 0, state.opening == nil {
      turn.events.append(.opened(opening))
      state.apply(.opened(opening))
      emit(.asked(firstQuestion ?? tellingQuestion), &turn)
    }
    turn.events.append(event)
    return state.apply(event)
  }

  /// Makes this practice. Only before anything was recorded: a live record stays live.
  mutating func rehearse(_ turn: inout Turn) {
    opening = opening.with(mode: .rehearsal)
    turn.say(.heading("REHEARSAL. \(setting.title)"))
    turn.say(.line("This is practice. It is kept apart from real records."))
  }
}
