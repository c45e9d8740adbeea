package import Files
package import FlowModel
import Glibc

/// The register of a records folder: a line for everything that was done with a record as a whole,
/// chained as a record is. It holds no word of what was said, and no case reference: only its
/// digest. No key is needed to write it: it is a list to compare with, and no proof.
package struct Register: Sendable {
  package enum Deed: String, Hashable, Sendable, CaseIterable {
    case sealed, exported, purged
  }

  package struct Entry: Hashable, Sendable {
    package let deed: Deed
    /// The record's id.
    package let record: String
    /// Of the record when it was done: its head and number of lines.
    package let head: String
    package let lines: Int
    /// SHA-256 of the file that was made; nil where none was.
    package let file: String?
    /// SHA-256 of the case reference; nil where none was given.
    package let caseDigest: String?
    package let at: Moment

    package init(
      _ deed: Deed, record: String, head: String, lines: Int, file: String? = nil,
      caseDigest: String? = nil, at: Moment
    ) {
      (self.deed, self.record, self.head, self.lines) = (deed, record, head, lines)
      (self.file, self.caseDigest, self.at) = (file, caseDigest, at)
    }
  }

  package let path: String
  let base: String
  let disk: any Disk
  let patience: Patience

  /// How long somebody waits for another program that writes to a register.
  package struct Patience: Sendable {
    /// In milliseconds; then whoever waits gives up.
    let limit: Int
    /// Is called once when waiting begins to take long, with the path of the register and how many
    /// seconds it may take at most.
    let tell: @Sendable (String, Int) -> Void

    package init(
      milliseconds limit: Int = 20_000,
      telling tell: @escaping @Sendable (String, Int) -> Void = { _, _ in }
    ) {
      self.limit = limit
      self.tell = tell
    }
  }

  /// - Parameters:
  ///   - base: The records folder.
  ///   - patience: Of whoever wants to write to it.
  package init(
    in base: String, disk: any Disk = PosixDisk(), patience: Patience = Patience()
  ) {
    self.base = base
    self.disk = disk
    self.patience = patience
    path = base + "/register.jsonl"
  }

  /// What stands in it: every entry that is as it was written, and what is not.
  ///
  /// - Throws: ``RecordError`` if it cannot be read.
  package func contents() throws(RecordError) -> RegisterContents {
    do throws(RecordError) {
      return RegisterContents(of: try recordBytes(at: path))
    } catch {
      if case .missing = error { return RegisterContents(of: []) }
      throw error
    }
  }

  /// The entries that are as they were written, in order.
  ///
  /// - Throws: ``RecordError`` if it cannot be read.
  package func entries() throws(RecordError) -> [Entry] { try contents().entries }

  /// Adds an entry and waits for the disk.
  ///
  /// - Throws: ``RecordError``; then nothing may count as done.
  package func add(_ entry: Entry) throws(RecordError) { try hold().add(entry) }

  /// Waits until nobody else writes to it, and keeps others from writing until it is let go.
  ///
  /// - Throws: ``RecordError`` if it cannot be made, opened or locked, or another program keeps it
  ///   for too long.
  package func hold() throws(RecordError) -> HeldRegister { try HeldRegister(self) }
}

extension Register.Entry {
  /// The bytes of its line, without the line feed.
  func line(after previous: String) -> [UInt8] {
    var fields: [String: JSONValue] = [
      "deed": .string(deed.rawValue), "record": .string(record), "head": .string(head),
      "lines": .integer(Int64(lines)), "t": .string(at.utc), "prev": .string(previous),
    ]
    if let file { fields["file"] = .string(file) }
    if let caseDigest { fields["case"] = .string(caseDigest) }
    return CanonicalJSON.bytes(of: .object(fields))
  }

  init?(_ fields: [String: JSONValue]) {
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
