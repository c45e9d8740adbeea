import Bytes
package import Files
package import FlowEngine
import FlowModel
import Glibc

/// A record that was taken up again.
package struct ResumedRecord {
  package let file: RecordFile
  package let events: [RecordedEvent]
  /// To be written as the next event, with whatever was torn.
  package let resumption: Resumption
}

extension RecordFile {
  /// Opens a record to go on with it, and locks it.
  ///
  /// Only a last line without an end is dropped: it was never acknowledged. Its bytes are kept in
  /// the resumption. A record with any other flaw is left as it is.
  /// - Parameter keys: What an encrypted record is read and gone on with.
  /// - Throws: ``RecordError``: `missing`, `busy`, `locked`, `damaged`, `unsafeFolder`, or that the
  ///   torn line could not be cut off.
  package static func resume(
    _ path: String, disk: any Disk = PosixDisk(), keys: SessionKeys? = nil
  ) throws(RecordError) -> ResumedRecord {
    let (folderPath, name) = split(path)
    guard access(path, F_OK) == 0 else { throw .missing(path: path) }
    let folder = try Folder(folderPath, disk: disk)
    let flags = O_RDWR | O_APPEND | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC
    let opened = uninterrupted { disk.open(name, flags, mode: 0, in: folder.descriptor) }
    guard opened >= 0 else {
      throw .cannotCreate(path: path, reason: words(forError: Int32(-opened)))
    }
    let descriptor = Int32(opened)
    let locked = uninterrupted { disk.lock(descriptor, LOCK_EX | LOCK_NB) }
    guard locked == 0 else {
      close(descriptor)
      throw cannotLock(path, locked)
    }
    // Whoever held it a moment ago may have sealed or purged it.
    guard isNamed(descriptor, name, in: folder.descriptor) else {
      release(descriptor)
      throw .missing(path: path)
    }
    do throws(RecordError) {
      return try resume(descriptor, in: folder, path, disk, keys)
    } catch {
      release(descriptor)
      throw error
    }
  }

  private static func resume(
    _ descriptor: Int32, in folder: Folder, _ path: String, _ disk: any Disk, _ keys: SessionKeys?
  ) throws(RecordError) -> ResumedRecord {
    let bytes = try readAll(descriptor, path)
    var stored = try LineCodec(of: bytes, at: path, keys)
    let check = Verification(of: bytes, stored)
    var resumption = Resumption()
    switch check.verdict {
    case .ok: break
    case .damaged(let line, let reason): throw .damaged(path: path, line: line, reason: reason)
    case .torn(let count):
      guard !check.events.isEmpty else {
        throw .damaged(path: path, line: 1, reason: "its only line was never finished")
      }
      let torn = Array(bytes.suffix(count))
      resumption = Resumption(
        tornLength: count, tornDigest: sha256(torn),
        tornBytes: String(decoding: Base64.encode(torn, padded: true), as: UTF8.self))
      let results = [disk.truncate(descriptor, to: check.length), disk.syncData(of: descriptor)]
      if let failed = results.first(where: { $0 != 0 }) {
        throw .unconfirmed(path: path, reason: words(forError: Int32(-failed)))
      }
    }
    stored.goOn(after: bytes[..<check.length])
    let file = RecordFile(
      descriptor: descriptor, folder: folder, path: path, stored, length: check.length,
      previous: check.head, count: check.events.count, disk: disk)
    return ResumedRecord(file: file, events: check.events, resumption: resumption)
  }
}

/// Why a record was not locked, by what the disk gave.
func cannotLock(_ path: String, _ result: Int) -> RecordError {
  if result == -Int(EWOULDBLOCK) { return .busy(path: path) }
  return .unsafeFolder(
    path: path, reason: "it cannot be locked: \(words(forError: Int32(-result)))")
}

/// Gives up the lock of a record and closes it.
///
/// Closing alone does not do: a program that is just being started holds its parent's files, and
/// with them the lock, until it is another program.
func release(_ descriptor: Int32) {
  flock(descriptor, LOCK_UN)
  close(descriptor)
}

/// The folder and the name of a path.
func split(_ path: String) -> (folder: String, name: String) {
  guard let slash = path.lastIndex(of: "/") else { return (".", path) }
  let folder = slash == path.startIndex ? "/" : String(path[..<slash])
  return (folder, String(path[path.index(after: slash)...]))
}
