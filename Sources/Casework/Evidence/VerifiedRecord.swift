package import FlowEngine
package import Transcripts

/// A record that nobody else writes to, every line of which was found to be as it was written. Only a
/// verification makes one, so that whatever takes one cannot be done with anything else.
package struct VerifiedRecord {
  let held: HeldRecord
  package let check: Verification
  package let opening: Opening

  /// Where it lies; no link.
  package var path: String { held.path }
  /// Its id.
  package var id: String { opening.record }

  /// Checks every line of a record.
  ///
  /// - Parameter keys: What an encrypted record is read with.
  /// - Throws: ``CaseworkError/record(_:)`` if it cannot be read;
  ///   ``CaseworkError/notVerified(path:_:record:)`` if it is torn or damaged.
  package init(
    verifying held: HeldRecord, keys: SessionKeys = .own
  ) throws(CaseworkError) {
    let check = try ofRecords { () throws(RecordError) in try held.verification(keys: keys) }
    guard check.verdict == .ok, let opening = check.opening else {
      throw .notVerified(path: held.path, check.verdict, record: check.opening?.record)
    }
    self.held = held
    self.check = check
    self.opening = opening
  }
}

extension Verification {
  /// SHA-256 of each line, its line feed included.
  var lineDigests: [String] {
    text.split(separator: 0x0A).map { sha256(Array($0) + [0x0A]) }
  }
}
