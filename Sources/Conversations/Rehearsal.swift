public import FlowEngine
public import FlowModel

/// A card played by one learner: first "what would you do now?", then the conversation itself,
/// then a debrief. It is recorded like any rehearsal, and can become nothing else.
public struct Rehearsal: Sendable {
  public enum Stage: Hashable, Sendable {
    case committing, walking, over
  }

  public let card: Card
  /// Whether nothing is said of right and wrong until the end.
  public let isExam: Bool
  public private(set) var stage = Stage.committing
  public private(set) var conversation: Conversation
  /// The choices in the order shown.
  let choices: [Card.Choice]
  private(set) var chosen: Card.Choice?
  /// The learner's answers that were not those of the card, by question.
  private(set) var strayed: [String: Answer] = [:]
  private(set) var answerCount = 0
  /// How many answers came before the first thing to do or not to do, and before somebody was
  /// named to tell; nil if it was never shown.
  private(set) var answersToProtection: Int?
  private(set) var answersToTelling: Int?
  /// The ending of the first way, if the learner went back to try another.
  private(set) var firstEnding: Ended?
  private var injected: Set<String> = []
  /// What comes of a typed line at the end.
  var isAskedWhatIf = false

  /// - Parameters:
  ///   - conversation: One in which nothing was said, in the card's setting and in rehearsal.
  ///   - seed: Mixes the choices; the same seed always in the same way.
  public init(_ card: Card, in conversation: Conversation, seed: UInt64, isExam: Bool) {
    precondition(conversation.opening.mode == .rehearsal, "a card is never played live")
    self.card = card
    self.conversation = conversation
    self.isExam = isExam
    choices = card.choices.mixed(by: seed)
  }

  /// What stands on the screen first.
  public var beginning: [Reply] {
    let setting = conversation.setting.title
    return [
      .heading("REHEARSAL. \(card.title)"),
      .line("Practice only, at \(setting). Nothing of it is real or kept with real records."),
      .line(card.situation.split(separator: "\n").joined(separator: " ")),
    ] + [.question(commitment)]
  }

  private var commitment: Asked {
    Asked(
      question: "commit", text: "What would you do now?",
      help: card.facts.isEmpty ? nil : "Or ask something, with a question mark.",
      options: choices.map(\.text))
  }

  /// Takes a typed line. Nothing may be shown before the events are saved.
  public mutating func take(_ line: String) -> Turn {
    switch stage {
    case .committing: commit(line)
    case .walking: walk(line)
    case .over: tryOtherwise(line)
    }
  }

  private mutating func commit(_ line: String) -> Turn {
    conversation.turn = Turn()
    let typed = PlainText(cleaning: line).text.trimmed
    if let fact = card.fact(for: typed) {
      conversation.emit(.noted(voice: .own, text: "asked: \(typed)"))
      conversation.say(.line(fact))
      conversation.say(.question(commitment))
      return conversation.turn
    }
    guard let number = Int(typed), choices.indices.contains(number - 1) else {
      conversation.say(.problem("Type a number from 1 to \(choices.count), or ask a question."))
      conversation.say(.question(commitment))
      return conversation.turn
    }
    let choice = choices[number - 1]
    chosen = choice
    answerCount = 1
    conversation.emit(.noted(voice: .own, text: "card: \(card.id)"))
    conversation.emit(.noted(voice: .own, text: "chose: \(choice.worth.rawValue): \(choice.text)"))
    if !isExam { conversation.say(.line(feedback(choice))) }
    stage = .walking
    conversation.emit(.told(Telling(text: "card \(card.id)", offered: [card.walk.incident])))
    conversation.enter(card.walk.incident)
    return followed(conversation.turn)
  }

  private func feedback(_ choice: Card.Choice) -> String {
    switch choice.worth {
    case .right: "That is what is asked of you. \(choice.because ?? "")".trimmed
    case .wrong: "Another way is asked of you. \(choice.because ?? "")".trimmed
    case .dangerous: "Take care: this can do harm. \(choice.because ?? "")".trimmed
    }
  }

  private mutating func walk(_ line: String) -> Turn {
    let before = conversation.story.walk?.answers ?? [:]
    let prompt = conversation.prompt
    let turn = conversation.take(line)
    guard case .question(let id) = prompt, before[id] == nil,
      let answer = conversation.story.walk?.answers[id]
    else { return followed(turn) }
    answerCount += 1
    if let expected = card.walk.answers[id], !answer.fits(expected) { strayed[id] = answer }
    return followed(turn)
  }

  /// Adds what the card puts in between, and the debrief once an ending is reached.
  private mutating func followed(_ turn: Turn) -> Turn {
    var turn = turn
    measure(turn)
    if case .question(let id) = conversation.prompt, !injected.contains(id),
      let inject = card.injects.first(where: { $0.before == id })
    {
      injected.insert(id)
      let place = turn.replies.lastIndex { if case .question = $0 { true } else { false } }
      turn.replies.insert(.heading(inject.told), at: place ?? turn.replies.endIndex)
    }
    guard conversation.story.ended != nil, stage == .walking else { return turn }
    stage = .over
    conversation.turn = Turn()
    conversation.emit(.noted(voice: .own, text: result))
    turn.events += conversation.turn.events
    // Nobody is asked what became of actions that were never real.
    if let place = turn.replies.firstIndex(where: { if case .ending = $0 { true } else { false } })
    {
      turn.replies.removeSubrange((place + 1)...)
    }
    turn.replies += debrief
    return turn
  }

  /// What the report of rehearsals reads.
  private var result: String {
    let missed = strayed.keys.sorted().joined(separator: " ")
    return "result: protection \(answersToProtection ?? -1), telling \(answersToTelling ?? -1), "
      + "missed \(strayed.count): \(missed)"
  }

  private mutating func measure(_ turn: Turn) {
    for case .advised(let advice) in turn.events {
      if advice.contains(where: { $0.kind == .act || $0.kind == .refrain }) {
        answersToProtection = answersToProtection ?? answerCount
      }
      if advice.contains(where: { !$0.tell.isEmpty && $0.kind == .act }) {
        answersToTelling = answersToTelling ?? answerCount
      }
    }
  }

  /// At the end: another answer to an earlier question, and both endings side by side.
  private mutating func tryOtherwise(_ line: String) -> Turn {
    conversation.turn = Turn()
    let typed = line.trimmed.lowercased()
    if isAskedWhatIf { return otherwise(line) }
    let words = typed.split(separator: " ")
    guard words.first == "what-if", words.count == 2, let number = Int(words[1]) else {
      return conversation.leave(reason: "quit")
    }
    firstEnding = firstEnding ?? conversation.story.ended
    isAskedWhatIf = true
    return conversation.take("back \(number)")
  }

  private mutating func otherwise(_ line: String) -> Turn {
    var turn = conversation.take(line)
    guard let ended = conversation.story.ended, let first = firstEnding else { return turn }
    isAskedWhatIf = false
    if let place = turn.replies.firstIndex(where: { if case .ending = $0 { true } else { false } })
    {
      turn.replies.removeSubrange((place + 1)...)
    }
    turn.replies += [
      .heading("Both ways, side by side"),
      .table([
        Reply.Row(label: "First", value: first.text), Reply.Row(label: "Now", value: ended.text),
      ]), .line(Rehearsal.more),
    ]
    return turn
  }

  static let more = "Type what-if and an answer's number to try another answer, or quit."
}

extension Card {
  /// What is told to whoever asks; nil if the line asks nothing that the card knows.
  fileprivate func fact(for typed: String) -> String? {
    guard Int(typed) == nil, !typed.isEmpty, typed.isQuestion else { return nil }
    let found = facts.first { fact in
      fact.asked.contains { typed.lowercased().contains($0.lowercased()) }
    }
    return found?.told ?? "The card does not say. Go by what you know."
  }
}

extension Answer {
  fileprivate func fits(_ expected: [String]) -> Bool {
    expected == ["?"] ? isUnsure : !isUnsure && Set(values) == Set(expected)
  }
}

extension [Card.Choice] {
  /// In an order that a seed settles.
  fileprivate func mixed(by seed: UInt64) -> [Card.Choice] {
    var choices = self
    var dice = seed
    for index in choices.indices.dropFirst().reversed() {
      dice = dice &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      choices.swapAt(index, Int((dice >> 33) % UInt64(index + 1)))
    }
    return choices
  }
}

extension Rehearsal {
  /// Goes through an event that was added to the record from outside: who learns.
  public mutating func pass(_ event: Event) { conversation.pass(event) }

  /// Records a show of hands: how many chose each of the choices, in the order shown.
  public mutating func note(hands counts: [Int]) -> [Event] {
    conversation.turn = Turn()
    let told = zip(choices, counts).map { "\($1) x \($0.worth.rawValue)" }
    conversation.emit(.noted(voice: .own, text: "hands: " + told.joined(separator: ", ")))
    return conversation.turn.events
  }
}
