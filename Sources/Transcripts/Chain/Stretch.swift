import Glibc

/// A part of a record's file, checked without what stands before it: a long record is checked in
/// several places at once. What its first line says of the line before is taken on trust, and held
/// against that line when the stretches are joined.
struct Stretch: Sendable {
  private(set) var stored: StoredLines
  private(set) var walk = ChainWalk(for: .proving, isAnywhere: true)
  /// What is wrong with the line after the last one that the walk took.
  private(set) var problem: JSONProblem?
  /// How many bytes there are of a line without an end.
  private(set) var torn = 0

  /// Reads the lines that begin in a range of the file's bytes.
  ///
  /// - Parameters:
  ///   - isFirst: Whether a line begins with it, as the first of the file does.
  ///   - stored: What the lines of the file are read with.
  /// - Throws: ``RecordError`` if the file cannot be read.
  init(
    of range: Range<Int>, isFirst: Bool, of file: FilePieces, in stored: StoredLines
  ) throws(RecordError) {
    self.stored = stored.anywhere
    var (offset, piece, rest) = (range.lowerBound, FilePieces.empty, [UInt8]())
    if !isFirst { offset = try file.beginningOfLine(from: offset) }
    while offset < range.upperBound {
      let begun = rest.count
      let count = try file.read(&piece, at: offset + begun)
      rest += piece[..<count]
      if count == 0 {
        torn = begun
        return
      }
      var start = 0
      while offset + start < range.upperBound,
        let end = endOfLine(in: rest, from: max(start, begun))
      {
        take(rest[start...end])
        if problem != nil { return }
        start = end + 1
      }
      rest.removeFirst(start)
      offset += start
    }
  }

  private mutating func take(_ line: ArraySlice<UInt8>) {
    do throws(JSONProblem) {
      try walk.take(stored.plain(line))
    } catch {
      problem = error
    }
  }
}
