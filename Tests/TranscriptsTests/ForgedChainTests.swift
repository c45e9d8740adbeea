import FlowEngine
import FlowModel
import Testing

@testable import Transcripts

/// Records that somebody wrote anew: every line names the sum of the one before it, so that the
/// chain itself is whole. What is wrong with them is wrong all the same.
struct ForgedChainTests {
  /// A record of the events with these numbers, its chain whole.
  private func record(
    _ events: [(seq: Int, event: Event)], salt: String = String(repeating: "0", count: 32)
  ) -> [UInt8] {
    var bytes = [UInt8]()
    var previous = Line.noDigest
    for (seq, event) in events {
      let line = Line(
        recorded: RecordedEvent(seq: seq, at: Samples.moment, event: event), previous: previous,
        salt: salt
      ).bytes
      previous = sha256(line)
      bytes += line
    }
    return bytes
  }

  private func verdict(_ events: [(seq: Int, event: Event)]) -> Verification.Verdict {
    Verification(of: record(events)).verdict
  }

  private let opening = Samples.events[0]
  private let others = Array(Samples.events[1...3])

  @Test func `a chain that is whole is a record`() throws {
    #expect(verdict([(0, opening), (1, others[0]), (2, others[1])]) == .ok)
  }

  @Test(arguments: [[0, 2, 3], [0, 1, 1], [0, 0, 1], [1, 2, 3], [0, 2, 1], [0, 1, 3]])
  func `a number that is left out, doubled or out of its place is found, in the last line too`(
    numbers: [Int]
  ) throws {
    guard
      case .damaged = verdict(
        Array(zip(numbers, [opening] + others)).map { (seq: $0, event: $1) })
    else {
      Issue.record("\(numbers)")
      return
    }
  }

  @Test func `a record begins with its opening, and once`() throws {
    #expect(
      verdict([(0, opening), (1, others[0]), (2, opening)])
        == .damaged(line: 3, reason: "the record begins twice"))
    #expect(
      verdict([(0, others[0]), (1, others[1])])
        == .damaged(line: 1, reason: "the record does not begin with its opening"))
  }

  @Test func `the random bytes of a line are sixteen, and written in one way`() {
    for salt in ["", "00", String(repeating: "A", count: 32), String(repeating: "0", count: 34)] {
      #expect(Verification(of: record([(0, opening)], salt: salt)).word == "damaged", "\(salt)")
    }
  }

  @Test func `a copy of which a number is out of its place does not verify`() throws {
    for (numbers, isTaken) in [([0, 1, 2], true), ([0, 2, 3], false), ([0, 1, 1], false)] {
      let bytes = record(Array(zip(numbers, [opening] + others)).map { (seq: $0, event: $1) })
      let last = Array(try #require(bytes.split(separator: 0x0A).last)) + [0x0A]
      let note = CanonicalJSON.bytes(
        of: .object([
          "type": .string("redaction"), "reason": .string(""), "t": .string(Samples.moment.utc),
          "withheld": .array([]), "head": .string(sha256(last)), "lines": .integer(3),
        ]))
      let copy = try? RedactedCopy(verifying: bytes + note + [0x0A])
      #expect((copy != nil) == isTaken, "\(numbers)")
    }
  }
}
