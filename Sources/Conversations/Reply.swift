public import FlowEngine

/// Something to show. What it says is decided here; how it looks is the face's business.
public enum Reply: Hashable, Sendable {
  /// A heading, such as the name of the incident.
  case heading(String)
  /// A sentence of plain information.
  case line(String)
  /// The line that stands above every incident: danger comes first.
  case danger(String)
  /// How an answer was understood.
  case readBack(String)
  /// Why a typed line was not taken. Nothing is lost, and the question is put again.
  case problem(String)
  /// Advice shown for the first time: short, clause ids behind it.
  case advice([Advice])
  /// All actions, numbered, with everything that is known of each.
  case actions([NumberedAdvice])
  case question(Asked)
  /// Label and value, one pair a line.
  case table([Row])
  case ending(Ended)
  /// Blank the screen.
  case blank

  public struct Row: Hashable, Sendable {
    public let label: String
    public let value: String
  }

  public struct NumberedAdvice: Hashable, Sendable {
    public let number: Int
    public let advice: Advice
    /// What became of it, as last acknowledged.
    public let state: Acknowledgement.State?
    /// When it was done, or why not, as last acknowledged.
    public let detail: String?
  }
}

/// What a typed line brought about.
public struct Turn: Hashable, Sendable {
  /// To be made durable before any reply is shown.
  public internal(set) var events: [Event] = []
  public internal(set) var replies: [Reply] = []
  /// Words that were misunderstood, if the person said so.
  public internal(set) var misread: Misreading?
}

/// A sentence that led somewhere else than its writer meant.
public struct Misreading: Hashable, Sendable {
  public let text: String
  /// The incidents that were offered for it.
  public let offered: [String]
  /// What the person says they meant; may be empty.
  public let meant: String
}

/// How a conversation is left.
public enum Leave: Hashable, Sendable {
  /// Everything was asked and acknowledged.
  case finished
  /// The person stopped before that; the record can be taken up again.
  case paused
}
