import Bytes
package import FlowEngine
package import FlowModel
import Matching

/// A card played by one learner or a group: first "what would you do now?", then the conversation
/// itself, then a debrief. It is recorded like any rehearsal, and can become nothing else.
package struct Rehearsal: Interlocutor {
  package enum Stage: Hashable, Sendable {
    /// Whoever leads a group types how many chose each.
    case counting
    case committing, walking, over
  }

  package let card: Card
  /// Whether nothing is said of right and wrong until the end.
  package let isExam: Bool
  package internal(set) var conversation: Conversation
  /// The choices in the order shown.
  let choices: [Card.Choice]
  /// What the events so far add up to.
  var play: CardPlay
  /// Who learns: initials or a staff number.
  private let learner: String?
  /// Whether the show of hands at the first question is still to come.
  var awaitsHands: Bool

  /// - Parameters:
  ///   - conversation: One in which nothing was said, in the card's setting and in rehearsal.
  ///   - seed: Mixes the choices; the same seed always in the same way.
  ///   - begun: When the situation was told.
  ///   - learner: Who learns: initials or a staff number.
  ///   - isGroup: Whether several people are asked, whose hands are counted.
  package init(
    _ card: Card, in conversation: Conversation, seed: UInt64, isExam: Bool,
    begun: Moment? = nil, learner: String? = nil, isGroup: Bool = false
  ) {
    self.init(
      card, in: conversation, choices: card.choices.mixed(by: seed), isExam: isExam, begun: begun,
      learner: learner, isGroup: isGroup)
  }

  /// A rehearsal that was left, to go on with it.
  ///
  /// - Parameters:
  ///   - events: All that its record holds, in order.
  ///   - conversation: One in which nothing was said, with the record's header.
  package init(_ card: Card, in conversation: Conversation, recalling events: [RecordedEvent]) {
    self.init(
      card, in: conversation, choices: card.choices(asShownIn: events), isExam: false, begun: nil,
      learner: nil, isGroup: false)
    for event in events {
      self.conversation.recall([event.event])
      play.apply(event.event, at: event.at)
    }
  }

  private init(
    _ card: Card, in conversation: Conversation, choices: [Card.Choice], isExam: Bool,
    begun: Moment?, learner: String?, isGroup: Bool
  ) {
    precondition(conversation.opening.mode == .rehearsal, "a card is never played live")
    self.card = card
    self.conversation = conversation
    self.choices = choices
    self.isExam = isExam
    self.learner = learner.map { PlainText(cleaning: $0).text.trimmed }
    awaitsHands = isGroup
    play = CardPlay(card, begun: begun)
    // The record begins with what is asked here, and not with what has happened.
    self.conversation.firstQuestion = commitment
  }

  package var stage: Stage {
    if play.isOver { return .over }
    if play.chosen != nil { return .walking }
    return awaitsHands ? .counting : .committing
  }

  /// What stands on the screen first.
  package var beginning: [Reply] {
    let setting = conversation.setting.title
    return [
      .heading("REHEARSAL. \(card.title)"),
      .line("Practice only, at \(setting). Nothing of it is real or kept with real records."),
      .line(situation),
    ] + openQuestion
  }

  var situation: String { card.situation.split(separator: "\n").joined(separator: " ") }

  private var commitment: Asked {
    Asked(
      question: "commit", text: "What would you do now?",
      help: card.facts.isEmpty ? nil : "Or ask something, with a question mark.",
      options: choices.map(\.text))
  }

  /// Takes a typed line. Nothing may be shown before the events are saved.
  package mutating func take(_ line: String, at moment: Moment? = nil) -> Turn {
    var turn = Turn(at: moment)
    switch stage {
    case .counting: countHands(line, &turn)
    case .committing: commit(line, &turn)
    case .walking: walk(line, &turn)
    case .over: tryOtherwise(line, &turn)
    }
    for event in turn.events { play.apply(event, at: moment) }
    follow(&turn)
    return turn
  }

  /// Adds what the card puts in between, and the debrief once the walk has ended.
  private mutating func follow(_ turn: inout Turn) {
    if stage == .walking, conversation.state.isAtEnd {
      note(.result(play.result), &turn)
      play.apply(.rehearsed(.result(play.result)), at: turn.moment)
      for reply in debrief { turn.say(reply) }
      return
    }
    guard turn.asksNext else { return }
    if case .question(let id) = conversation.prompt,
      let inject = card.injects.first(where: { $0.before == id && !play.told.contains($0.told) })
    {
      note(.told(inject.told), &turn)
      play.apply(.rehearsed(.told(inject.told)), at: turn.moment)
      turn.say(.heading(inject.told))
    }
    conversation.askNext(&turn)
  }

  /// Notes what the rehearsal is about or how it goes. The card and the learner come first.
  mutating func note(_ fact: RehearsalFact, _ turn: inout Turn) {
    if conversation.state.card == nil {
      conversation.emit(.rehearsed(.card(card.id, situation: situation)), &turn)
      if let learner, !learner.isEmpty { conversation.emit(.rehearsed(.learner(learner)), &turn) }
    }
    conversation.emit(.rehearsed(fact), &turn)
  }

  private mutating func walk(_ line: String, _ turn: inout Turn) {
    if line.trimmed.lowercased().split(separator: " ").first == "hands",
      case .question(let id) = conversation.prompt
    {
      return countHands(String(line.trimmed.dropFirst(5)), at: id, &turn)
    }
    conversation.read(line, &turn)
  }
}

extension Card {
  /// The choices in the order in which a record says that they were shown.
  fileprivate func choices(asShownIn events: [RecordedEvent]) -> [Choice] {
    for case .asked(let asked) in events.lazy.map(\.event) where asked.question == "commit" {
      let shown = asked.options.compactMap { text in choices.first { $0.text == text } }
      if shown.count == choices.count { return shown }
    }
    return choices
  }
}

extension [Card.Choice] {
  /// In an order that a seed settles.
  fileprivate func mixed(by seed: UInt64) -> [Card.Choice] {
    var choices = self
    var generator = SeededGenerator(seed: seed)
    choices.mix(with: &generator)
    return choices
  }
}
