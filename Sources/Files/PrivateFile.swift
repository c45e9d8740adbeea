import Glibc

/// Files that only their owner can read, written so that nobody ever meets half of one.
package struct PrivateFile {
  private let path: String
  private let disk: any Disk

  /// Writes a file that must not be there yet, 0600, in one step, and waits for the disk. The
  /// folders above it are made if need be, 0700.
  ///
  /// - Throws: ``FileError``; ``FileError/isThere`` if something stands there. Nothing is left then,
  ///   unless the last wait failed: then it is there, whole.
  package static func create(
    _ bytes: [UInt8], at path: String, on disk: any Disk = PosixDisk()
  ) throws(FileError) {
    try PrivateFile(path: path, disk: disk).create(bytes)
  }

  /// Makes a file that must not be there yet under its own name, 0600, and waits for the disk: for
  /// what is itself a draft. A program that is killed meanwhile leaves a part of it.
  ///
  /// - Throws: ``FileError``; as of ``create(_:at:on:)``.
  package static func createInPlace(
    _ bytes: [UInt8], at path: String, on disk: any Disk = PosixDisk()
  ) throws(FileError) {
    try PrivateFile(path: path, disk: disk).createInPlace(bytes)
  }

  /// Writes a file in the place of the one of that name, or anew: at every moment there is the whole
  /// old one or the whole new one.
  ///
  /// - Throws: ``FileError``; then the old one is there still, unless the last wait failed: then it
  ///   is the new one.
  package static func replace(
    _ bytes: [UInt8], at path: String, on disk: any Disk = PosixDisk()
  ) throws(FileError) {
    try PrivateFile(path: path, disk: disk).replace(bytes)
  }

  /// Adds to the end of a file, which is made if need be, and waits for the disk.
  ///
  /// - Throws: ``FileError``; then none of it, or a part, may stand at the end.
  package static func append(
    _ bytes: [UInt8], to path: String, on disk: any Disk = PosixDisk()
  ) throws(FileError) {
    try PrivateFile(path: path, disk: disk).append(bytes)
  }

  private func create(_ bytes: [UInt8]) throws(FileError) {
    let draft = try draft(of: bytes)
    // Unlike a rename, a link never takes the place of what is there.
    let linked = disk.link(draft, to: path)
    _ = disk.unlink(draft)
    switch -Int32(linked) {
    case 0: try Folders.sync(Folders.above(path), on: disk)
    // A file system without hard links: then a write that is cut off shows.
    case EPERM, EOPNOTSUPP, EMLINK: try createInPlace(bytes)
    default: throw failed(.link, linked)
    }
  }

  private func createInPlace(_ bytes: [UInt8]) throws(FileError) {
    try Folders.make(Folders.above(path), on: disk)
    try fill(path, with: bytes)
    try Folders.sync(Folders.above(path), on: disk)
  }

  private func replace(_ bytes: [UInt8]) throws(FileError) {
    let draft = try draft(of: bytes)
    let renamed = disk.rename(draft, to: path)
    guard renamed == 0 else {
      _ = disk.unlink(draft)
      throw failed(.rename, renamed)
    }
    try Folders.sync(Folders.above(path), on: disk)
  }

  private func append(_ bytes: [UInt8]) throws(FileError) {
    try Folders.make(Folders.above(path), on: disk)
    let flags = O_WRONLY | O_APPEND | O_CREAT | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC
    let opened = uninterrupted { disk.open(path, flags, mode: 0o600, in: AT_FDCWD) }
    guard opened >= 0 else { throw failed(.open, opened) }
    try write(bytes, to: Int32(opened), path)
  }

  /// Writes the bytes into a new file beside the path, under a name that nobody lists.
  private func draft(of bytes: [UInt8]) throws(FileError) -> String {
    let folder = Folders.above(path)
    try Folders.make(folder, on: disk)
    let draft = "\(folder)/.\(Folders.name(of: path)).\(UInt64.random(in: .min ... .max)).part"
    try fill(draft, with: bytes)
    return draft
  }

  /// Makes a file and fills it, or leaves none.
  private func fill(_ path: String, with bytes: [UInt8]) throws(FileError) {
    let flags = O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC
    let opened = uninterrupted { disk.open(path, flags, mode: 0o600, in: AT_FDCWD) }
    guard opened >= 0 else { throw FileError(path, .open, .system(-Int32(opened))) }
    // The umask may be too strict as well as too loose.
    fchmod(Int32(opened), 0o600)
    do throws(FileError) {
      try write(bytes, to: Int32(opened), path)
    } catch {
      _ = disk.unlink(path)
      throw error
    }
  }

  /// Writes all, waits for the disk and closes.
  private func write(
    _ bytes: [UInt8], to descriptor: Int32, _ path: String
  ) throws(FileError) {
    let written = disk.writeAll(bytes, to: descriptor)
    let synced = written == 0 ? uninterrupted { disk.sync(descriptor) } : 0
    let closed = close(descriptor) == 0 ? 0 : -Int(errno)
    if written != 0 { throw FileError(path, .write, .system(-Int32(written))) }
    if synced != 0 { throw FileError(path, .sync, .system(-Int32(synced))) }
    if closed != 0 { throw FileError(path, .write, .system(-Int32(closed))) }
  }

  private func failed(_ operation: FileError.Operation, _ result: Int) -> FileError {
    FileError(path, operation, .system(-Int32(result)))
  }
}
