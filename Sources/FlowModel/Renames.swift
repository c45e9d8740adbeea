/// What questions, options and incidents were called in earlier versions of the flows, so that two
/// versions can be compared. Only for comparing: a library from the cache has none.
package struct Renames: Hashable, Sendable {
  /// The present name, by an earlier one.
  package var questions: [String: String] = [:]
  /// The names of now, by those of before.
  package var incidents: [String: String] = [:]
  /// The present name of an option, by the present name of its question and an earlier one.
  package var options: [String: [String: String]] = [:]

  package init() {}
}
