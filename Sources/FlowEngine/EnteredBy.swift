/// How a conversation came to an incident, as records write it.
package enum EnteredBy: String, Hashable, Sendable, CaseIterable {
  /// The person chose or confirmed it.
  case person
  /// It was named on the command line.
  case option
  /// It is that of a rehearsal card.
  case card
  /// Another incident led there.
  case flow
}
