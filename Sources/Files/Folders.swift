import Glibc

/// Folders: made for their owner alone, listed, and made sure of on the disk.
package enum Folders {
  /// Makes a folder and those above it, 0700, as far as they are not there.
  ///
  /// - Throws: ``FileError``.
  package static func make(
    _ path: String, on disk: any Disk = PosixDisk()
  ) throws(FileError) {
    var status = stat()
    if stat(path, &status) == 0 {
      guard status.st_mode & S_IFMT == S_IFDIR else {
        throw FileError(path, .makeFolder, .system(ENOTDIR))
      }
      return
    }
    guard errno == ENOENT else { throw .last(path, .makeFolder) }
    if above(path) != path { try make(above(path), on: disk) }
    let made = disk.makeFolder(path)
    if made == 0 {
      // The umask may be too strict as well as too loose.
      chmod(path, 0o700)
    } else if made != -Int(EEXIST) {
      throw FileError(path, .makeFolder, .system(-Int32(made)))
    }
  }

  /// Makes a folder that must not be there yet, 0700.
  ///
  /// - Throws: ``FileError``; ``FileError/isThere`` if something stands there.
  package static func create(
    _ path: String, on disk: any Disk = PosixDisk()
  ) throws(FileError) {
    try make(above(path), on: disk)
    let made = disk.makeFolder(path)
    guard made == 0 else { throw FileError(path, .makeFolder, .system(-Int32(made))) }
    chmod(path, 0o700)
  }

  /// Gives a folder a name that must not be taken: of all that can stand there, only an empty folder
  /// is replaced.
  ///
  /// - Throws: ``FileError``; ``FileError/isThere`` if something stands there.
  package static func publish(
    _ folder: String, as path: String, on disk: any Disk = PosixDisk()
  ) throws(FileError) {
    let renamed = disk.rename(folder, to: path)
    guard renamed == 0 else {
      // A file or a link in its place.
      let error = renamed == -Int(ENOTDIR) ? EEXIST : -Int32(renamed)
      throw FileError(path, .rename, .system(error))
    }
    try sync(above(path), on: disk)
  }

  /// Waits until the names in a folder are on the disk.
  ///
  /// - Throws: ``FileError``.
  package static func sync(
    _ path: String, on disk: any Disk = PosixDisk()
  ) throws(FileError) {
    let descriptor = retrying { open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC) }
    guard descriptor >= 0 else { throw .last(path, .open) }
    defer { close(descriptor) }
    let synced = uninterrupted { disk.sync(descriptor) }
    guard synced == 0 else { throw FileError(path, .sync, .system(-Int32(synced))) }
  }

  /// The names in a folder, sorted, without `.` and `..`.
  ///
  /// - Throws: ``FileError``. A folder that cannot be listed is not an empty one.
  package static func names(in path: String) throws(FileError) -> [String] {
    try entries(in: path).map(\.name)
  }

  /// Removes a folder with all that lies in it. Links in it are removed, not followed.
  ///
  /// - Throws: ``FileError`` with the first that could not be removed; the rest is removed all the
  ///   same.
  package static func remove(_ path: String) throws(FileError) {
    var failure: FileError?
    for name in try names(in: path) {
      let inner = path + "/" + name
      var status = stat()
      do throws(FileError) {
        guard lstat(inner, &status) == 0 else { throw .last(inner, .remove) }
        if status.st_mode & S_IFMT == S_IFDIR {
          try remove(inner)
        } else if unlink(inner) != 0 {
          throw .last(inner, .remove)
        }
      } catch {
        failure = failure ?? error
      }
    }
    if rmdir(path) != 0 { failure = failure ?? .last(path, .remove) }
    if let failure { throw failure }
  }

  /// The folder that a file lies in.
  package static func above(_ path: String) -> String {
    guard let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")) else { return "." }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }

  /// The last part of a path.
  package static func name(of path: String) -> String {
    path.utf8.lastIndex(of: UInt8(ascii: "/")).map { String(path[path.utf8.index(after: $0)...]) }
      ?? path
  }
}
