public import FlowEngine
public import FlowModel

/// What a rehearsal's record tells of the card that was played.
public struct PlayedCard: Hashable, Sendable {
  public let card: String
  /// Initials or a staff number; nil if none was given.
  public let learner: String?
  public let begun: Moment
  public let setting: String
  /// `right`, `wrong` or `dangerous`.
  public let choice: String
  /// The questions that were answered in another way than the card's.
  public let missed: [String]
  /// How many answers came before the first thing to do or not to do, and before somebody was
  /// named to tell; nil if it never was.
  public let answersToProtection: Int?
  public let answersToTelling: Int?
  public let isFinished: Bool

  /// Nil if the record is no card's.
  public init?(_ events: [RecordedEvent]) {
    guard let first = events.first, case .opened(let opening) = first.event,
      opening.mode == .rehearsal
    else { return nil }
    var notes = [String: String]()
    for case .noted(_, let text) in events.map(\.event) {
      guard let colon = text.firstIndex(of: ":") else { continue }
      notes[String(text[..<colon])] = String(text[text.index(after: colon)...]).trimmed
    }
    guard let card = notes["card"] else { return nil }
    self.card = card
    learner = notes["learner"]
    begun = first.at
    setting = opening.setting
    choice = notes["chose"].map { String($0.prefix { $0 != ":" }) } ?? ""
    let result = notes["result"]
    isFinished = result != nil
    missed =
      result?.split(separator: ":").dropFirst().first?.split(separator: " ").map(String.init) ?? []
    func number(after word: String) -> Int? {
      let words = result?.split { !$0.isLetter && !$0.isNumber && $0 != "-" } ?? []
      guard let place = words.firstIndex(of: Substring(word)), place + 1 < words.count else {
        return nil
      }
      return Int(words[place + 1]).flatMap { $0 < 0 ? nil : $0 }
    }
    answersToProtection = number(after: "protection")
    answersToTelling = number(after: "telling")
  }
}
