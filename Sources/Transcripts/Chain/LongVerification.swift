import Glibc

/// What can be told about a record of any length without keeping its events: it is read in pieces
/// and needs the memory of one piece and one line.
public struct LongVerification: Hashable, Sendable {
  public let verdict: Verification.Verdict
  /// How many whole lines there are before anything torn or damaged.
  public let lines: Int
  /// SHA-256 of the last of them.
  public let head: String

  /// - Parameter keys: What an encrypted record is read with.
  /// - Throws: ``RecordError`` if the file cannot be read, or is encrypted and its key is not here.
  public init(at path: String, keys: SessionKeys? = nil) throws(RecordError) {
    let descriptor = try openFile(at: path)
    defer { close(descriptor) }
    var walk = ChainWalk(for: .proving)
    var stored: StoredLines?
    var rest = [UInt8]()
    var piece = [UInt8](repeating: 0, count: 1 << 18)
    while true {
      let count = piece.withUnsafeMutableBytes { read(descriptor, $0.baseAddress, $0.count) }
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else {
        throw .unsafeFolder(path: path, reason: words(forError: errno))
      }
      guard count > 0 else { break }
      rest += piece[..<count]
      var start = 0
      if stored == nil {
        stored = try StoredLines(of: rest, at: path, keys)
        start = stored!.beginning(of: rest)
      }
      while let end = endOfLine(in: rest, from: start) {
        do throws(JSONProblem) {
          try walk.take(stored!.plain(rest[start..<end]))
        } catch {
          self.init(
            verdict: .damaged(line: walk.count + 1, reason: error.reason), lines: walk.count,
            head: walk.head)
          return
        }
        start = end + 1
      }
      rest.removeFirst(start)
    }
    let verdict: Verification.Verdict =
      !rest.isEmpty
      ? .torn(bytes: rest.count)
      : walk.count == 0 ? .damaged(line: 1, reason: "the file is empty") : .ok
    self.init(verdict: verdict, lines: walk.count, head: walk.head)
  }

  private init(verdict: Verification.Verdict, lines: Int, head: String) {
    (self.verdict, self.lines, self.head) = (verdict, lines, head)
  }
}
