/// Why work on flow files could not be done.
package enum AuthoringError: Error, Hashable, Sendable {
  /// Something is asked for by a name that nothing has.
  case unknown(UnknownName)
  /// There is no scenario, or none in files whose path ends so.
  case noScenarios(path: String?)
  /// An incident has no scenario of this name.
  case noScenario(String, of: String)
  /// Neither a folder of flow files nor a revision with one.
  case noVersion(String)
  /// A program that is needed is not installed, or cannot be started.
  case programMissing(String)
  /// A program did not end in time and was stopped.
  case programStopped(String, seconds: Int)
  /// A program ended with another number than 0.
  case programFailed(String, status: Int32)
  /// A name that no flow can have.
  case badName(String)
  /// A scenario that fails as it is would seem to notice every mutant.
  case failingScenario(String)
  /// A phrase without a word, or one that reads as a remark.
  case emptyPhrase
  /// A phrase that leads somewhere already.
  case knownPhrase(incident: String, file: String)
  /// A record in which no incident was entered.
  case nothingToRehearse
}

/// A name that nothing has, and those that there are.
package struct UnknownName: Hashable, Sendable {
  package enum Kind: String, Hashable, Sendable {
    case setting, flow, incident, code
  }

  package let kind: Kind
  package let name: String
  package let known: [String]

  package init(_ kind: Kind, _ name: String, known: some Sequence<String>) {
    self.kind = kind
    self.name = name
    self.known = known.sorted()
  }
}
