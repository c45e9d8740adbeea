package import Files
import Glibc

/// A record that nobody else writes to, seals or removes meanwhile. Whoever does something with a
/// record as a whole holds it from the first byte that is read until all is done.
package final class HeldRecord {
  /// Where it lies; no link.
  package let path: String
  private let descriptor: Int32
  private let disk: any Disk

  /// Locks a record.
  ///
  /// - Throws: ``RecordError``: `missing`, `busy` if another program holds it, or that it cannot be
  ///   opened.
  package init(_ path: String, disk: any Disk = PosixDisk()) throws(RecordError) {
    // Through a link the record itself would be left behind in plain.
    let real = realPath(path) ?? path
    let flags = O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC
    let open = { (access: Int32) in
      uninterrupted { disk.open(real, access | flags, mode: 0, in: AT_FDCWD) }
    }
    var opened = open(O_RDWR)
    if opened == -Int(EACCES) || opened == -Int(EROFS) { opened = open(O_RDONLY) }
    guard opened >= 0 else { throw cannotRead(path, Int32(-opened)) }
    self.path = real
    self.disk = disk
    descriptor = Int32(opened)
    let locked = uninterrupted { disk.lock(Int32(opened), LOCK_EX | LOCK_NB) }
    guard locked == 0 else { throw cannotLock(path, locked) }
    // Whoever held it a moment ago may have removed it.
    guard isNamed(descriptor, self.path, in: AT_FDCWD) else { throw .missing(path: path) }
  }

  /// A record with the lock on it that somebody hands on.
  init(_ path: String, locked descriptor: Int32, disk: any Disk) {
    self.path = realPath(path) ?? path
    self.descriptor = descriptor
    self.disk = disk
  }

  deinit { release(descriptor) }

  /// The record as it is, every line checked.
  ///
  /// - Parameter keys: What an encrypted record is read with.
  /// - Throws: ``RecordError`` if it cannot be read, or its key is not here.
  package func verification(keys: SessionKeys?) throws(RecordError) -> Verification {
    let bytes = try readAll(descriptor, path)
    return Verification(of: bytes, try LineCodec(of: bytes, at: path, keys))
  }

  /// Removes the record and the key of its session, and waits for the folder. What somebody else put
  /// in its place is left.
  ///
  /// - Throws: ``FileError``; then it may be there still, or come back when the machine stops.
  package func remove() throws(FileError) {
    guard isNamed(descriptor, path, in: AT_FDCWD) else {
      throw FileError(path, .remove, .system(ESTALE))
    }
    // The key goes last: without it nothing of a record that is still there could be read here.
    let removed = disk.unlink(path)
    guard removed == 0 else { throw FileError(path, .remove, .system(-Int32(removed))) }
    if path.hasSuffix(".live") { _ = disk.unlink(SessionKeys.path(for: path)) }
    try Folders.sync(Folders.above(path), on: disk)
  }
}

/// Whether an open file is still the one that has a name.
func isNamed(_ descriptor: Int32, _ name: String, in folder: Int32) -> Bool {
  var (own, named) = (stat(), stat())
  return fstat(descriptor, &own) == 0 && fstatat(folder, name, &named, AT_SYMLINK_NOFOLLOW) == 0
    && own.st_dev == named.st_dev && own.st_ino == named.st_ino
}

/// The path without links or detours; nil if nothing is there.
package func realPath(_ path: String) -> String? {
  guard let real = realpath(path, nil) else { return nil }
  defer { free(real) }
  return String(cString: real)
}
