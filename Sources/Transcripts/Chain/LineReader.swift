import FlowEngine
import FlowModel

/// Reads the lines of a record one after the other.
struct LineReader {
  /// A line that is as it should be in itself. Whether it follows is for others to say.
  struct Found {
    let recorded: RecordedEvent
    /// What it names as the digest of the line before.
    let previous: LineDigest
  }

  private var json = JSONReader()

  /// Reads a line, without its line feed.
  ///
  /// - Parameter offset: Minutes by which to show the time, from the opening.
  /// - Throws: ``JSONProblem``.
  mutating func read(_ line: ArraySlice<UInt8>, offset: Int) throws(JSONProblem) -> Found {
    try json.read(line.span)
    guard json.values[0].kind == .object else {
      throw JSONProblem(reason: "the line is not an object", offset: 0)
    }
    // In the order in which they stand, so that each is found at once.
    var fields = FieldReader(line, json.values)
    let bytes = line.span
    let previous = LineDigest(digits: bytes.extracting(try fields.place("prev")))
    let isSalted = bytes.extracting(try fields.place("salt")).isHexadecimal(32)
    let seq = try fields.integer("seq")
    let moment = Moment(utc: bytes.extracting(try fields.place("t")), offset: offset)
    guard let previous, isSalted, let moment else {
      throw JSONProblem(reason: "prev, salt or t is not as it should be", offset: 0)
    }
    let event = try Event(type: try fields.text("type"), &fields)
    var at = moment
    if case .opened(let opening) = event {
      at = Moment(milliseconds: moment.milliseconds, offset: opening.offset)
    }
    return Found(
      recorded: RecordedEvent(seq: seq, at: at, event: event), previous: previous)
  }
}
