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
    copy.turn = Turn()
    copy.askNext()
    return copy.turn.replies
  }

  /// Puts the question that is open, and records that it was put.
  mutating func askNext() {
    switch prompt {
    case .telling: put(firstQuestion ?? tellingQuestion)
    case .confirming: ask(Conversation.yesOrNo)
    case .choosing(let flows): ask(choice(of: flows))
    case .doubting(_, let question, _): ask(Conversation.whetherDanger(question))
    case .question(let id):
      ask(shownQuestion(id), heard: heard(id), on: story.walk.flatMap { engine.page(in: $0) })
    case .changing(let id): ask(shownQuestion(id))
    case .noteVoice: ask(Conversation.voices)
    case .note(let voice):
      put(
        Asked(
          question: "note", text: "Type the note as one answer. It is kept exactly as typed.",
          voice: voice))
    case .acknowledging(let id): askAbout(id)
    case .cannot(let id):
      put(
        Asked(
          question: "cannot/" + id, text: "Why not? Say what stands in the way.", voice: .own))
    case .timing(let action, let time, _): ask(Conversation.atThisTime(action: action, time))
    case .meaning(let command, _): ask(Conversation.commandOrWords(command))
    case .nothing: finish()
    }
  }

  private mutating func ask(_ question: Question, heard: String? = nil, on page: Page? = nil) {
    put(asked(question, heard: heard, on: page))
  }

  /// Shows a question, and records it just so. Looking in begins no record.
  mutating func put(_ asked: Asked) {
    if story.opening != nil { emit(.asked(asked)) }
    say(.question(asked))
  }

  /// What the person's first words already say about a question: shown, to be confirmed, and
  /// never taken as the answer. Only options that list words can be heard, so a question for yes
  /// or no, such as whether anyone is in danger, never is.
  private func heard(_ id: String) -> String? {
    guard let told = story.told, let question = library.questions[id], question.kind == .choice
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
    library.questions[id]!.reworded(fill)
  }

  /// Fills in the setting's words where no incident has been entered, or where one has.
  func fill(_ text: String) -> String {
    guard let walk = story.walk else { return engine.fill(text, inSetting: setting.id) }
    return engine.fill(text, in: walk)
  }

  mutating func greetAgain(torn: Int) {
    say(.danger(dangerLine))
    say(.heading("\(opening.mode == .live ? "LIVE" : "REHEARSAL"). \(setting.title)"))
    let waiting = urgent
    if !waiting.isEmpty {
      say(.heading("NOT KNOWN TO BE DONE"))
      for item in waiting { say(.line("- " + item.advice.spoken + item.status)) }
    }
    if torn > 0 {
      say(.line("The last line of the record was never completed. It was not shown as saved."))
      say(.line("\(torn) torn bytes are kept in the record. Please check your last answer."))
    }
    if let ended = story.ended { say(.ending(ended)) }
    say(.line("You are back where you were. Type summary to see your answers."))
  }

  /// What the person is to do now and did not say to be done.
  private var urgent: [Reply.NumberedAdvice] {
    numberedActions.filter {
      $0.advice.kind == .act && $0.advice.by == .now && $0.advice.who == "you"
        && $0.state != .done && $0.state != .doesNotApply
    }
  }

  /// Ends the conversation, with what is left to do.
  mutating func finish() {
    // A card has an end of its own.
    if firstQuestion != nil { return }
    leave = .finished
    let open = numberedActions.filter { $0.state == .notYet || $0.state == .cannot }
    if !open.isEmpty {
      let things = open.count == 1 ? "1 thing is" : "\(open.count) things are"
      say(.line("\(things) not done. Tell \(fill("{\(library.lead)}")) about it."))
    }
    if sayUnsaved() { return }
    say(
      .line(
        open.isEmpty
          ? "This conversation is complete and saved."
          : "This conversation is saved. It is not complete: come back when that is done."))
  }

  /// Says what could not be saved, if there is such a thing.
  mutating func sayUnsaved() -> Bool {
    guard !unsaved.isEmpty else { return false }
    say(.problem("NOT SAVED, so copy it on paper:"))
    for line in unsaved { say(.line("- " + line)) }
    say(.line("Everything else is saved."))
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
