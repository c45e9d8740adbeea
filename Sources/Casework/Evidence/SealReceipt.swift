package import Files
package import FlowEngine
package import Transcripts

/// What came of sealing a record.
package struct SealReceipt: Sendable {
  /// The sealed file.
  package let file: String
  package let record: Opening
  package let reference: CaseReference?
  /// The head of the record, to note elsewhere.
  package let head: String
  /// Of the seal, to compare with the printed sheet.
  package let fingerprint: String
  package let recipients: SealRecipients
  /// What of the register is not as it was written; nil if all of it is.
  package let register: RegisterDamage?
  /// Why the plain record, which should be gone, could not be removed; nil if it is gone or was to stay.
  package let plainLeft: FileError?
}

/// What of a register is not as it was written.
package struct RegisterDamage: Hashable, Sendable {
  /// The register.
  package let path: String
  package let damage: [RegisterContents.Damage]
  /// Whether it is only an entry that was never finished.
  package var isTorn: Bool { damage.allSatisfy(\.isTorn) }
  /// How many entries are as they were written.
  package let entriesLeft: Int

  /// Nil if all of it is as it was written.
  init?(_ contents: RegisterContents, of records: String) {
    if contents.damage.isEmpty { return nil }
    path = Register(in: records).path
    damage = contents.damage
    entriesLeft = contents.entries.count
  }
}
