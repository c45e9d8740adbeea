/// What staff say when things have happened: what matching learns from.
package struct PhraseBook: Hashable, Sendable {
  /// One situation, told by different people in different words.
  package struct Group: Hashable, Sendable {
    package let incident: String
    package let phrases: [String]
    package let location: SourceLocation

    package init(incident: String, phrases: [String], location: SourceLocation = .nowhere) {
      self.incident = incident
      self.phrases = phrases
      self.location = location
    }
  }

  package var groups: [Group]
  /// Words that mean the same, by the idea that they stand for.
  package var synonyms: [String: [String]]

  package init(groups: [Group] = [], synonyms: [String: [String]] = [:]) {
    self.groups = groups
    self.synonyms = synonyms
  }
}
