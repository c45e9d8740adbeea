public import FlowModel
import Glibc

/// The register of a records folder: a line for everything that was done with a record as a whole,
/// chained as a record is. It holds no word of what was said, and no case reference: only its
/// digest.
public struct Register: Sendable {
  public enum Deed: String, Hashable, Sendable, CaseIterable {
    case sealed, exported, purged
  }

  public struct Entry: Hashable, Sendable {
    public let deed: Deed
    /// The record's id.
    public let record: String
    /// Of the record when it was done: its head and number of lines.
    public let head: String
    public let lines: Int
    /// SHA-256 of the file that was made; nil where none was.
    public let file: String?
    /// SHA-256 of the case reference; nil where none was given.
    public let caseDigest: String?
    public let at: Moment

    public init(
      _ deed: Deed, record: String, head: String, lines: Int, file: String? = nil,
      caseDigest: String? = nil, at: Moment
    ) {
      (self.deed, self.record, self.head, self.lines) = (deed, record, head, lines)
      (self.file, self.caseDigest, self.at) = (file, caseDigest, at)
    }
  }

  public let path: String
  private let base: String

  /// - Parameter base: The records folder.
  public init(in base: String) {
    self.base = base
    path = base + "/register.jsonl"
  }

  /// The entries in order.
  ///
  /// - Throws: ``RecordError/damaged(path:line:reason:)`` if the chain is broken.
  public func entries() throws(RecordError) -> [Entry] {
    guard access(path, F_OK) == 0 else { return [] }
    var entries = [Entry]()
    var previous = Line.noDigest
    let lines = Register.wholeLines(of: try recordBytes(at: path))
      .split(separator: 0x0A, omittingEmptySubsequences: false)
    for line in lines.dropLast() {
      // Whatever is not as it is written here was put there by somebody else.
      guard case .object(let fields)? = try? StrictJSON.value(of: line), let entry = Entry(fields),
        CanonicalJSON.bytes(of: entry.json(after: previous)).elementsEqual(line)
      else {
        throw .damaged(
          path: path, line: entries.count + 1, reason: "it does not follow from the line before it")
      }
      entries.append(entry)
      previous = sha256(Array(line) + [0x0A])
    }
    return entries
  }

  /// Adds an entry and waits for the disk.
  ///
  /// - Throws: ``RecordError``; then nothing may count as done.
  public func add(_ entry: Entry) throws(RecordError) {
    _ = try entries()
    let folder = try Folder(base, disk: PosixDisk())
    let flags = O_RDWR | O_APPEND | O_CREAT | O_NOFOLLOW | O_CLOEXEC
    let descriptor = openat(folder.descriptor, "register.jsonl", flags, 0o600)
    guard descriptor >= 0 else {
      throw .cannotCreate(path: path, reason: words(forError: errno))
    }
    defer { close(descriptor) }
    flock(descriptor, LOCK_EX)
    let whole = Register.wholeLines(of: try readAll(descriptor, path))
    guard ftruncate(descriptor, off_t(whole.count)) == 0 else {
      throw .unconfirmed(path: path, reason: words(forError: errno))
    }
    let last = whole.split(separator: 0x0A).last
    let previous = last.map { sha256(Array($0) + [0x0A]) } ?? Line.noDigest
    let bytes = CanonicalJSON.bytes(of: entry.json(after: previous)) + [0x0A]
    let written = bytes.withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
    guard written == bytes.count, fdatasync(descriptor) == 0, fsync(folder.descriptor) == 0 else {
      throw .unconfirmed(path: path, reason: words(forError: errno))
    }
  }

  /// The lines that have an end. One without was being written when the machine stopped, and what
  /// it was to enter was never said to be done.
  private static func wholeLines(of bytes: [UInt8]) -> ArraySlice<UInt8> {
    bytes[..<(bytes.lastIndex(of: 0x0A).map { $0 + 1 } ?? 0)]
  }
}

extension Register.Entry {
  fileprivate func json(after previous: String) -> JSONValue {
    var fields: [String: JSONValue] = [
      "deed": .string(deed.rawValue), "record": .string(record), "head": .string(head),
      "lines": .integer(Int64(lines)), "t": .string(at.utc), "prev": .string(previous),
    ]
    if let file { fields["file"] = .string(file) }
    if let caseDigest { fields["case"] = .string(caseDigest) }
    return .object(fields)
  }

  fileprivate init?(_ fields: [String: JSONValue]) {
    guard let deed = fields["deed"]?.string.flatMap(Register.Deed.init(rawValue:)),
      let record = fields["record"]?.string, let head = fields["head"]?.string,
      let lines = fields["lines"]?.integer,
      let at = fields["t"]?.string.flatMap({ Moment(utc: $0, offset: 0) })
    else { return nil }
    self.init(
      deed, record: record, head: head, lines: Int(lines), file: fields["file"]?.string,
      caseDigest: fields["case"]?.string, at: at)
  }
}
