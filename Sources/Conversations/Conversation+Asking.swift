import FlowEngine
import FlowModel
import Matching

extension Conversation {
  /// What stands on the screen before anything was typed. Nothing of it is on record yet.
  package func greeting(notices: [String]) -> [Reply] {
    var replies: [Reply] = [.danger(dangerLine)]
    replies.append(.heading("\(opening.mode == .live ? "LIVE" : "REHEARSAL"). \(setting.title)"))
    if opening.mode == .live {
      replies.append(.line("This is kept as a real record. To practise, type rehearse."))
    } else {
      replies.append(.line("This is practice. It is kept apart from real records."))
    }
    replies += notices.map { .line($0) }
    replies.append(.question(firstQuestion ?? tellingQuestion))
    return replies
  }

  /// The question that is open, to show it again after the screen was blanked.
  package var openQuestion: [Reply] {
    var copy = self
    var turn = Turn()
    copy.askNext(&turn)
    return turn.replies
  }

  /// Puts the question that is open, and records that it was put.
  mutating func askNext(_ turn: inout Turn) {
    switch prompt {
    case .telling: put(firstQuestion ?? tellingQuestion, &turn)
    case .confirming: ask(Conversation.yesOrNo, &turn)
    case .choosing(let flows): ask(choice(of: flows), &turn)
    case .doubting(_, let question, _): ask(Conversation.whetherDanger(question), &turn)
    case .question(let id):
      ask(
        shownQuestion(id), heard: heard(id), on: state.walk.flatMap { engine.page(in: $0) }, &turn)
    case .changing(let id): ask(shownQuestion(id), &turn)
    case .noteVoice: ask(Conversation.voices, &turn)
    case .note(let voice):
      put(
        Asked(
          question: "note", text: "Type the note as one answer. It is kept exactly as typed.",
          voice: voice), &turn)
    case .acknowledging(let id): askAbout(id, &turn)
    case .cannot(let id):
      put(
        Asked(
          question: "cannot/" + id, text: "Why not? Say what stands in the way.", voice: .own),
        &turn)
    case .timing(let action, let time, _): ask(Conversation.atThisTime(action: action, time), &turn)
    case .meaning(let command, _): ask(Conversation.commandOrWords(command), &turn)
    case .nothing: finish(&turn)
    }
  }

  private mutating func ask(
    _ question: Question, heard: String? = nil, on page: Page? = nil, _ turn: inout Turn
  ) {
    put(asked(question, heard: heard, on: page), &turn)
  }

  /// Shows a question, and records it just so. Looking in begins no record.
  mutating func put(_ asked: Asked, _ turn: inout Turn) {
    if state.opening != nil { emit(.asked(asked), &turn) }
    turn.say(.question(asked))
  }

  /// What the person's first words already say about a question: shown, to be confirmed, and
  /// never taken as the answer. Only options that list words can be heard, so a question for yes
  /// or no, such as whether anyone is in danger, never is.
  private func heard(_ id: String) -> String? {
    guard let told = state.told, let question = library.questions[id], question.kind == .choice
    else { return nil }
    let found = question.options.enumerated().compactMap { place, option in
      mentioned(option.words, in: told).map { (number: place + 1, words: $0) }
    }
    guard found.count == 1 else { return nil }
    return "You wrote \"\(found[0].words)\". If that answers it, type \(found[0].number)."
  }

  private func asked(
    _ question: Question, heard: String? = nil, on page: Page? = nil
  ) -> Asked {
    let title = page.map { "\(fill($0.title)) (\($0.number) of \($0.count)). " } ?? ""
    return Asked(
      question: question.id, text: title + question.ask,
      help: [question.fullHelp, opening.format > 1 ? question.howToList : nil, heard].compactMap {
        $0
      }.joinedLines,
      options: question.choices,
      voice: question.kind == .text ? question.voice : nil)
  }

  /// A question with this setting's words filled in.
  func shownQuestion(_ id: String) -> Question {
    // Roles are their titles here, whoever the concern is about: only telling is led elsewhere.
    library.questions[id]!.reworded { engine.titled($0, inSetting: setting.id) }
  }

  /// Fills in the setting's words where no incident has been entered, or where one has.
  func fill(_ text: String) -> String {
    guard let walk = state.walk else { return engine.fill(text, inSetting: setting.id) }
    return engine.fill(text, in: walk)
  }

  mutating func greetAgain(torn: Int, _ turn: inout Turn) {
    turn.say(.danger(dangerLine))
    turn.say(.heading("\(opening.mode == .live ? "LIVE" : "REHEARSAL"). \(setting.title)"))
    let waiting = urgent
    if !waiting.isEmpty {
      turn.say(.heading("NOT KNOWN TO BE DONE"))
      for item in waiting { turn.say(.line("- " + item.advice.spoken + item.status)) }
    }
    if torn > 0 {
      turn.say(
        .line("The last line of the record has no end. It was never finished, or cut off later."))
      turn.say(.line("\(torn) torn bytes are kept in the record. Please check your last answer."))
    }
    if let ended = state.ended { turn.say(.ending(ended)) }
    turn.say(.line("You are back where you were. Type summary to see your answers."))
  }

  /// What the person is to do now and did not say to be done.
  private var urgent: [Reply.NumberedAdvice] {
    state.numberedActions.filter {
      $0.advice.kind == .act && $0.advice.by == .now && state.isOwn($0.advice)
        && $0.state != .done && $0.state != .doesNotApply
    }
  }

  /// Ends the conversation, with what is left to do.
  mutating func finish(_ turn: inout Turn) {
    // A card has an end of its own.
    if firstQuestion != nil { return }
    departure = .finished
    let open = state.numberedActions.filter { $0.state == .notYet || $0.state == .cannot }
    if !open.isEmpty {
      let things = open.count == 1 ? "1 thing is" : "\(open.count) things are"
      turn.say(.line("\(things) not done. Tell \(fill("{\(library.lead)}")) about it."))
    }
    if sayUnsaved(&turn) { return }
    turn.say(
      .line(
        open.isEmpty
          ? "This conversation is complete and saved."
          : "This conversation is saved. It is not complete: come back when that is done."))
  }

  /// Says what could not be saved, if there is such a thing.
  mutating func sayUnsaved(_ turn: inout Turn) -> Bool {
    guard !unsaved.isEmpty else { return false }
    turn.say(.problem("NOT SAVED, so copy it on paper:"))
    for line in unsaved { turn.say(.line("- " + line)) }
    turn.say(.line("Everything else is saved."))
    return true
  }
}

extension Question {
  /// The help line, and how a day, time or number may be typed.
  fileprivate var fullHelp: String? {
    let parts = [help, example].compactMap { $0 }
    return parts.isEmpty ? nil : parts.joined(separator: " ")
  }
}

extension Question {
  /// How several answers are typed.
  fileprivate var howToList: String? {
    guard kind == .several, choices.count > 2 else { return nil }
    return "You may choose several: type their numbers, such as 1 3."
  }
}

extension [String] {
  fileprivate var joinedLines: String? { isEmpty ? nil : joined(separator: " ") }
}
