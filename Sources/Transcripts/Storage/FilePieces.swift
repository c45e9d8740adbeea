import Glibc

/// A file that is read here and there, a piece at a time.
struct FilePieces: Sendable {
  let descriptor: Int32
  /// To say what could not be read.
  let path: String
  /// To be read into.
  static let empty = [UInt8](repeating: 0, count: 1 << 18)

  /// How many bytes the file has now.
  ///
  /// - Throws: ``RecordError`` if that cannot be told.
  func size() throws(RecordError) -> Int {
    var status = stat()
    guard fstat(descriptor, &status) == 0 else {
      throw cannotRead(path, errno)
    }
    return Int(status.st_size)
  }

  /// Puts what stands at a place of the file into the beginning of a piece.
  ///
  /// - Returns: How many bytes it is; 0 at the end of the file.
  /// - Throws: ``RecordError`` if it cannot be read.
  func read(_ piece: inout [UInt8], at offset: Int) throws(RecordError) -> Int {
    while true {
      let count = piece.withUnsafeMutableBytes {
        pread(descriptor, $0.baseAddress, $0.count, off_t(offset))
      }
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else {
        throw cannotRead(path, errno)
      }
      return count
    }
  }

  /// Where the first line begins that does so at a place or after it; the end of the file if there
  /// is none.
  ///
  /// - Throws: ``RecordError`` if it cannot be read.
  func beginningOfLine(from place: Int) throws(RecordError) -> Int {
    var (offset, piece) = (place - 1, FilePieces.empty)
    while true {
      let count = try read(&piece, at: offset)
      if let end = endOfLine(in: piece, from: 0), end < count { return offset + end + 1 }
      offset += count
      if count == 0 { return offset }
    }
  }
}
