/// What is said of a record, a sealed file, a copy or a bag, the gravest first: what somebody may have
/// done on purpose comes before what an accident does, and that before what nobody could look at.
/// Whatever is said, and however a program ends for it, follows from this.
package enum Verdict: String, CaseIterable, Hashable, Sendable {
  /// A signature is not that of the key that it names.
  case forged
  /// It is not as it was written.
  case damaged
  /// It lies under the name or in the folder of something else.
  case misplaced
  /// It is not what the register says.
  case differs
  /// The register says that it is here, and it is not.
  case missing
  /// There is no such file or folder.
  case absent = "not found"
  /// The system did not give what stands in it.
  case unreadable
  /// It is signed, and nothing here says by whom.
  case unknownSigner = "unknown signer"
  /// The register does not know it.
  case unregistered
  /// It fits together, and nothing here proves that it is what it says.
  case unproved
  /// It was to be held against a bag, and is nothing that can be.
  case notHeld = "not held"
  case noRecord = "no record"
  /// It is encrypted, and its key is not here.
  case locked
  /// Its last line has no end: it was never finished, or was cut off later.
  case torn
  case ok

  /// The gravest of several; nil if there are none.
  package static func gravest(of verdicts: [Verdict]) -> Verdict? {
    allCases.first { verdicts.contains($0) }
  }
}

extension Verdict {
  /// What is said of a record of which only its own bytes are known.
  package init(_ verdict: Verification.Verdict) {
    switch verdict {
    case .ok: self = .ok
    case .torn: self = .torn
    case .damaged: self = .damaged
    }
  }
}
