import FlowEngine
package import FlowModel
import Matching

/// A card played by one learner: first "what would you do now?", then the conversation itself,
/// then a debrief. It is recorded like any rehearsal, and can become nothing else.
package struct Rehearsal: Sendable {
  package enum Stage: Hashable, Sendable {
    case committing, walking, over
  }

  package let card: Card
  /// Whether nothing is said of right and wrong until the end.
  package let isExam: Bool
  package private(set) var stage = Stage.committing
  package internal(set) var conversation: Conversation
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
  /// The same in seconds since the situation was told, where a clock was given.
  private(set) var secondsToProtection: Int?
  private(set) var secondsToTelling: Int?
  private let begun: Moment?
  /// Who learns: initials or a staff number.
  private let learner: String?
  var moment: Moment?
  /// The ending of the first way, if the learner went back to try another.
  var firstEnding: Ended?
  private var injected: Set<String> = []
  /// What comes of a typed line at the end.
  var isAskedWhatIf = false

  /// - Parameters:
  ///   - conversation: One in which nothing was said, in the card's setting and in rehearsal.
  ///   - seed: Mixes the choices; the same seed always in the same way.
  ///   - begun: When the situation was told.
  ///   - learner: Who learns: initials or a staff number.
  package init(
    _ card: Card, in conversation: Conversation, seed: UInt64, isExam: Bool,
    begun: Moment? = nil, learner: String? = nil
  ) {
    precondition(conversation.opening.mode == .rehearsal, "a card is never played live")
    self.card = card
    self.conversation = conversation
    self.isExam = isExam
    self.begun = begun
    self.learner = learner.map { PlainText(cleaning: $0).text.trimmed }
    choices = card.choices.mixed(by: seed)
    // The record begins with what is asked here, and not with what has happened.
    self.conversation.firstQuestion = commitment
  }

  /// What stands on the screen first.
  package var beginning: [Reply] {
    let setting = conversation.setting.title
    return [
      .heading("REHEARSAL. \(card.title)"),
      .line("Practice only, at \(setting). Nothing of it is real or kept with real records."),
      .line(situation),
    ] + [.question(commitment)]
  }

  private var situation: String { card.situation.split(separator: "\n").joined(separator: " ") }

  private var commitment: Asked {
    Asked(
      question: "commit", text: "What would you do now?",
      help: card.facts.isEmpty ? nil : "Or ask something, with a question mark.",
      options: choices.map(\.text))
  }

  /// Takes a typed line. Nothing may be shown before the events are saved.
  package mutating func take(_ line: String, at moment: Moment? = nil) -> Turn {
    self.moment = moment
    switch stage {
    case .committing: return commit(line)
    case .walking: return walk(line)
    case .over: return tryOtherwise(line)
    }
  }

  private mutating func commit(_ line: String) -> Turn {
    let typed = PlainText(cleaning: line).text.trimmed
    // What is no choice may be a command: leaving, hiding, 999.
    if Command(typed, inFreeText: false) != nil || Command.usualWord(typed) != nil {
      return conversation.take(line, at: moment)
    }
    conversation.turn = Turn()
    if let fact = card.fact(for: typed) {
      note(.asked(typed, told: fact))
      conversation.say(.line(fact))
      conversation.askNext()
      return conversation.turn
    }
    guard let number = Int(typed), choices.indices.contains(number - 1) else {
      return keepOwnWords(typed)
    }
    let choice = choices[number - 1]
    chosen = choice
    answerCount = 1
    note(.chose(choice.text, worth: choice.worth.rawValue))
    if !isExam { conversation.say(.line(feedback(choice))) }
    stage = .walking
    conversation.enter(card.walk.incident, by: "card")
    return followed(conversation.turn)
  }

  /// Notes what the rehearsal is about or how it goes. The card and the learner come first.
  mutating func note(_ fact: RehearsalFact) {
    if conversation.story.card == nil {
      conversation.emit(.rehearsed(.card(card.id, situation: situation)))
      if let learner, !learner.isEmpty { conversation.emit(.rehearsed(.learner(learner))) }
    }
    conversation.emit(.rehearsed(fact))
  }

  /// What the learner would do, in their own words: kept, and then held against the choices.
  private mutating func keepOwnWords(_ typed: String) -> Turn {
    if typed.isEmpty || Int(typed) != nil {
      conversation.say(.problem("Type a number from 1 to \(choices.count), or ask a question."))
    } else {
      note(.ownWords(typed))
      let matcher = conversation.matching.matcher
      let near = choices.enumerated()
        .map { ($0.offset + 1, matcher?.likeness(typed, $0.element.text) ?? 0) }
        .max { $0.1 < $1.1 }
      conversation.say(.line("Written down. Now type the number of the choice that is nearest."))
      if let near, near.1 > 0.3 { conversation.say(.line("It may be \(near.0).")) }
    }
    conversation.askNext()
    return conversation.turn
  }

  private func feedback(_ choice: Card.Choice) -> String {
    switch choice.worth {
    case .right: "That is what is asked of you. \(choice.because ?? "")".trimmed
    case .wrong: "Another way is asked of you. \(choice.because ?? "")".trimmed
    case .dangerous: "Take care: this can do harm. \(choice.because ?? "")".trimmed
    }
  }

  private mutating func walk(_ line: String) -> Turn {
    if let hands = countHands(line) { return hands }
    let before = conversation.story.walk?.answers ?? [:]
    let prompt = conversation.prompt
    let turn = conversation.take(line, at: moment)
    guard case .question(let id) = prompt, before[id] == nil,
      let answer = conversation.story.walk?.answers[id]
    else { return followed(turn) }
    answerCount += 1
    if let expected = card.walk.answers[id], !answer.fits(expected) { strayed[id] = answer }
    return followed(turn)
  }

  /// `hands 3 0 5`: how many in a group chose each answer; then the group goes on with one.
  private mutating func countHands(_ line: String) -> Turn? {
    guard line.trimmed.lowercased().split(separator: " ").first == "hands",
      case .question(let id) = conversation.prompt
    else { return nil }
    conversation.turn = Turn()
    let labels = conversation.shownQuestion(id).choices
    guard let counts = handCounts(String(line.trimmed.dropFirst(5)), of: labels) else {
      return conversation.turn
    }
    note(.hands(question: id, counts: counts))
    conversation.say(.readBack(readBack(counts, of: labels)))
    conversation.say(.line("Written down. Now type the answer that the group goes on with."))
    return conversation.turn
  }

  /// A show of hands at the first question: how many chose each, in the order shown.
  ///
  /// - Returns: What came of it; nothing was written down if it holds no events.
  package mutating func count(hands line: String) -> Turn {
    conversation.turn = Turn()
    let labels = choices.map(\.text)
    if let counts = handCounts(line, of: labels) {
      note(.hands(question: "commit", counts: counts))
      conversation.say(.readBack(readBack(counts, of: labels)))
    }
    return conversation.turn
  }

  /// The numbers, one for each choice; nil, and it is said why, if they are not that.
  private mutating func handCounts(_ line: String, of labels: [String]) -> [Int]? {
    let words = line.split { ",;".contains($0) || $0.isWhitespace }
    let counts = words.compactMap { word in
      word.utf8.count <= 4 && word.utf8.allSatisfy({ 48...57 ~= $0 }) ? Int(word) : nil
    }
    guard counts.count == words.count, counts.count == labels.count else {
      let example = labels.indices.map { $0 == 0 ? "3" : "0" }.joined(separator: " ")
      conversation.say(
        .problem(
          "Type \(labels.count) numbers, one for each choice, such as: \(example). "
            + "Nothing was written down."))
      return nil
    }
    return counts
  }

  private func readBack(_ counts: [Int], of labels: [String]) -> String {
    zip(labels, counts).map { "\($0): \($1)" }.joined(separator: "; ")
      + ". Together \(counts.reduce(0, +))."
  }

  /// Adds what the card puts in between, and the debrief once an ending is reached.
  private mutating func followed(_ turn: Turn) -> Turn {
    var turn = turn
    measure(turn)
    if case .question(let id) = conversation.prompt, !injected.contains(id),
      let inject = card.injects.first(where: { $0.before == id })
    {
      injected.insert(id)
      conversation.turn = Turn()
      note(.told(inject.told))
      turn.events += conversation.turn.events
      let place = turn.replies.lastIndex { if case .question = $0 { true } else { false } }
      turn.replies.insert(.heading(inject.told), at: place ?? turn.replies.endIndex)
    }
    guard conversation.story.ended != nil, stage == .walking else { return turn }
    stage = .over
    conversation.turn = Turn()
    note(.result(result))
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
  private var result: RehearsalResult {
    RehearsalResult(
      answersToProtection: answersToProtection, answersToTelling: answersToTelling,
      missed: strayed.keys.sorted())
  }

  private mutating func measure(_ turn: Turn) {
    for case .advised(let advice) in turn.events {
      if advice.contains(where: { $0.kind == .act || $0.kind == .refrain }) {
        secondsToProtection = secondsToProtection ?? secondsSoFar
        answersToProtection = answersToProtection ?? answerCount
      }
      if advice.contains(where: { !$0.tell.isEmpty && $0.kind == .act }) {
        secondsToTelling = secondsToTelling ?? secondsSoFar
        answersToTelling = answersToTelling ?? answerCount
      }
    }
  }

  private var secondsSoFar: Int? {
    guard let begun, let moment else { return nil }
    return Int((moment.milliseconds - begun.milliseconds) / 1000)
  }
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
