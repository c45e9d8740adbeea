import FlowEngine

/// Goes along the lines of a record and checks that each follows from the one before it.
struct ChainWalk: Sendable {
  private var reader = LineReader()
  private var digest = LineDigest()
  private var offset = 0
  /// The times of the lines that were taken.
  private(set) var clock = ClockWalk()
  /// How many lines were taken, which is the number of the next one.
  private(set) var count = 0

  /// SHA-256 of the last line taken, its line feed included.
  var head: String { digest.text }

  /// Takes a line with its line feed.
  ///
  /// - Throws: ``JSONProblem`` that says what is wrong with it.
  @discardableResult
  mutating func take(_ bytes: ArraySlice<UInt8>) throws(JSONProblem) -> RecordedEvent {
    let line = try reader.read(bytes.dropLast(), offset: offset)
    try check(line)
    if case .opened(let opening) = line.recorded.event { offset = opening.offset }
    clock.take(line.recorded.seq, line.recorded.at)
    digest = LineDigest(of: bytes.span)
    count += 1
    return line.recorded
  }

  private func check(_ line: LineReader.Found) throws(JSONProblem) {
    guard line.recorded.seq == count else {
      throw JSONProblem(reason: "its number is \(line.recorded.seq) and not \(count)", offset: 0)
    }
    guard line.previous == digest else {
      throw JSONProblem(reason: "it does not follow from the line before it", offset: 0)
    }
    if case .opened = line.recorded.event {
      guard count == 0 else { throw JSONProblem(reason: "the record begins twice", offset: 0) }
    } else if count == 0 {
      throw JSONProblem(reason: "the record does not begin with its opening", offset: 0)
    }
  }
}
