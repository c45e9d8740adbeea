/// Text as lines, whatever wrote it: ended by LF, CR LF or CR, with a byte order mark or without.
///
/// It is cut by bytes. Swift takes CR LF for one character, which is not a line feed.
package enum TextLines {
  /// Longer than anything that a person writes on one line.
  package static let longest = 64 << 10

  /// The lines of a file's bytes, without their ends. A last line without an end is a line too.
  ///
  /// - Parameters:
  ///   - path: To be named in the error.
  ///   - longest: The most bytes that a line may have.
  /// - Throws: ``FileError`` with the line that is not UTF-8 or is too long.
  package static func lines(
    of bytes: [UInt8], _ path: String, longest: Int = longest
  ) throws(FileError) -> [String] {
    var lines = [String]()
    for piece in pieces(of: withoutMark(bytes[...])) {
      guard piece.count <= longest else {
        throw FileError(path, .read, .longLine(lines.count + 1, limit: longest))
      }
      guard let line = String(validating: piece, as: UTF8.self) else {
        throw FileError(path, .read, .notText(line: lines.count + 1))
      }
      lines.append(line)
    }
    return lines
  }

  /// The lines of a text that was read already.
  package static func lines(of text: String) -> [String] {
    pieces(of: withoutMark(Array(text.utf8)[...])).map { String(decoding: $0, as: UTF8.self) }
  }

  private static func withoutMark(_ bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes.dropFirst(3) : bytes
  }

  private static func pieces(of bytes: ArraySlice<UInt8>) -> [ArraySlice<UInt8>] {
    var pieces = [ArraySlice<UInt8>]()
    var (start, place) = (bytes.startIndex, bytes.startIndex)
    while place < bytes.endIndex {
      guard bytes[place] == 0x0A || bytes[place] == 0x0D else {
        place += 1
        continue
      }
      pieces.append(bytes[start..<place])
      let isPair = bytes[place] == 0x0D && place + 1 < bytes.endIndex && bytes[place + 1] == 0x0A
      place += isPair ? 2 : 1
      start = place
    }
    return start < bytes.endIndex ? pieces + [bytes[start...]] : pieces
  }
}

extension FileReader {
  /// The lines of a text file.
  ///
  /// - Throws: ``FileError``.
  package func lines(
    at path: String, longest: Int = TextLines.longest
  ) throws(FileError) -> [String] {
    try TextLines.lines(of: bytes(at: path), path, longest: longest)
  }
}
