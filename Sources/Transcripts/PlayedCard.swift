package import FlowEngine
package import FlowModel

/// What a rehearsal's record tells of the card that was played.
package struct PlayedCard: Hashable, Sendable {
  package let card: String
  /// Initials or a staff number; nil if none was given.
  package let learner: String?
  package let begun: Moment
  package let setting: String
  /// `right`, `wrong` or `dangerous`.
  package let choice: String
  /// The questions that were answered in another way than the card's.
  package let missed: [String]
  /// How many answers came before the first thing to do or not to do, and before somebody was
  /// named to tell; nil if it never was.
  package let answersToProtection: Int?
  package let answersToTelling: Int?
  package let isFinished: Bool

  /// Nil if the record is no card's.
  package init?(_ events: [RecordedEvent]) {
    guard let first = events.first, case .opened(let opening) = first.event,
      opening.mode == .rehearsal
    else { return nil }
    guard let facts = opening.format > 1 ? Facts(events) : Facts(ofFirstFormat: events),
      let card = facts.card
    else { return nil }
    self.card = card
    learner = facts.learner
    begun = first.at
    setting = opening.setting
    choice = facts.choice
    missed = facts.result?.missed ?? []
    answersToProtection = facts.result?.answersToProtection
    answersToTelling = facts.result?.answersToTelling
    isFinished = facts.result != nil
  }
}

/// What is believed of a rehearsal.
struct Facts {
  var card: String?
  var learner: String?
  var choice = ""
  var result: RehearsalResult?

  /// Each as it was said first: a rehearsal has one of each.
  init?(_ events: [RecordedEvent]) {
    for case .rehearsed(let fact) in events.map(\.event) {
      switch fact {
      case .card(let card, _): self.card = self.card ?? card
      case .learner(let learner): self.learner = self.learner ?? learner
      case .chose(_, let worth): if choice.isEmpty { choice = worth }
      case .result(let result): self.result = self.result ?? result
      case .asked, .ownWords, .hands, .told: break
      }
    }
    guard card != nil else { return nil }
  }
}
