import Files
import Glibc

/// An open folder that only its owner can enter. Closed when it is let go.
final class Folder {
  let path: String
  let descriptor: Int32
  let disk: any Disk

  /// Opens the folder, making it and what lies above it if need be, each 0700 and synced.
  ///
  /// - Throws: ``RecordError`` if it cannot be made, is a link, or belongs to somebody else.
  init(_ path: String, disk: any Disk) throws(RecordError) {
    self.path = path
    self.disk = disk
    try Folder.make(path, disk)
    // O_NOFOLLOW: a link planted here could lead the record out of its folder.
    descriptor = open(path, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC)
    guard descriptor >= 0 else {
      let reason =
        errno == ENOTDIR || errno == ELOOP ? "it is a link or a file" : words(forError: errno)
      throw .unsafeFolder(path: path, reason: reason)
    }
    try check()
  }

  deinit { close(descriptor) }

  /// Makes a file that was not there, which only the owner can read.
  ///
  /// - Returns: Its descriptor, to add to it and to read it.
  func makeFile(_ name: String) throws(RecordError) -> Int32 {
    let flags = O_CREAT | O_EXCL | O_RDWR | O_APPEND | O_NOFOLLOW | O_CLOEXEC
    let file = uninterrupted { disk.open(name, flags, mode: 0o600, in: descriptor) }
    guard file >= 0 else {
      throw .cannotCreate(path: path + "/" + name, reason: words(forError: Int32(-file)))
    }
    fchmod(Int32(file), 0o600)
    return Int32(file)
  }

  private func check() throws(RecordError) {
    var status = stat()
    fstat(descriptor, &status)
    guard status.st_uid == geteuid() else {
      throw .unsafeFolder(path: path, reason: "it belongs to somebody else")
    }
    guard status.st_mode & 0o022 == 0 else {
      throw .unsafeFolder(path: path, reason: "others can write to it")
    }
    // Records tell of children; nobody else on this machine is to list them.
    if status.st_mode & 0o077 != 0 { fchmod(descriptor, 0o700) }
  }

  private static func make(_ path: String, _ disk: any Disk) throws(RecordError) {
    if access(path, F_OK) == 0 { return }
    let parent = split(path).folder
    try make(parent, disk)
    let made = disk.makeFolder(path)
    guard made == 0 || made == -Int(EEXIST) else {
      throw .cannotCreate(path: path, reason: words(forError: Int32(-made)))
    }
    // mkdir is subject to the umask, which may be too strict as well as too loose.
    chmod(path, 0o700)
    let above = open(parent, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard above >= 0 else { return }
    defer { close(above) }
    let synced = disk.sync(above)
    guard synced == 0 else {
      // Were it left, the next try would find it there and take its name for safe.
      rmdir(path)
      throw .cannotCreate(path: path, reason: words(forError: Int32(-synced)))
    }
  }
}
