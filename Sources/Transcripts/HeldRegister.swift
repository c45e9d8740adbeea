import Files
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
    descriptor = try HeldRegister.lockedFile(in: folder, register.path, register.disk)
  }

  deinit { Transcripts.release(descriptor) }

  private static func lockedFile(
    in folder: Folder, _ path: String, _ disk: any Disk
  ) throws(RecordError) -> Int32 {
    let flags = O_RDWR | O_APPEND | O_CREAT | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC
    while true {
      let opened = uninterrupted {
        disk.open("register.jsonl", flags, mode: 0o600, in: folder.descriptor)
      }
      guard opened >= 0 else {
        throw .cannotCreate(path: path, reason: words(forError: Int32(-opened)))
      }
      let descriptor = Int32(opened)
      // Whoever waits may be interrupted, and must not go on without the lock.
      let locked = uninterrupted { disk.lock(descriptor, LOCK_EX) }
      guard locked == 0 else {
        let reason = words(forError: Int32(-locked))
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
    let result = register.disk.writeAll(line, to: descriptor)
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
    let opened = uninterrupted {
      register.disk.open("register.torn", flags, mode: 0o600, in: folder.descriptor)
    }
    guard opened >= 0 else {
      throw .cannotCreate(path: path, reason: words(forError: Int32(-opened)))
    }
    let file = Int32(opened)
    defer { close(file) }
    let result = register.disk.writeAll(torn + [0x0A], to: file)
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
