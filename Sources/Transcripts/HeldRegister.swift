import Glibc

/// The register while one program alone writes to it. What depends on what stands in it is decided
/// and entered without letting go in between.
package final class HeldRegister {
  private let register: Register
  private let folder: Folder
  private let descriptor: Int32

  init(_ register: Register) throws(RecordError) {
    self.register = register
    folder = try Folder(register.base, disk: register.disk)
    descriptor = try HeldRegister.lockedFile(in: folder, register.path)
  }

  deinit { Transcripts.release(descriptor) }

  private static func lockedFile(in folder: Folder, _ path: String) throws(RecordError) -> Int32 {
    let flags = O_RDWR | O_APPEND | O_CREAT | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC
    while true {
      let descriptor = openat(folder.descriptor, "register.jsonl", flags, 0o600)
      guard descriptor >= 0 else {
        throw .cannotCreate(path: path, reason: words(forError: errno))
      }
      // Whoever waits may be interrupted, and must not go on without the lock.
      var result = flock(descriptor, LOCK_EX)
      while result != 0, errno == EINTR { result = flock(descriptor, LOCK_EX) }
      guard result == 0 else {
        let reason = words(forError: errno)
        close(descriptor)
        throw .cannotCreate(path: path, reason: "it cannot be locked: \(reason)")
      }
      if isNamed(descriptor, "register.jsonl", in: folder.descriptor) { return descriptor }
      Transcripts.release(descriptor)
    }
  }

  /// What stands in it now.
  ///
  /// - Throws: ``RecordError`` if it cannot be read.
  package func contents() throws(RecordError) -> RegisterContents {
    RegisterContents(of: try readAll(descriptor, register.path))
  }

  /// Adds an entry after whatever stands there, and waits for the disk. Nothing that stands there
  /// is changed; bytes of an entry that was never finished are kept in `register.torn`.
  ///
  /// - Throws: ``RecordError``; then nothing may count as done.
  package func add(_ entry: Register.Entry) throws(RecordError) {
    let bytes = try readAll(descriptor, register.path)
    let contents = RegisterContents(of: bytes)
    var length = bytes.count
    if !contents.torn.isEmpty {
      try keep(Array(contents.torn))
      length -= contents.torn.count
      try confirm(register.disk.truncate(descriptor, to: length))
    }
    let feed: [UInt8] = contents.isUnterminated ? [0x0A] : []
    let line = feed + entry.line(after: contents.head) + [0x0A]
    let result = writeAll(line, to: descriptor, register.disk)
    guard result == 0 else {
      // What was begun is taken back, so that the next one follows the last whole line.
      try confirm(register.disk.truncate(descriptor, to: length))
      throw .notSaved(path: register.path, reason: words(forError: Int32(-result)))
    }
    try confirm(register.disk.syncData(of: descriptor))
    try confirm(register.disk.sync(folder.descriptor))
  }

  private func keep(_ torn: [UInt8]) throws(RecordError) {
    let path = register.base + "/register.torn"
    let flags = O_WRONLY | O_APPEND | O_CREAT | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC
    let file = openat(folder.descriptor, "register.torn", flags, 0o600)
    guard file >= 0 else { throw .cannotCreate(path: path, reason: words(forError: errno)) }
    defer { close(file) }
    let result = writeAll(torn + [0x0A], to: file, register.disk)
    guard result == 0 else {
      throw .notSaved(path: path, reason: words(forError: Int32(-result)))
    }
    try confirm(register.disk.syncData(of: file))
  }

  private func confirm(_ result: Int) throws(RecordError) {
    guard result != 0 else { return }
    throw .unconfirmed(path: register.path, reason: words(forError: Int32(-result)))
  }
}

/// Writes all bytes, however few are taken at a time.
///
/// - Returns: 0, or the negative error number.
func writeAll(_ bytes: [UInt8], to descriptor: Int32, _ disk: any Disk) -> Int {
  var written = 0
  while written < bytes.count {
    let result = bytes.withUnsafeBytes {
      disk.write(UnsafeRawBufferPointer(rebasing: $0[written...]), to: descriptor)
    }
    if result > 0 {
      written += result
    } else if result != -Int(EINTR) {
      return result == 0 ? -Int(EIO) : result
    }
  }
  return 0
}
