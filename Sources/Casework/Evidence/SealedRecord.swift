import Files
import FlowEngine
import Glibc
package import Sealing
import Transcripts

/// The bytes of a sealed record, or of an encrypted one that was never sealed, before anybody opens
/// them.
package struct SealedRecord: Sendable {
  /// Where it lies.
  package let file: String
  private let bytes: [UInt8]
  private let office: Office

  init(at file: String, _ office: Office) throws(CaseworkError) {
    self.file = file
    self.office = office
    bytes = try ofRecords { () throws(RecordError) in try recordBytes(at: file) }
  }

  /// Checks what is in it, in memory, and only then writes it down, into one new folder.
  ///
  /// - Parameters:
  ///   - identities: Of whoever opens it.
  ///   - folder: In which the new folder is made; nil for `opened` where the file lies in `sealed`,
  ///     and otherwise for where the file lies.
  ///   - seals: The fingerprints of the keys that may have signed it; if there are none, this
  ///     device's own.
  /// - Throws: ``CaseworkError``; then nothing was written, or it says what is left of it. What holds
  ///   another record than it is named by is not written: whoever asks for one record must never be
  ///   shown another.
  package func open(
    with identities: [AgeIdentity], into folder: String?, seals: [String] = []
  ) throws(CaseworkError) -> OpenedRecord {
    if isEncryptedRecord(bytes) { return try recover(with: identities, into: folder) }
    if let record = Verification(of: bytes).opening?.record {
      throw .neverSealed(file: file, record: record)
    }
    let bag = try PackedBag(unpacked(with: identities), from: file)
    try demandNamed(bag.record, wasSealed: true)
    let doubts = SealDoubt.all(of: bag, bytes, at: file, office, seals: seals)
    let place = try write(bag.files, as: bag.record, into: folder)
    return .sealed(
      OpenedSeal(
        folder: place, files: bag.files.count, signer: bag.fingerprint, doubts: doubts))
  }

  private func demandNamed(_ record: String, wasSealed: Bool) throws(CaseworkError) {
    guard let name = recordName(inPath: file), name != record else { return }
    throw .holdsAnother(file: file, holds: record, wasSealed: wasSealed)
  }

  private func unpacked(
    with identities: [AgeIdentity]
  ) throws(CaseworkError) -> [(path: String, bytes: [UInt8])] {
    do throws(SealingError) {
      return try Tar.unpack(try Age.decrypt(bytes, with: identities))
    } catch {
      throw .sealing(error, file: file)
    }
  }

  /// Writes down, as plain lines, a conversation that was never sealed.
  private func recover(
    with identities: [AgeIdentity], into folder: String?
  ) throws(CaseworkError) -> OpenedRecord {
    let encryption = LineEncryption(
      encrypt: { _ in nil },
      decrypt: { line in identities.lazy.compactMap { Age.decryptLine(line, with: $0) }.first })
    let check = Verification(of: bytes, decryptedWith: encryption)
    guard let opening = check.opening else { throw .notForIdentity(file: file) }
    try demandNamed(opening.record, wasSealed: false)
    let entries = try office.register().entries.filter { $0.record == opening.record }
    let place = try write([("record.jsonl", check.text)], as: opening.record, into: folder)
    let path = place + "/record.jsonl"
    return .neverSealed(
      RecordFinding(path, check, heldAgainst: entries)
        ?? RecordFinding(path, check).placed(at: file, opening, in: office.records))
  }

  /// Writes the files into one new folder.
  ///
  /// - Returns: Its path.
  private func write(
    _ files: [(path: String, bytes: [UInt8])], as record: String, into named: String?
  ) throws(CaseworkError) -> String {
    let base = named ?? ownFolder
    var status = stat()
    // A link that was planted here would lead what is plain to another place.
    if named == nil, lstat(base, &status) == 0, status.st_mode & S_IFMT == S_IFLNK {
      throw .folderIsALink(base)
    }
    let folder = OpenedFolder(record, in: base)
    do throws(FileError) {
      try folder.write(files)
    } catch {
      throw .notOpened(folder: folder.path, error, leftover: folder.leftover)
    }
    return folder.path
  }

  /// What lies opened is not among what is sealed.
  private var ownFolder: String {
    let own = Folders.above(file)
    return own.hasSuffix("sealed") ? own.dropLast("sealed".count) + "opened" : own
  }
}

extension Office {
  /// A sealed file, or an encrypted record that was never sealed.
  ///
  /// - Parameter name: Its path, or the id of the record, or the beginning of its id.
  /// - Throws: ``CaseworkError``: it cannot be read, or no record of this name is here.
  package func sealedRecord(_ name: String) throws(CaseworkError) -> SealedRecord {
    if access(name, F_OK) == 0 { return try SealedRecord(at: name, self) }
    if !name.contains("/"), let file = try sealedFile(of: name) {
      return try SealedRecord(at: file, self)
    }
    return try SealedRecord(at: path(ofRecord: name), self)
  }
}
