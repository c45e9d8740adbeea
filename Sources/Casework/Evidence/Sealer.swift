import Files
import FlowEngine
import FlowFiles
import Sealing
package import Transcripts

/// Seals records, step by step: what was plain goes only once what is sealed is safe. From the first
/// byte that is read until the record is gone nobody else can write to it, and from the look into the
/// register until the sealed file has its name nobody else can enter anything.
package struct Sealer: Sendable {
  let office: Office
  package let keys: SealKeys

  package init(_ office: Office, keys: SealKeys) {
    self.office = office
    self.keys = keys
  }

  /// Who will be able to open it.
  ///
  /// - Throws: ``CaseworkError`` if the flows cannot tell whom the record is about.
  package func recipients(of record: VerifiedRecord) throws(CaseworkError) -> SealRecipients {
    // What a cache says of whom an answer concerns is not enough here.
    let library = try office.standingLibrary(setting: record.opening.setting, cached: false).library
    return try SealRecipients(of: record, library, flows: office.flows)
  }

  /// Seals a record, or finishes what was begun.
  ///
  /// - Parameters:
  ///   - recipients: As ``recipients(of:)`` gave them for this record.
  ///   - reference: The case it belongs to; nil if none was named.
  ///   - keepsPlain: Whether the plain record stays where it is.
  /// - Throws: ``CaseworkError``; then the plain record is there still.
  package func seal(
    _ record: VerifiedRecord, for recipients: SealRecipients, case reference: CaseReference? = nil,
    keepingPlain keepsPlain: Bool = false
  ) throws(CaseworkError) -> SealReceipt {
    let bag = RecordBag(
      check: record.check, opening: record.opening, reference: reference, flows: office.flows)
    let file = SealedFile(of: record.id, in: office.records)
    let register = try ofRecords { () throws(RecordError) in
      try office.registerToHold.hold()
    }
    let contents = try ofRecords { () throws(RecordError) in try register.contents() }
    if try !file.wasSealed(with: bag.check.head, contents.entries) {
      let sealed = try sealed(bag, for: recipients)
      try file.write(sealed)
      try enter(bag, sealed, as: file, in: register)
    }
    try file.finish()
    var plainLeft: FileError?
    if !keepsPlain {
      do throws(FileError) { try record.held.remove() } catch { plainLeft = error }
    }
    return SealReceipt(
      file: file.path, record: record.opening, reference: reference, head: bag.check.head,
      fingerprint: keys.seal.fingerprint, recipients: recipients,
      register: RegisterDamage(contents, of: office.records),
      plainLeft: plainLeft)
  }

  private func sealed(
    _ bag: RecordBag, for recipients: SealRecipients
  ) throws(CaseworkError) -> [UInt8] {
    do throws(SealingError) {
      return try bag.sealed(
        with: keys, for: recipients.among(keys.recipients), at: office.now())
    } catch {
      throw .sealing(error, file: nil)
    }
  }

  private func enter(
    _ bag: RecordBag, _ sealed: [UInt8], as file: SealedFile, in register: HeldRegister
  ) throws(CaseworkError) {
    do throws(RecordError) {
      try register.add(
        Register.Entry(
          .sealed, record: bag.opening.record, head: bag.check.head, lines: bag.check.events.count,
          file: sha256(sealed), caseDigest: bag.reference?.digest, at: office.now()))
    } catch {
      throw .notSealed(file: file.path, .notEntered(error))
    }
  }
}

extension Office {
  /// What seals with the keys of this device; nil where none were ever made.
  ///
  /// - Throws: ``CaseworkError/keysUnusable(_:folder:)``.
  package func sealer(with found: DeviceKeys) throws(CaseworkError) -> Sealer? {
    try found.trusted().map { Sealer(self, keys: $0) }
  }

  /// A record that nobody else writes to meanwhile.
  ///
  /// - Throws: ``CaseworkError/record(_:)`` if another program has it, or it is not there.
  package func hold(recordAt path: String) throws(CaseworkError) -> HeldRecord {
    try ofRecords { () throws(RecordError) in try HeldRecord(path) }
  }
}
