/// Turns the lines of a record into the lines of its file and back: as they are, or encrypted one
/// by one.
///
/// An encrypted file begins with a line that says so. Each further line is the SHA-256 of the line
/// of the file before it, a space, and the encrypted line of the record: whether a line is missing
/// shows without any key.
struct LineCodec: Sendable {
  /// The first line of an encrypted file.
  static let header = Array("waymark live record 1\n".utf8)

  private let encryption: LineEncryption?
  /// SHA-256 of the last line of an encrypted file; nil before its first line was found.
  private var head: String?

  /// - Parameter encryption: Nil for a file whose lines are those of the record.
  init(_ encryption: LineEncryption? = nil) { self.encryption = encryption }

  /// What a new file begins with before the first line of the record.
  mutating func begin() -> [UInt8] {
    guard encryption != nil else { return [] }
    head = sha256(LineCodec.header)
    return LineCodec.header
  }

  /// Where the first line of the record begins in a file. Without the line that says what it is, no
  /// line of an encrypted file is accepted.
  mutating func beginning(of bytes: [UInt8]) -> Int {
    guard encryption != nil, bytes.starts(with: LineCodec.header) else { return 0 }
    return begin().count
  }

  /// The lines of the file for lines of the record, all with their line feeds; nil if there is
  /// nobody to encrypt them to.
  mutating func encode(_ lines: [[UInt8]]) -> [UInt8]? {
    guard let encryption else { return Array(lines.joined()) }
    var bytes = [UInt8]()
    for line in lines {
      guard let head, let text = encryption.encrypt(line) else { return nil }
      let stored = Array(head.utf8) + [0x20] + text + [0x0A]
      self.head = sha256(stored)
      bytes += stored
    }
    return bytes
  }

  /// The line of the record for a line of the file, both with their line feeds.
  ///
  /// - Throws: ``JSONProblem`` if it does not follow from the line before it or was changed.
  mutating func decode(_ stored: ArraySlice<UInt8>) throws(JSONProblem) -> ArraySlice<UInt8> {
    guard let encryption else { return stored }
    guard let head, stored.starts(with: head.utf8), stored.dropFirst(64).first == 0x20 else {
      throw JSONProblem(reason: "it does not follow from the line before it", offset: 0)
    }
    guard let line = encryption.decrypt(stored.dropFirst(65).dropLast()), line.last == 0x0A else {
      throw JSONProblem(reason: "it cannot be decrypted with the key of its session", offset: 0)
    }
    self.head = sha256(Array(stored))
    return line[...]
  }

  /// Goes on after the whole lines of a file.
  mutating func goOn(after lines: ArraySlice<UInt8>) {
    guard encryption != nil else { return }
    let last = lines.dropLast().lastIndex(of: 0x0A).map { lines[($0 + 1)...] } ?? lines
    head = sha256(Array(last))
  }

  /// The lines of the file at a path that begins with these bytes: encrypted if its name or its
  /// first line says so.
  ///
  /// - Throws: ``RecordError/locked(path:)`` if it is encrypted and its key is not here.
  init(of bytes: [UInt8], at path: String, _ keys: SessionKeys?) throws(RecordError) {
    guard path.hasSuffix(".live") || isEncryptedRecord(bytes) else {
      self.init()
      return
    }
    guard let keys else { throw .locked(path: path) }
    self.init(try keys.encryption(of: path))
  }
}

/// Whether a file is a record that is encrypted line by line, by how it begins.
package func isEncryptedRecord(_ bytes: [UInt8]) -> Bool { bytes.starts(with: LineCodec.header) }
