import ArgumentParser
import Casework
import Terminal
import Transcripts

/// Whether somebody knows that what they say will lie in plain.
struct EncryptionOptions: ParsableArguments {
  @Flag(
    help: ArgumentHelp(
      "Begin although the keys of this device are lost: what is said then lies in plain."))
  var notEncrypted = false
}

extension Protection {
  /// The keys to write with; nil to write in plain, where no keys were ever made or a person has
  /// typed that they know.
  ///
  /// - Parameters:
  ///   - isKnown: Whether it was said beforehand that the keys are lost.
  ///   - ask: Asks whether that is known; nil where nobody sits before it.
  /// - Throws: Exit 78 if nothing is to be begun.
  @MainActor func keys(
    isKnown: Bool, ask: (() throws -> Bool)? = nil
  ) throws -> SessionKeys? {
    sayFaults()
    switch self {
    case .encrypted(let keys, _): return keys
    case .never: return nil
    case .lost(let reasons):
      if isKnown { return nil }
      for reason in reasons { complain(reason) }
      if let ask {
        if try ask() { return nil }
      } else {
        complain("To begin all the same, in plain: --not-encrypted")
      }
      throw ExitStatus.configuration.code
    }
  }

  /// Says what is wrong with the keys that are written with, if anything is.
  func sayFaults() {
    guard case .encrypted(_, let faults) = self else { return }
    for fault in faults { complain(fault) }
  }

  /// Whether what is said now lies in plain although it should not.
  var isLost: Bool { if case .lost = self { true } else { false } }
}
