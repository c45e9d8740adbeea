import Files
import FlowEngine
import Glibc
package import Sealing
package import Transcripts

/// The bytes of a sealed record, or of an encrypted one that was never sealed, before anybody opens
/// them.
package struct SealedRecord: Sendable {
  /// Where it lies.
  package let file: String
  private let bytes: [UInt8]

  fileprivate init(at file: String) throws(CaseworkError) {
    self.file = file
    bytes = try ofRecords { () throws(RecordError) in try recordBytes(at: file) }
  }

  /// Checks what is in it, in memory, and only then writes it down, into one new folder.
  ///
  /// - Parameters:
  ///   - identities: Of whoever opens it.
  ///   - folder: In which the new folder is made; nil for `opened` where the file lies in `sealed`,
  ///     and otherwise for where the file lies.
  /// - Throws: ``CaseworkError``; then nothing was written, or it says what is left of it.
  package func open(
    with identities: [AgeIdentity], into folder: String?
  ) throws(CaseworkError) -> OpenedRecord {
    if isEncryptedRecord(bytes) { return try recover(with: identities, into: folder) }
    let bag = try PackedBag(unpacked(with: identities), from: file)
    let place = try write(bag.files, as: bag.record, into: folder)
    return .sealed(folder: place, files: bag.files.count, signer: bag.fingerprint)
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
    let place = try write([("record.jsonl", check.text)], as: opening.record, into: folder)
    return .neverSealed(path: place + "/record.jsonl", check)
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

/// What was opened, and lies in plain now.
package enum OpenedRecord: Sendable {
  /// A sealed record, signed by the key of this fingerprint: to be compared with the printed sheet.
  case sealed(folder: String, files: Int, signer: String)
  /// A record that was never sealed, as far as it can be read.
  case neverSealed(path: String, Verification)
}

extension Office {
  /// A sealed file, or an encrypted record that was never sealed.
  ///
  /// - Parameter name: Its path, or the id of the record that was sealed.
  /// - Throws: ``CaseworkError/record(_:)`` if it cannot be read.
  package func sealedRecord(_ name: String) throws(CaseworkError) -> SealedRecord {
    if access(name, F_OK) == 0 { return try SealedRecord(at: name) }
    return try SealedRecord(at: sealedFile(of: name) ?? name)
  }
}
