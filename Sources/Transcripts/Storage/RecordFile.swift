package import Files
package import FlowEngine
package import FlowModel
import Glibc

/// A record on disk that is being written: one line an event, each chained to the one before.
///
/// Events are acknowledged only when the disk has confirmed them. The file is made with the
/// opening event, so that a conversation nobody began leaves nothing behind.
package final class RecordFile: EventLog {
  private enum State {
    case unopened
    case open(descriptor: Int32, Folder)
    case dead(RecordError)
  }

  private let base: String
  private let disk: any Disk
  private let keys: SessionKeys?
  private var stored = LineCodec()
  private var state = State.unopened
  /// The bytes that are known to be on disk.
  private var length = 0
  private var previous = Line.noDigest
  private var count = 0

  /// The path of the file, once there is one.
  package private(set) var path: String?
  /// Called with the bytes of each batch once they are safe: for faces that print events.
  package var onSaved: (([UInt8]) -> Void)?

  /// A record that does not exist yet.
  ///
  /// - Parameters:
  ///   - base: The records folder. The file lies in its folder `live` or `rehearsal`.
  ///   - keys: Given, a live record is encrypted line by line. A rehearsal never is.
  package init(in base: String, disk: any Disk = PosixDisk(), keys: SessionKeys? = nil) {
    self.base = base
    self.disk = disk
    self.keys = keys
  }

  /// A record that exists, opened and locked by `resume`.
  init(
    descriptor: Int32, folder: Folder, path: String, _ stored: LineCodec, length: Int,
    previous: String, count: Int, disk: any Disk
  ) {
    base = folder.path
    self.disk = disk
    keys = nil
    self.stored = stored
    state = .open(descriptor: descriptor, folder)
    self.path = path
    self.length = length
    self.previous = previous
    self.count = count
  }

  deinit { if case .open(let descriptor, _) = state { release(descriptor) } }

  /// Writes the events in one go and waits for the disk.
  ///
  /// - Throws: ``RecordError``. After `notSaved` the file is as it was; after `unconfirmed`
  ///   nothing is ever written to it again.
  package func append(_ events: [Event], at moment: Moment) throws(RecordError) {
    if case .dead(let error) = state { throw error }
    if case .unopened = state { try create(for: events) }
    guard case .open(let descriptor, let folder) = state, let path else { return }

    var next = stored
    let beginning = count == 0 ? next.begin() : []
    var (lines, digest) = ([[UInt8]](), previous)
    for (index, event) in events.enumerated() {
      let recorded = RecordedEvent(seq: count + index, at: moment, event: event)
      let line = Line(recorded: recorded, previous: digest, salt: randomHexadecimal(16)).bytes
      digest = sha256(line)
      lines.append(line)
    }
    guard let encrypted = next.encode(lines) else {
      if count == 0 { discard(descriptor, path) }
      throw RecordError.notSaved(path: path, reason: "the keys to encrypt it with are not here")
    }
    // What cannot be read again is not kept, whatever this machine's clock or account makes of it.
    if count == 0, Verification(of: Array(lines.joined())).verdict != .ok {
      discard(descriptor, path)
      throw RecordError.notSaved(path: path, reason: "its first line could not be read again")
    }
    let bytes = beginning + encrypted
    try write(bytes, to: descriptor, path)
    try confirm(disk.syncData(of: descriptor), path)
    // The name of a new file is safe only when its folder is.
    if count == 0 { try confirm(disk.sync(folder.descriptor), path) }
    if let reason = Standing(descriptor, path).fault(after: length + bytes.count) {
      try give(up: .unconfirmed(path: path, reason: reason))
    }
    length += bytes.count
    count += events.count
    (previous, stored) = (digest, next)
    onSaved?(Array(lines.joined()))
  }

  /// Hands the record on, with its lock, to whoever does something with it as a whole: nobody can
  /// take it in between. Nothing more is written to it from here.
  ///
  /// - Returns: Nil if there is no record, or nothing may be written to it.
  package func handOn() -> HeldRecord? {
    guard case .open(let descriptor, _) = state, let path else { return nil }
    state = .dead(.busy(path: path))
    return HeldRecord(path, locked: descriptor, disk: disk)
  }

  private func create(for events: [Event]) throws(RecordError) {
    guard case .opened(let opening)? = events.first else {
      preconditionFailure("a record begins with its opening")
    }
    precondition(isRecordName(opening.record), "a record is named by a UUID")
    let above = try Folder(base, disk: disk)
    let folder = try Folder(base + "/" + opening.mode.rawValue, disk: disk)
    // Whoever made the folder may have been killed before the disk had its name.
    let synced = disk.sync(above.descriptor)
    guard synced == 0 else {
      throw .cannotCreate(path: folder.path, reason: words(forError: Int32(-synced)))
    }
    let keys = opening.mode == .live ? self.keys : nil
    if let keys {
      stored = LineCodec(try keys.begin(opening.record, in: folder, disk))
    }
    let path = "\(folder.path)/\(opening.record).\(keys == nil ? "jsonl" : "live")"
    let descriptor: Int32
    do throws(RecordError) {
      descriptor = try folder.makeFile(split(path).name)
    } catch {
      if keys != nil { _ = disk.unlink(SessionKeys.path(for: path)) }
      throw error
    }
    let locked = uninterrupted { disk.lock(descriptor, LOCK_EX | LOCK_NB) }
    guard locked == 0 else {
      discard(descriptor, path)
      throw .cannotCreate(
        path: path, reason: "it cannot be locked: \(words(forError: Int32(-locked)))")
    }
    state = .open(descriptor: descriptor, folder)
    self.path = path
  }

  /// Writes all bytes, or none: what was begun is cut off again.
  private func write(_ bytes: [UInt8], to descriptor: Int32, _ path: String) throws(RecordError) {
    let result = disk.writeAll(bytes, to: descriptor)
    guard result != 0 else { return }
    try takeBack(descriptor, path)
    if count == 0 { discard(descriptor, path) }
    throw .notSaved(path: path, reason: words(forError: Int32(-result)))
  }

  private func takeBack(_ descriptor: Int32, _ path: String) throws(RecordError) {
    try confirm(disk.truncate(descriptor, to: length), path)
    try confirm(disk.syncData(of: descriptor), path)
  }

  /// Takes away a file in which nothing could be written, so that no empty record is left and
  /// the same opening can be tried again.
  private func discard(_ descriptor: Int32, _ path: String) {
    _ = disk.unlink(path)
    if path.hasSuffix(".live") { _ = disk.unlink(SessionKeys.path(for: path)) }
    release(descriptor)
    state = .unopened
    self.path = nil
  }

  private func confirm(_ result: Int, _ path: String) throws(RecordError) {
    guard result != 0 else { return }
    try give(up: .unconfirmed(path: path, reason: words(forError: Int32(-result))))
  }

  /// Never writes to the file again.
  private func give(up error: RecordError) throws(RecordError) {
    if case .open(let descriptor, _) = state { release(descriptor) }
    state = .dead(error)
    throw error
  }
}
