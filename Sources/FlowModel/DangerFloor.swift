/// What must be heard wherever it is typed: `flows/danger.yaml`, as it was read.
///
/// The patterns are kept as one text, so that a start of the program, which may never need them,
/// has one string to read and nothing to work out.
package struct DangerFloor: Hashable, Sendable {
  /// What a pattern says of words that it fits.
  package enum Verdict: String, CaseIterable, Sendable {
    /// 999, at once, and no harmless reading takes it away.
    case always
    /// 999, at once.
    case danger
    /// One question, because it could be danger and could be a way of speaking.
    case ask
    /// These words are neither, whatever else stands in the sentence.
    case harmless
  }

  /// A sentence of the file, and what must be heard in it; nil for nothing.
  package struct Example: Hashable, Sendable {
    /// The sentence.
    package let text: String
    /// The name of the kind of danger that it stands under.
    package let kind: String
    /// What must be heard in it; nil for nothing.
    package let verdict: Verdict?
    /// Where it stands.
    package let location: SourceLocation

    package init(text: String, kind: String, verdict: Verdict?, location: SourceLocation) {
      (self.text, self.kind, self.verdict, self.location) = (text, kind, verdict, location)
    }
  }

  /// Lines of words with tabs between them: `list NAME WORD ...`, `slip WORD ...`,
  /// `kind NAME INCIDENT QUESTION`, then for each kind its patterns: `VERDICT PATTERN`.
  package private(set) var text: String
  /// Only for checking: a library from the cache has none.
  package var examples: [Example] = []
  /// Where each pattern stands, in their order; only for checking.
  package var places: [SourceLocation] = []

  package init(text: String = "") { self.text = text }

  /// Whether nothing is heard as danger.
  package var isEmpty: Bool { text.isEmpty }

  /// Adds one line of words.
  package mutating func add(_ words: [String]) { text += words.joined(separator: "\t") + "\n" }
}
