/// On whose page advice stands. What others do is recorded for them, and shown on the screen of
/// whoever they are; a member of staff reads only what they themselves do.
package enum Audience: String, Hashable, Sendable, CaseIterable {
  /// Whoever is talking with Waymark.
  case you
  /// The safeguarding lead.
  case lead
  case head
  /// The school, whoever does it there.
  case school
}

extension Audience: FieldText {}
