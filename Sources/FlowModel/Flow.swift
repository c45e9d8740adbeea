/// A walk through one incident, or a part that several incidents share.
///
/// Steps run from top to bottom and never backwards, parts cannot contain themselves, and each
/// incident is entered at most once in a conversation. So every conversation ends.
package struct Flow: Hashable, Sendable {
  /// How soon staff must act, most urgent first: the order of the menu.
  package enum Urgency: String, Hashable, Sendable, Comparable, CaseIterable {
    case emergency, now, today, routine

    private var rank: Int {
      switch self {
      case .emergency: 0
      case .now: 1
      case .today: 2
      case .routine: 3
      }
    }

    package static func < (left: Urgency, right: Urgency) -> Bool { left.rank < right.rank }
  }

  package let id: String
  /// An incident is offered to people; a part is only run by other flows.
  package let isIncident: Bool
  /// The one incident for whatever no other covers: always last on the menu.
  package let isCatchAll: Bool
  /// Whether it stands on the short menu that comes first.
  package let isCommon: Bool
  package let title: String
  /// One line for the menu.
  package let about: String
  package let urgency: Urgency
  /// What staff say when this has happened: the phrases that lead here.
  package let phrases: [String]
  /// Actions shown before the first question, do-nots first.
  package let first: [String]
  package let steps: [Step]
  package let location: SourceLocation

  package init(
    id: String, isIncident: Bool = true, isCatchAll: Bool = false, isCommon: Bool = false,
    title: String = "", about: String = "", urgency: Urgency = .routine, phrases: [String] = [],
    first: [String] = [],
    steps: [Step],
    location: SourceLocation = .nowhere
  ) {
    self.id = id
    self.isIncident = isIncident
    self.isCatchAll = isCatchAll
    self.isCommon = isCommon
    self.title = title
    self.about = about
    self.urgency = urgency
    self.phrases = phrases
    self.first = first
    self.steps = steps
    self.location = location
  }
}

extension Flow {
  /// The same flow with other steps.
  package func with(steps: [Step]) -> Flow {
    Flow(
      id: id, isIncident: isIncident, isCatchAll: isCatchAll, isCommon: isCommon,
      title: title, about: about,
      urgency: urgency, phrases: phrases, first: first, steps: steps, location: location)
  }

  /// The same flow with other actions before its first question.
  package func with(first: [String]) -> Flow {
    Flow(
      id: id, isIncident: isIncident, isCatchAll: isCatchAll, isCommon: isCommon,
      title: title, about: about,
      urgency: urgency, phrases: phrases, first: first, steps: steps, location: location)
  }
}

/// One step of a flow.
package struct Step: Hashable, Sendable {
  package indirect enum Kind: Hashable, Sendable {
    /// Puts a question, unless its answer is already known.
    case ask(String)
    /// Puts several questions under one title, one after the other.
    case page(title: String, questions: [String])
    /// Gives these actions.
    case give([String])
    /// Runs a shared part, then goes on.
    case run(String)
    /// Leaves this flow for another incident, with what is known carried over.
    case go(String)
    /// Walks another incident as well, once this one has ended.
    case also(String)
    /// Ends the walk.
    case end(String)
    /// One of two lists of steps.
    case when(Condition, then: [Step], otherwise: [Step])
  }

  package let kind: Kind
  package let location: SourceLocation

  package init(_ kind: Kind, at location: SourceLocation = .nowhere) {
    self.kind = kind
    self.location = location
  }

  /// The ending that stands last in this step; nil if it ends nothing.
  var lastEnding: String? {
    switch kind {
    case .end(let ending): ending
    case .when(_, let then, let otherwise):
      otherwise.last?.lastEnding ?? then.last?.lastEnding
    case .ask, .page, .give, .run, .go, .also: nil
    }
  }
}

/// How a walk ends: always with somebody to tell and a time limit.
package struct Ending: Hashable, Sendable {
  package let id: String
  package let text: String
  package let tell: String
  package let by: Deadline
  package let location: SourceLocation

  package init(
    id: String, text: String, tell: String, by: Deadline, location: SourceLocation = .nowhere
  ) {
    self.id = id
    self.text = text
    self.tell = tell
    self.by = by
    self.location = location
  }
}
