import Sealing
package import Transcripts

/// What was opened, and lies in plain now.
package enum OpenedRecord: Sendable {
  case sealed(OpenedSeal)
  /// A record that was never sealed, as far as it can be read, and what was found of it.
  case neverSealed(RecordFinding)
}

/// A sealed record that was opened.
package struct OpenedSeal: Sendable {
  package let folder: String
  package let files: Int
  /// The fingerprint of the key that signed it: to be compared with the printed sheet.
  package let signer: String
  /// What stands against its being the file that was sealed here, to be said before anything else.
  package let doubts: [SealDoubt]
}

/// What stands against a sealed file that fits together being the one that was sealed.
package enum SealDoubt: Hashable, Sendable {
  /// The register does not name these bytes as the sealed file of this record.
  case register(RecordFinding)
  /// It is signed by another key than this device's own, or than was named.
  case signer(String, expected: [String])
  /// The keys of this device cannot be read, to compare them.
  case keys(CaseworkError)

  /// - Parameters:
  ///   - bytes: Of the sealed file.
  ///   - seals: The fingerprints of the keys that may have signed it; if there are none, this
  ///     device's own. A device without keys has nothing to compare.
  static func all(
    of bag: PackedBag, _ bytes: [UInt8], at file: String, _ office: Office, seals: [String]
  ) -> [SealDoubt] {
    var doubts = [SealDoubt]()
    let found = SealedFileCheck(records: office.records)
      .finding(of: bytes, at: file, record: bag.record)
    // What came by mail is in no register of the device that it is opened on.
    let isOnlyForeign = found.verdict == .unregistered && !office.liesAmongSealed(file)
    if found.verdict != .ok, !isOnlyForeign { doubts.append(.register(found)) }
    do throws(CaseworkError) {
      let own = try office.deviceKeys().trusted()?.seal.fingerprint
      let expected = seals.isEmpty ? [own].compactMap(\.self) : seals
      if !expected.isEmpty, !expected.contains(bag.fingerprint) {
        doubts.append(.signer(bag.fingerprint, expected: expected))
      }
    } catch {
      if seals.isEmpty {
        doubts.append(.keys(error))
      } else if !seals.contains(bag.fingerprint) {
        doubts.append(.signer(bag.fingerprint, expected: seals))
      }
    }
    return doubts
  }

  /// What is to be thought of it, as `verify` says it.
  package var verdict: Verdict {
    switch self {
    case .register(let found): found.verdict
    case .signer, .keys: .unknownSigner
    }
  }
}
