import FlowEngine

/// Goes along the lines of a record and checks that each follows from the one before it.
struct ChainWalk {
  /// SHA-256 of the last line taken, its line feed included.
  private(set) var head = Line.noDigest
  /// How many lines were taken, which is the number of the next one.
  private(set) var count = 0
  private var offset = 0

  /// Takes a line without its line feed.
  ///
  /// - Throws: ``JSONProblem`` that says what is wrong with it.
  mutating func take(_ bytes: ArraySlice<UInt8>) throws(JSONProblem) -> RecordedEvent {
    let line = try Line(bytes, offset: offset)
    try check(line)
    if case .opened(let opening) = line.recorded.event { offset = opening.offset }
    head = sha256(Array(bytes) + [0x0A])
    count += 1
    return line.recorded
  }

  private func check(_ line: Line) throws(JSONProblem) {
    guard line.recorded.seq == count else {
      throw JSONProblem(reason: "its number is \(line.recorded.seq) and not \(count)", offset: 0)
    }
    guard line.previous == head else {
      throw JSONProblem(reason: "it does not follow from the line before it", offset: 0)
    }
    if case .opened(let opening) = line.recorded.event {
      guard count == 0 else { throw JSONProblem(reason: "the record begins twice", offset: 0) }
      // Files are named by it: anything but a UUID could lead out of the records folder.
      guard isRecordName(opening.record) else {
        throw JSONProblem(reason: "its id is no UUID", offset: 0)
      }
    } else if count == 0 {
      throw JSONProblem(reason: "the record does not begin with its opening", offset: 0)
    }
  }
}
