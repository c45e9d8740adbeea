package import FlowEngine
import Glibc

/// What can be told about a record of any length without keeping its events. It is read in several
/// places at once, and needs the memory of a piece and a line for each.
package struct LongVerification: Hashable, Sendable {
  package let verdict: Verification.Verdict
  /// How many whole lines there are before anything torn or damaged.
  package let lines: Int
  /// SHA-256 of the last of them.
  package let head: String
  /// What the record says of itself; nil if not even its first line is as it should be.
  package let opening: Opening?
  /// Where the times run back.
  package let clock: ClockWalk

  /// - Parameter keys: What an encrypted record is read with.
  /// - Throws: ``RecordError`` if the file cannot be read, or is encrypted and its key is not here.
  package init(at path: String, keys: SessionKeys? = nil) throws(RecordError) {
    try self.init(at: path, keys: keys, places: nil)
  }

  /// - Parameter places: In how many places it is read; nil for as many as are worth it here.
  package init(at path: String, keys: SessionKeys?, places: Int?) throws(RecordError) {
    let file = FilePieces(descriptor: try openFile(at: path), path: path)
    defer { close(file.descriptor) }
    var piece = FilePieces.empty
    let count = try file.read(&piece, at: 0)
    let beginning = Array(piece[..<count])
    var stored = try StoredLines(of: beginning, at: path, keys)
    let start = stored.beginning(of: beginning)
    let opening = LongVerification.opening(in: beginning[start...], stored)
    let bytes = start..<max(start, try file.size())
    let stretches = try LongVerification.stretches(
      of: bytes, places ?? usefulPlaces(for: bytes.count), of: file, in: stored)

    var walk = ChainWalk(for: .proving)
    var torn = 0
    for stretch in stretches {
      do throws(JSONProblem) {
        try stored.join(stretch.stored)
        try walk.join(stretch.walk)
        if let problem = stretch.problem { throw problem }
      } catch {
        self.init(.damaged(line: walk.count + 1, reason: error.reason), walk, opening)
        return
      }
      torn += stretch.torn
    }
    let isEmpty = torn == 0 && walk.count == 0
    self.init(
      torn > 0
        ? .torn(bytes: torn) : isEmpty ? .damaged(line: 1, reason: "the file is empty") : .ok, walk,
      opening)
  }

  private init(_ verdict: Verification.Verdict, _ walk: ChainWalk, _ opening: Opening?) {
    (self.verdict, lines, head, clock) = (verdict, walk.count, walk.head, walk.clock)
    self.opening = walk.count > 0 ? opening : nil
  }

  /// The event of the first line.
  private static func opening(in bytes: ArraySlice<UInt8>, _ stored: StoredLines) -> Opening? {
    guard let end = bytes.firstIndex(of: 0x0A) else { return nil }
    var (stored, walk) = (stored, ChainWalk())
    guard let line = try? stored.plain(bytes[...end]), let first = try? walk.take(line),
      case .opened(let opening) = first.event
    else { return nil }
    return opening
  }

  /// All lines of a file, checked in a number of stretches of about one length.
  private static func stretches(
    of bytes: Range<Int>, _ count: Int, of file: FilePieces, in stored: StoredLines
  ) throws(RecordError) -> [Stretch] {
    let ends = (0...count).map { bytes.lowerBound + bytes.count * $0 / count }
    let found = concurrentMap(Array(0..<count)) { number in
      Result { () throws(RecordError) in
        try Stretch(
          of: ends[number]..<ends[number + 1], isFirst: ends[number] == bytes.lowerBound, of: file,
          in: stored)
      }
    }
    var stretches = [Stretch]()
    for stretch in found { stretches.append(try stretch.get()) }
    return stretches
  }
}

/// In how many places it is worth it to read a file at once: one that is short is read sooner than
/// others could begin to help.
private func usefulPlaces(for size: Int) -> Int {
  max(1, min(size >> 20, Int(sysconf(Int32(_SC_NPROCESSORS_ONLN))), 8))
}
