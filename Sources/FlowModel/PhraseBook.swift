/// What staff say when things have happened: what matching learns from.
package struct PhraseBook: Hashable, Sendable {
  /// One situation, told by different people in different words.
  package struct Group: Hashable, Sendable {
    /// The id of the incident that they mean.
    package let incident: String
    /// Several ways to tell one situation, in the order of the file.
    package let phrases: [String]
    /// Where the first of them stands.
    package let location: SourceLocation

    package init(incident: String, phrases: [String], location: SourceLocation = .nowhere) {
      self.incident = incident
      self.phrases = phrases
      self.location = location
    }
  }

  /// Each situation once, in the order of the files.
  package var groups: [Group]
  /// Words that mean the same, by the idea that they stand for.
  package var synonyms: [String: [String]]

  package init(groups: [Group] = [], synonyms: [String: [String]] = [:]) {
    self.groups = groups
    self.synonyms = synonyms
  }
}
