import Bytes

/// One wrapping of the file key: words on its first line, bytes below (C2SP age, "Header").
struct AgeStanza {
  var arguments: [String]
  var body: [UInt8]

  /// The stanza as it stands in a file, its body wrapped at 64 columns.
  var lines: [UInt8] {
    var lines = Array("-> ".utf8)
    lines += arguments.joined(separator: " ").utf8
    lines.append(AgeHeader.newline)
    var text = Base64.encode(body, padded: false)[...]
    while text.count >= AgeHeader.columns {
      lines += text.prefix(AgeHeader.columns)
      lines.append(AgeHeader.newline)
      text = text.dropFirst(AgeHeader.columns)
    }
    // A short last line ends the body, even an empty one after a full line.
    return lines + text + [AgeHeader.newline]
  }
}

/// The readable top of an age v1 file, from the version line to the MAC line.
struct AgeHeader {
  static let version = Array("age-encryption.org/v1\n".utf8)
  static let newline = UInt8(ascii: "\n")
  static let columns = 64

  var stanzas: [AgeStanza]
  /// HMAC-SHA-256 of `signedBytes`: 32 bytes.
  var mac: [UInt8]
  /// The header up to and including "---", as it was read.
  var signedBytes: [UInt8]
  /// Where the payload starts in the file, in bytes.
  var length: Int

  /// What the MAC of a header with these stanzas is computed over.
  static func signedBytes(of stanzas: [AgeStanza]) -> [UInt8] {
    version + stanzas.flatMap(\.lines) + Array("---".utf8)
  }

  /// Reads the header at the start of `file`, in its one canonical form.
  ///
  /// Throws `notAgeFile`, `armouredAgeFile` or `headerMalformed`.
  init(_ file: [UInt8]) throws(SealingError) {
    guard file.starts(with: Self.version) else {
      let isArmoured = file.starts(with: Array("-----BEGIN AGE ENCRYPTED FILE-----".utf8))
      throw isArmoured ? .armouredAgeFile : .notAgeFile
    }
    var reader = LineReader(file: file, offset: Self.version.count)
    var stanzas: [AgeStanza] = []
    while true {
      let start = reader.offset
      let line = try reader.next()
      if line.starts(with: Array("-> ".utf8)) {
        stanzas.append(try Self.stanza(line.dropFirst(3), &reader))
      } else {
        guard !stanzas.isEmpty, line.starts(with: Array("--- ".utf8)),
          let mac = Base64.decode(line.dropFirst(4), padded: false), mac.count == 32
        else { throw reader.malformed }
        self.stanzas = stanzas
        self.mac = mac
        signedBytes = Array(file[..<(start + 3)])
        length = reader.offset
        return
      }
    }
  }

  private static func stanza(
    _ line: ArraySlice<UInt8>, _ reader: inout LineReader
  ) throws(SealingError) -> AgeStanza {
    let words = line.split(separator: UInt8(ascii: " "), omittingEmptySubsequences: false)
    for word in words {
      guard !word.isEmpty, word.allSatisfy({ 0x21...0x7e ~= $0 }) else { throw reader.malformed }
    }
    var body: [UInt8] = []
    while true {
      let line = try reader.next()
      guard line.count <= columns, let bytes = Base64.decode(line, padded: false) else {
        throw reader.malformed
      }
      body += bytes
      if line.count < columns { break }
    }
    return AgeStanza(arguments: words.map { String(decoding: $0, as: UTF8.self) }, body: body)
  }
}

/// Takes lines from the top of a file and counts them.
private struct LineReader {
  let file: [UInt8]
  var offset: Int
  var number = 1

  var malformed: SealingError { .headerMalformed(line: number) }

  /// The next line without its line feed, which must be there.
  mutating func next() throws(SealingError) -> ArraySlice<UInt8> {
    number += 1
    guard let end = file[offset...].firstIndex(of: AgeHeader.newline) else { throw malformed }
    defer { offset = end + 1 }
    return file[offset..<end]
  }
}
