/// A walk through one incident, or a part that several incidents share.
///
/// Steps run from top to bottom and never backwards, parts cannot contain themselves, and each
/// incident is entered at most once in a conversation. So every conversation ends.
public struct Flow: Hashable, Sendable {
  /// How soon staff must act, most urgent first: the order of the menu.
  public enum Urgency: String, Hashable, Sendable, Comparable, CaseIterable {
    case emergency, now, today, routine

    private var rank: Int {
      switch self {
      case .emergency: 0
      case .now: 1
      case .today: 2
      case .routine: 3
      }
    }

    public static func < (left: Urgency, right: Urgency) -> Bool { left.rank < right.rank }
  }

  public let id: String
  /// An incident is offered to people; a part is only run by other flows.
  public let isIncident: Bool
  /// The one incident for whatever no other covers: always last on the menu.
  public let isCatchAll: Bool
  /// Whether it stands on the short menu that comes first.
  public let isCommon: Bool
  public let title: String
  /// One line for the menu.
  public let about: String
  public let urgency: Urgency
  /// What staff say when this has happened: the phrases that lead here.
  public let phrases: [String]
  /// Actions shown before the first question, do-nots first.
  public let first: [String]
  public let steps: [Step]
  public let location: SourceLocation

  public init(
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
  public func with(steps: [Step]) -> Flow {
    Flow(
      id: id, isIncident: isIncident, isCatchAll: isCatchAll, isCommon: isCommon,
      title: title, about: about,
      urgency: urgency, phrases: phrases, first: first, steps: steps, location: location)
  }

  /// The same flow with other actions before its first question.
  public func with(first: [String]) -> Flow {
    Flow(
      id: id, isIncident: isIncident, isCatchAll: isCatchAll, isCommon: isCommon,
      title: title, about: about,
      urgency: urgency, phrases: phrases, first: first, steps: steps, location: location)
  }
}

/// One step of a flow.
public struct Step: Hashable, Sendable {
  public indirect enum Kind: Hashable, Sendable {
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

  public let kind: Kind
  public let location: SourceLocation

  public init(_ kind: Kind, at location: SourceLocation = .nowhere) {
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
public struct Ending: Hashable, Sendable {
  public let id: String
  public let text: String
  public let tell: String
  public let by: Deadline
  public let location: SourceLocation

  public init(
    id: String, text: String, tell: String, by: Deadline, location: SourceLocation = .nowhere
  ) {
    self.id = id
    self.text = text
    self.tell = tell
    self.by = by
    self.location = location
  }
}
