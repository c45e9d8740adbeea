/// What staff say when things have happened: what matching learns from.
public struct PhraseBook: Hashable, Sendable {
  /// One situation, told by different people in different words.
  public struct Group: Hashable, Sendable {
    public let incident: String
    public let phrases: [String]
    public let location: SourceLocation

    public init(incident: String, phrases: [String], location: SourceLocation = .nowhere) {
      self.incident = incident
      self.phrases = phrases
      self.location = location
    }
  }

  public var groups: [Group]
  /// Words that mean the same, by the idea that they stand for.
  public var synonyms: [String: [String]]

  public init(groups: [Group] = [], synonyms: [String: [String]] = [:]) {
    self.groups = groups
    self.synonyms = synonyms
  }
}
