package import FlowEngine
package import FlowModel

/// A copy of a record in which some lines are withheld and which still verifies: each withheld line
/// is replaced by its SHA-256. Each line holds 128 random bits, so that a withheld yes or no cannot
/// be guessed from its digest.
package enum Redaction {
  /// Makes a copy without some lines.
  ///
  /// - Parameters:
  ///   - check: A record that verifies.
  ///   - withheld: The numbers of the events to withhold. The opening, 0, cannot be withheld: it
  ///     says what the record is, and holds nobody's words.
  ///   - reason: Why; it stands in the copy.
  /// - Throws: ``RecordError/damaged(path:line:reason:)`` if the record does not verify, and
  ///   ``RecordError/cannotWithhold(path:line:last:)`` if it has no such line.
  package static func copy(
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
    let note = RedactedCopy(
      head: check.head, lines: lines.count, withheld: withheld.sorted(), reason: reason)
    return copy + self.note(note, made: made)
  }

  /// The last line of a copy.
  fileprivate static func note(_ copy: RedactedCopy, made: Moment) -> [UInt8] {
    let note = JSONValue.object([
      "type": .string("redaction"), "reason": .string(copy.written), "t": .string(made.utc),
      "withheld": .array(copy.withheld.map { .integer(Int64($0)) }),
      "head": .string(copy.head), "lines": .integer(Int64(copy.lines)),
    ])
    return CanonicalJSON.bytes(of: note) + [0x0A]
  }

  fileprivate static func stub(_ number: Int, _ digest: String) -> [UInt8] {
    let stub = JSONValue.object([
      "type": .string("withheld"), "seq": .integer(Int64(number)), "sha256": .string(digest),
    ])
    return CanonicalJSON.bytes(of: stub) + [0x0A]
  }
}

/// What can be told of a redacted copy from its own bytes.
package struct RedactedCopy: Hashable, Sendable {
  /// The head of the record that it was made from: compare it with that of the whole record, or
  /// with one noted elsewhere.
  package let head: String
  package let lines: Int
  package let withheld: [Int]
  /// Why, as it is written in the copy.
  fileprivate let written: String
  /// Why, in one line: no word of it can pass for a line of Waymark's own.
  package var reason: String { written.split(whereSeparator: \.isNewline).joined(separator: " ") }
  /// The events that are shown.
  package private(set) var events: [RecordedEvent] = []
  /// SHA-256 of each line of the record, shown or withheld: to be held against those that the
  /// sealed bag holds.
  package private(set) var digests: [String] = []

  /// Whether the bytes claim to be a redacted copy: their last line says so.
  package static func isOne(_ bytes: [UInt8]) -> Bool {
    bytes.split(separator: 0x0A).last.map { note(in: $0) != nil } ?? false
  }

  /// Checks that every line that is there follows from the one before it, shown or withheld, and
  /// that the last leads to the head.
  ///
  /// What a withheld line followed from cannot be seen: the lines before the last withheld one are
  /// proved only by the digests of all lines, which the sealed bag holds.
  /// What is not a line of the record has one form: nothing can be hidden or added there.
  /// - Throws: ``JSONProblem`` that says what is wrong with which line.
  package init(verifying bytes: [UInt8]) throws(JSONProblem) {
    let lines = bytes.split(separator: 0x0A, omittingEmptySubsequences: false)
    guard bytes.last == 0x0A, let note = RedactedCopy.note(in: lines[lines.count - 2]) else {
      throw JSONProblem(
        reason: "the last line does not say that this is a redacted copy", offset: 0)
    }
    var reader = LineReader()
    var digest = Line.noDigest
    var withheld = [Int]()
    var (shown, digests, offset) = ([RecordedEvent](), [String](), 0)
    for (number, bytes) in lines.dropLast(2).enumerated() {
      if let hidden = RedactedCopy.withheldDigest(in: bytes, number) {
        withheld.append(number)
        digest = hidden
        digests.append(digest)
        continue
      }
      let line = try reader.read(bytes, offset: offset)
      if case .opened(let opening) = line.recorded.event { offset = opening.offset }
      shown.append(line.recorded)
      let follows = line.previous.text == digest && line.recorded.event.isOpening == (number == 0)
      guard line.recorded.seq == number, follows else {
        throw JSONProblem(
          reason: "line \(number + 1) does not follow from the line before it", offset: 0)
      }
      digest = sha256(Array(bytes) + [0x0A])
      digests.append(digest)
    }
    guard digest == note.head, withheld == note.withheld, lines.count - 2 == note.lines else {
      throw JSONProblem(reason: "the lines do not lead to the head that is named", offset: 0)
    }
    self = note
    (events, self.digests) = (shown, digests)
  }

  fileprivate init(head: String, lines: Int, withheld: [Int], reason: String) {
    (self.head, self.lines, self.withheld, written) = (head, lines, withheld, reason)
  }

  /// The last line of a copy; nil if it is written in another way than ``Redaction`` does.
  private static func note(in line: some Collection<UInt8>) -> RedactedCopy? {
    guard case .object(let fields)? = try? StrictJSON.value(of: line),
      fields["type"]?.string == "redaction", let head = fields["head"]?.string,
      let lines = fields["lines"]?.integer, let reason = fields["reason"]?.string,
      let made = fields["t"]?.string.flatMap({ Moment(utc: $0) }),
      let withheld = fields["withheld"]?.array.map({ $0.compactMap { $0.integer.map { Int($0) } } })
    else { return nil }
    let copy = RedactedCopy(head: head, lines: Int(lines), withheld: withheld, reason: reason)
    return Redaction.note(copy, made: made).dropLast().elementsEqual(line) ? copy : nil
  }

  /// The digest in the place of a line that may be withheld: not of the opening.
  private static func withheldDigest(in line: some Collection<UInt8>, _ number: Int) -> String? {
    guard number > 0, case .object(let fields)? = try? StrictJSON.value(of: line),
      let digest = fields["sha256"]?.string, LineDigest(digits: digest.utf8.span) != nil,
      Redaction.stub(number, digest).dropLast().elementsEqual(line)
    else { return nil }
    return digest
  }
}

extension Event {
  fileprivate var isOpening: Bool { if case .opened = self { true } else { false } }
}
