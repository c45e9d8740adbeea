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
    let descriptor = openat(
      folder.descriptor, name, O_RDWR | O_APPEND | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC)
    guard descriptor >= 0 else {
      throw .cannotCreate(path: path, reason: words(forError: errno))
    }
    guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
      close(descriptor)
      throw .busy(path: path)
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
    var stored = try StoredLines(of: bytes, at: path, keys)
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
        tornLength: count, tornDigest: sha256(torn), tornBytes: base64(torn))
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

/// Base64 (RFC 4648), padded.
func base64(_ bytes: [UInt8]) -> String {
  let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
  var text = [UInt8]()
  for start in stride(from: 0, to: bytes.count, by: 3) {
    let group = bytes[start..<min(start + 3, bytes.count)]
    let bits = group.reduce(UInt32(0)) { $0 << 8 | UInt32($1) } << (8 * (3 - group.count))
    for place in 0..<4 {
      let isPadding = place > group.count
      text.append(isPadding ? 0x3D : alphabet[Int(bits >> (18 - 6 * place) & 63)])
    }
  }
  return String(decoding: text, as: UTF8.self)
}
