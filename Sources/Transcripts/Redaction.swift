public import FlowEngine
public import FlowModel

/// A copy of a record in which some lines are withheld and which still verifies: each withheld line
/// is replaced by its SHA-256. Each line holds 128 random bits, so that a withheld yes or no cannot
/// be guessed from its digest.
public enum Redaction {
  /// Makes a copy without some lines.
  ///
  /// - Parameters:
  ///   - check: A record that verifies.
  ///   - withheld: The numbers of the events to withhold. The opening, 0, cannot be withheld: it
  ///     says what the record is, and holds nobody's words.
  ///   - reason: Why; it stands in the copy.
  /// - Throws: ``RecordError/damaged(path:line:reason:)`` if the record does not verify, and
  ///   ``RecordError/cannotWithhold(path:line:last:)`` if it has no such line.
  public static func copy(
    of check: Verification, at path: String, withholding withheld: Set<Int>, reason: String,
    made: Moment
  ) throws(RecordError) -> [UInt8] {
    guard check.verdict == .ok else {
      throw .damaged(path: path, line: check.events.count + 1, reason: "it does not verify")
    }
    let lines = check.text.split(separator: 0x0A).map { Array($0) + [0x0A] }
    if let line = withheld.sorted().first(where: { !(1..<lines.count).contains($0) }) {
      throw .cannotWithhold(path: path, line: line, last: lines.count - 1)
    }
    var copy = [UInt8]()
    for (number, line) in lines.enumerated() {
      copy += withheld.contains(number) ? stub(number, sha256(line)) : line
    }
    let note = JSONValue.object([
      "type": .string("redaction"), "reason": .string(reason), "t": .string(made.utc),
      "withheld": .array(withheld.sorted().map { .integer(Int64($0)) }),
      "head": .string(check.head), "lines": .integer(Int64(lines.count)),
    ])
    return copy + CanonicalJSON.bytes(of: note) + [0x0A]
  }

  private static func stub(_ number: Int, _ digest: String) -> [UInt8] {
    let stub = JSONValue.object([
      "type": .string("withheld"), "seq": .integer(Int64(number)), "sha256": .string(digest),
    ])
    return CanonicalJSON.bytes(of: stub) + [0x0A]
  }
}

/// What can be told of a redacted copy from its own bytes.
public struct RedactedCopy: Hashable, Sendable {
  /// The head of the record that it was made from: compare it with that of the whole record, or
  /// with one noted elsewhere.
  public let head: String
  public let lines: Int
  public let withheld: [Int]
  public let reason: String
  /// The events that are shown.
  public private(set) var events: [RecordedEvent] = []

  /// Whether the bytes claim to be a redacted copy: their last line says so.
  public static func isOne(_ bytes: [UInt8]) -> Bool {
    bytes.split(separator: 0x0A).last.map { note(in: $0) != nil } ?? false
  }

  /// Checks that every line that is there follows from the one before it, shown or withheld, and
  /// that the last leads to the head.
  ///
  /// - Throws: ``JSONProblem`` that says what is wrong with which line.
  public init(verifying bytes: [UInt8]) throws(JSONProblem) {
    let lines = bytes.split(separator: 0x0A)
    guard let last = lines.last, let note = RedactedCopy.note(in: last) else {
      throw JSONProblem(
        reason: "the last line does not say that this is a redacted copy", offset: 0)
    }
    var reader = LineReader(for: .reading)
    var digest = Line.noDigest
    var withheld = [Int]()
    var (shown, offset) = ([RecordedEvent](), 0)
    for (number, bytes) in lines.dropLast().enumerated() {
      if let hidden = RedactedCopy.withheldDigest(in: bytes, number) {
        withheld.append(number)
        digest = hidden
        continue
      }
      let line = try reader.read(bytes, offset: offset)
      if case .opened(let opening) = line.recorded.event { offset = opening.offset }
      shown.append(line.recorded)
      let follows = line.previous.text == digest
      guard line.recorded.seq == number, follows else {
        throw JSONProblem(
          reason: "line \(number + 1) does not follow from the line before it", offset: 0)
      }
      digest = sha256(Array(bytes) + [0x0A])
    }
    guard digest == note.head, withheld == note.withheld, lines.count - 1 == note.lines else {
      throw JSONProblem(reason: "the lines do not lead to the head that is named", offset: 0)
    }
    self = note
    events = shown
  }

  private init(head: String, lines: Int, withheld: [Int], reason: String) {
    (self.head, self.lines, self.withheld, self.reason) = (head, lines, withheld, reason)
  }

  private static func note(in line: some Collection<UInt8>) -> RedactedCopy? {
    guard case .object(let fields)? = try? StrictJSON.value(of: line),
      fields["type"]?.string == "redaction", let head = fields["head"]?.string,
      let lines = fields["lines"]?.integer, let reason = fields["reason"]?.string,
      case .array(let withheld)? = fields["withheld"]
    else { return nil }
    return RedactedCopy(
      head: head, lines: Int(lines), withheld: withheld.compactMap { $0.integer.map { Int($0) } },
      reason: reason)
  }

  private static func withheldDigest(in line: some Collection<UInt8>, _ number: Int) -> String? {
    guard case .object(let fields)? = try? StrictJSON.value(of: line),
      fields["type"]?.string == "withheld", fields["seq"]?.integer == Int64(number),
      let digest = fields["sha256"]?.string, LineDigest(digits: digest.utf8.span) != nil
    else { return nil }
    return digest
  }
}
