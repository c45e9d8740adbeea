import FlowEngine

/// Goes along the lines of a record and checks that each follows from the one before it.
struct ChainWalk: Sendable {
  private var reader: LineReader
  private var digest = LineDigest()
  private var offset = 0
  /// The times of the lines that were taken.
  private(set) var clock = ClockWalk()
  /// How many lines were taken, which is the number of the next one.
  private(set) var count = 0
  /// What the first line of a stretch says of those before it, which was taken on trust.
  private var claim: (count: Int, digest: LineDigest)?
  /// Whether the next line may follow from any other.
  private var isAnywhere: Bool

  /// SHA-256 of the last line taken, its line feed included.
  var head: String { digest.text }

  /// - Parameter purpose: Proving checks every line as reading does, and gives events without their
  ///   words: only for who throws them away.
  /// - Parameter isAnywhere: Whether it may begin in the middle of a record, to be joined later.
  init(for purpose: FieldReader.Purpose = .reading, isAnywhere: Bool = false) {
    reader = LineReader(for: purpose)
    self.isAnywhere = isAnywhere
  }

  /// Takes a line with its line feed.
  ///
  /// - Throws: ``JSONProblem`` that says what is wrong with it.
  @discardableResult
  mutating func take(_ bytes: ArraySlice<UInt8>) throws(JSONProblem) -> RecordedEvent {
    let line = try reader.read(bytes.dropLast(), offset: offset)
    if isAnywhere {
      isAnywhere = false
      (count, digest) = (line.recorded.seq, line.previous)
      claim = (count, digest)
    }
    try check(line)
    if case .opened(let opening) = line.recorded.event { offset = opening.offset }
    clock.take(line.recorded.seq, line.recorded.at)
    digest = LineDigest(of: bytes.span)
    count += 1
    return line.recorded
  }

  /// Goes on after a stretch that was taken apart from this one.
  ///
  /// - Throws: ``JSONProblem`` if its first line does not follow from the last one here.
  mutating func join(_ stretch: ChainWalk) throws(JSONProblem) {
    // Without a claim not even its first line could be read.
    guard let claim = stretch.claim else { return }
    try check(claim.count, after: claim.digest)
    var clock = self.clock
    clock.join(stretch.clock)
    self = stretch
    self.clock = clock
  }

  private func check(_ number: Int, after previous: LineDigest) throws(JSONProblem) {
    guard number == count else {
      throw JSONProblem(reason: "its number is \(number) and not \(count)", offset: 0)
    }
    guard previous == digest else {
      throw JSONProblem(reason: "it does not follow from the line before it", offset: 0)
    }
  }

  private func check(_ line: LineReader.Found) throws(JSONProblem) {
    try check(line.recorded.seq, after: line.previous)
    if case .opened = line.recorded.event {
      guard count == 0 else { throw JSONProblem(reason: "the record begins twice", offset: 0) }
    } else if count == 0 {
      throw JSONProblem(reason: "the record does not begin with its opening", offset: 0)
    }
  }
}
