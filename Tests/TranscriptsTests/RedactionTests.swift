import FlowEngine
import FlowModel
import TestSupport
import Testing
import Transcripts

/// Copies with lines withheld: what they show is what was written, or they do not verify.
struct RedactionTests {
  private func copy(_ withheld: Set<Int> = [3, 5, 6]) throws -> [UInt8] {
    try Redaction.copy(
      of: Verification(of: try sampleRecord()), at: "record", withholding: withheld,
      reason: "third party", made: Samples.moment)
  }

  private func isTaken(_ bytes: [UInt8]) -> Bool { (try? RedactedCopy(verifying: bytes)) != nil }

  private func lines(_ bytes: [UInt8]) -> [[UInt8]] {
    bytes.split(separator: 0x0A).map { Array($0) + [0x0A] }
  }

  @Test func `a copy says what is withheld, of what, and leads to the head of the whole`() throws {
    let copy = try RedactedCopy(verifying: try copy())
    #expect(copy.withheld == [3, 5, 6])
    #expect(copy.lines == Samples.events.count && copy.reason == "third party")
  }

  @Test(arguments: ["\n", "\r\n", "\u{2028}", "\u{85}", "\u{B}"])
  func `a reason is one line, whatever stands in the copy`(end: String) throws {
    let bytes = try Redaction.copy(
      of: Verification(of: try sampleRecord()), at: "record", withholding: [3],
      reason: "third party\(end)good.jsonl: ok, signed", made: Samples.moment)
    #expect(try RedactedCopy(verifying: bytes).reason == "third party good.jsonl: ok, signed")
  }

  @Test func `no withheld yes or no can be guessed: each line has random bytes of its own`() throws
  {
    let scratch = Scratch()
    let file = RecordFile(in: scratch.path)
    let batch = [Samples.events[0]] + Array(repeating: Samples.events[5], count: 40)
    try file.append(batch, at: Samples.moment)
    let salts = try lines(try recordBytes(at: file.path!)).map { line -> String? in
      guard case .object(let fields) = try StrictJSON.value(of: line.dropLast()),
        case .string(let salt)? = fields["salt"]
      else { return nil }
      return salt
    }
    #expect(Set(salts).count == batch.count)
  }

  @Test func `a withheld line can be shown to be the one that was withheld`() throws {
    let record = try sampleRecord()
    let check = Verification(of: record)
    let copy = try Redaction.copy(
      of: check, at: "record", withholding: [3], reason: "", made: Samples.moment)
    #expect(String(decoding: lines(copy)[3], as: UTF8.self).contains(sha256(lines(record)[3])))
    #expect(try RedactedCopy(verifying: copy).head == check.head)
    // The last line of all may be withheld as well, and the copy leads to the same head.
    let last = try Redaction.copy(
      of: check, at: "record", withholding: [Samples.events.count - 1], reason: "",
      made: Samples.moment)
    #expect(try RedactedCopy(verifying: last).head == check.head)
  }

  /// The lines that a shown line after them, or the head, holds to what they were: the line before a
  /// withheld one is named only in that one. Whoever doubts it needs the record, or the digests of
  /// its lines that lie in the sealed bag.
  @Test func `a bit changed in a line that the next shown line names is found`() throws {
    let lines = lines(try copy())
    for number in 0..<Samples.events.count where ![2, 4, 5].contains(number) {
      // Withheld lines are short: all of their bytes are tried.
      let step = isTorture || lines[number].count < 200 ? 1 : 5
      for place in stride(from: 0, to: lines[number].count, by: step) {
        var changed = lines
        changed[number][place] ^= 1 << (place % 8)
        #expect(!isTaken(Array(changed.joined())), "byte \(place) of line \(number + 1)")
      }
    }
  }

  @Test func `lines that are swapped, doubled or taken out of a copy are found`() throws {
    let lines = lines(try copy())
    for first in lines.indices.dropLast() {
      var changes = [lines, lines]
      changes[0].insert(lines[first], at: first)
      changes[1].remove(at: first)
      for second in lines.indices.dropLast() where second > first {
        var swapped = lines
        swapped.swapAt(first, second)
        changes.append(swapped)
      }
      for change in changes { #expect(!isTaken(Array(change.joined())), "line \(first + 1)") }
    }
  }

  @Test func `what a copy says of itself must be so`() throws {
    let bytes = try copy()
    let text = String(decoding: bytes, as: UTF8.self)
    let head = try RedactedCopy(verifying: bytes).head
    let count = Samples.events.count
    let changes = [
      ("[3,5,6]", "[3,5]"), ("[3,5,6]", "[3,5,7]"), ("[3,5,6]", "[]"),
      ("\"lines\":\(count)", "\"lines\":\(count + 1)"),
      ("\"head\":\"\(head)\"", "\"head\":\"\(sha256([]))\""),
    ]
    for (one, other) in changes {
      let changed = text.split(separator: one, omittingEmptySubsequences: false)
        .joined(separator: other)
      #expect(changed != text && !isTaken(Array(changed.utf8)), "\(other)")
    }
  }

  @Test func `only a record that verifies is redacted, and never its opening`() throws {
    let whole = try sampleRecord(6)
    var changed = whole
    changed[30] ^= 1
    for (bytes, withheld) in [
      (changed, [1]), (Array(whole.dropLast(5)), [1]), (whole, [0]), (whole, [6]), (whole, [-1]),
    ] {
      #expect(throws: RecordError.self) {
        try Redaction.copy(
          of: Verification(of: bytes), at: "record", withholding: Set(withheld), reason: "",
          made: Samples.moment)
      }
    }
  }
}
