import FlowEngine
import FlowModel

/// How a card was played so far: what the events of its rehearsal add up to.
struct CardPlay: Sendable {
  /// When something was first shown.
  struct Reached: Sendable {
    /// How many answers came before it.
    let answers: Int
    /// Seconds since the situation was told; nil where no clock was given.
    let seconds: Int?
  }

  let card: Card
  /// When the situation was told; nil until the first event where nobody says.
  private var begun: Moment?
  private(set) var chosen: Card.Choice?
  private(set) var answerCount = 0
  /// The learner's answers that were not those of the card, by question.
  private(set) var strayed: [String: Answer] = [:]
  /// The first thing to do or not to do; nil if it was never shown.
  private(set) var protection: Reached?
  /// The first person to tell; nil if nobody was ever named.
  private(set) var telling: Reached?
  /// What the card has told in between.
  private(set) var told: Set<String> = []
  /// The ending of the first way; the learner may try another.
  private(set) var firstEnding: Ended?
  /// Whether the result stands on record.
  private(set) var isOver = false

  init(_ card: Card, begun: Moment?) {
    self.card = card
    self.begun = begun
  }

  mutating func apply(_ event: Event, at moment: Moment?) {
    begun = begun ?? moment
    switch event {
    case .rehearsed(.chose(let text, _)):
      chosen = card.choices.first { $0.text == text }
      answerCount = 1
    case .rehearsed(.told(let text)): told.insert(text)
    case .rehearsed(.result): isOver = true
    case .answered(let question, let answer, _)
    where chosen != nil && !isOver && question != Conversation.inDangerID:
      answerCount += 1
      if let expected = card.walk.answers[question], !answer.fits(expected) {
        strayed[question] = answer
      }
    case .advised(let advice) where !isOver: note(advice, at: moment)
    // It may be said again what is next, as long as the way goes on.
    case .ended(let ended): if !isOver { firstEnding = ended }
    default: break
    }
  }

  private mutating func note(_ advice: [Advice], at moment: Moment?) {
    var seconds: Int?
    if let begun, let moment {
      seconds = Int((moment.milliseconds - begun.milliseconds) / 1_000)
    }
    let reached = Reached(answers: answerCount, seconds: seconds)
    if advice.contains(where: { $0.kind == .act || $0.kind == .refrain }) {
      protection = protection ?? reached
    }
    if advice.contains(where: { $0.kind == .act && !$0.tell.isEmpty }) {
      telling = telling ?? reached
    }
  }

  /// What the report of rehearsals reads.
  var result: RehearsalResult {
    RehearsalResult(
      answersToProtection: protection?.answers, answersToTelling: telling?.answers,
      missed: strayed.keys.sorted())
  }
}

extension Answer {
  fileprivate func fits(_ expected: [String]) -> Bool {
    expected == ["?"] ? isUnsure : !isUnsure && Set(values) == Set(expected)
  }
}
