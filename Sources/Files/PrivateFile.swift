import Glibc

/// Files that only their owner can read, written so that nobody ever meets half of one.
package enum PrivateFile {
  /// Writes a file that must not be there yet, 0600, in one step, and waits for the disk. The
  /// folders above it are made if need be, 0700.
  ///
  /// - Throws: ``FileError``; ``FileError/isThere`` if something stands there. Nothing is left then.
  package static func create(_ bytes: [UInt8], at path: String) throws(FileError) {
    let draft = try draft(of: bytes, beside: path)
    // Unlike a rename, a link never takes the place of what is there.
    guard link(draft, path) == 0 else {
      let failure = FileError.last(path, .link)
      unlink(draft)
      guard [.system(EPERM), .system(EOPNOTSUPP), .system(EMLINK)].contains(failure.reason) else {
        throw failure
      }
      // A file system without hard links: then a write that is cut off shows.
      return try createInPlace(bytes, at: path)
    }
    unlink(draft)
    try Folders.sync(Folders.above(path))
  }

  /// Makes a file that must not be there yet under its own name, 0600, and waits for the disk: for
  /// what is itself a draft. A program that is killed meanwhile leaves a part of it.
  ///
  /// - Throws: ``FileError``; then nothing is left.
  package static func createInPlace(_ bytes: [UInt8], at path: String) throws(FileError) {
    try Folders.make(Folders.above(path))
    try fill(path, with: bytes)
    try Folders.sync(Folders.above(path))
  }

  /// Writes a file in the place of the one of that name, or anew: at every moment there is the whole
  /// old one or the whole new one.
  ///
  /// - Throws: ``FileError``; then the old one is there still.
  package static func replace(_ bytes: [UInt8], at path: String) throws(FileError) {
    let draft = try draft(of: bytes, beside: path)
    guard rename(draft, path) == 0 else {
      let failure = FileError.last(path, .rename)
      unlink(draft)
      throw failure
    }
    try Folders.sync(Folders.above(path))
  }

  /// Adds to the end of a file, which is made if need be, and waits for the disk.
  ///
  /// - Throws: ``FileError``; then none of it, or a part, may stand at the end.
  package static func append(_ bytes: [UInt8], to path: String) throws(FileError) {
    try Folders.make(Folders.above(path))
    let flags = O_WRONLY | O_APPEND | O_CREAT | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC
    let descriptor = retrying { open(path, flags, 0o600) }
    guard descriptor >= 0 else { throw .last(path, .open) }
    try write(bytes, to: descriptor, path)
  }

  /// Writes the bytes into a new file beside a path, under a name that nobody lists.
  private static func draft(of bytes: [UInt8], beside path: String) throws(FileError) -> String {
    let folder = Folders.above(path)
    try Folders.make(folder)
    let draft = "\(folder)/.\(Folders.name(of: path)).\(UInt64.random(in: .min ... .max)).part"
    try fill(draft, with: bytes)
    return draft
  }

  /// Makes a file and fills it, or leaves none.
  private static func fill(_ path: String, with bytes: [UInt8]) throws(FileError) {
    let flags = O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC
    let descriptor = retrying { open(path, flags, 0o600) }
    guard descriptor >= 0 else { throw .last(path, .open) }
    // The umask may be too strict as well as too loose.
    fchmod(descriptor, 0o600)
    do throws(FileError) {
      try write(bytes, to: descriptor, path)
    } catch {
      unlink(path)
      throw error
    }
  }

  /// Writes all, waits for the disk and closes.
  private static func write(
    _ bytes: [UInt8], to descriptor: Int32, _ path: String
  ) throws(FileError) {
    var written = 0
    while written < bytes.count {
      let count = retrying {
        bytes.withUnsafeBytes {
          Glibc.write(descriptor, $0.baseAddress! + written, bytes.count - written)
        }
      }
      guard count > 0 else {
        let failure =
          count < 0 ? FileError.last(path, .write) : FileError(path, .write, .system(EIO))
        close(descriptor)
        throw failure
      }
      written += count
    }
    let synced = retrying { fsync(descriptor) } == 0
    let failure = FileError.last(path, .sync)
    guard close(descriptor) == 0, synced else { throw synced ? .last(path, .write) : failure }
  }
}
