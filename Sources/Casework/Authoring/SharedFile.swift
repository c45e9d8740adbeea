import Files
import Glibc

/// Writes files of flows, which everybody may read.
enum SharedFile {
  /// Makes a file that must not be there yet.
  ///
  /// - Throws: ``FileError``; nothing is overwritten.
  static func create(_ bytes: [UInt8], at path: String) throws(FileError) {
    let file = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o644)
    guard file >= 0 else { throw FileError(path, .open, .system(errno)) }
    defer { close(file) }
    guard write(file, bytes, bytes.count) == bytes.count else {
      let reason = errno
      unlink(path)
      throw FileError(path, .write, .system(reason))
    }
  }

  /// Writes beside the file and renames, so that nobody meets half of it.
  static func replace(_ bytes: [UInt8], at path: String) throws(FileError) {
    let draft = "\(path).\(getpid())"
    try create(bytes, at: draft)
    guard rename(draft, path) == 0 else {
      let reason = errno
      unlink(draft)
      throw FileError(path, .rename, .system(reason))
    }
  }
}
