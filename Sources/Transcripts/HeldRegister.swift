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
    descriptor = try HeldRegister.lockedFile(in: folder, register)
  }

  deinit { Transcripts.release(descriptor) }

  private static func lockedFile(
    in folder: Folder, _ register: Register
  ) throws(RecordError) -> Int32 {
    while true {
      let descriptor = try open("register.jsonl", O_RDWR, in: folder, register)
      do throws(RecordError) {
        try lock(descriptor, register)
      } catch {
        close(descriptor)
        throw error
      }
      if isNamed(descriptor, "register.jsonl", in: folder.descriptor) { return descriptor }
      Transcripts.release(descriptor)
    }
  }

  /// Opens a file to add to it, made if need be.
  ///
  /// - Throws: ``RecordError``; `refused` if a link, a folder or a pipe stands in its place.
  private static func open(
    _ name: String, _ access: Int32, in folder: Folder, _ register: Register
  ) throws(RecordError) -> Int32 {
    let path = register.base + "/" + name
    let flags = access | O_APPEND | O_CREAT | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC
    let opened = uninterrupted {
      register.disk.open(name, flags, mode: 0o600, in: folder.descriptor)
    }
    guard opened >= 0 else { throw cannotOpen(path, Int32(-opened)) }
    var status = stat()
    guard fstat(Int32(opened), &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
      close(Int32(opened))
      throw cannotOpen(path, EISDIR)
    }
    return Int32(opened)
  }

  private static func cannotOpen(_ path: String, _ error: Int32) -> RecordError {
    let what: String
    switch error {
    case ELOOP: what = "a link"
    case EISDIR, ENXIO: what = "a folder, a pipe or a device"
    default: return .cannotCreate(path: path, reason: words(forError: error))
    }
    return .refused(
      path: path,
      reason: "\(what) stands in the place of the file. Nothing was changed. Keep it, put the file "
        + "itself back there, or show it to whoever looks after the records")
  }

  /// Takes the lock as soon as nobody else has it. Whoever waits may be interrupted, and must not go
  /// on without it.
  private static func lock(_ descriptor: Int32, _ register: Register) throws(RecordError) {
    let step = 10
    let seconds = register.patience.limit / 1_000
    var waited = 0
    while true {
      let locked = uninterrupted { register.disk.lock(descriptor, LOCK_EX | LOCK_NB) }
      if locked == 0 { return }
      guard locked == -Int(EWOULDBLOCK) else {
        let reason = words(forError: Int32(-locked))
        throw .cannotCreate(path: register.path, reason: "it cannot be locked: \(reason)")
      }
      guard waited < register.patience.limit else {
        throw .registerBusy(path: register.path, seconds: seconds)
      }
      // Most are done within a few milliseconds, and nobody needs to hear of that.
      if waited == 500 { register.patience.tell(register.path, seconds) }
      usleep(UInt32(step) * 1_000)
      waited += step
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
    let file = try HeldRegister.open("register.torn", O_WRONLY, in: folder, register)
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
