import FlowEngine
import FlowModel
import Testing
import Transcripts

/// A long record is read in several places at once, and judged as if it were read from its first
/// byte to its last.
struct LongVerificationTests {
  private let scratch = Scratch()

  private func lines() throws -> [[UInt8]] {
    try sampleRecord().split(separator: 0x0A).map { $0 + [0x0A] }
  }

  private func expectSame(_ bytes: [UInt8], places: ClosedRange<Int>, _ what: String) throws {
    let check = Verification(of: bytes)
    let path = scratch.file("copy.jsonl", bytes)
    for number in places {
      let long = try LongVerification(at: path, keys: nil, places: number)
      #expect(long.verdict == check.verdict, "\(what), in \(number) places")
      #expect(long.lines == check.events.count, "\(what), in \(number) places")
      #expect(long.head == check.head, "\(what), in \(number) places")
    }
  }

  @Test func `a whole record is whole, and an empty one is none, in however many places`() throws {
    let lines = try lines()
    try expectSame(lines.flatMap(\.self), places: 1...(lines.count + 3), "whole")
    try expectSame([], places: 1...3, "empty")
    try expectSame([0x0A], places: 1...3, "a line feed")
  }

  @Test func `a line can be longer than what is read at a time`() throws {
    let file = RecordFile(in: scratch.path)
    let words = String(repeating: "so it went on ", count: 20_000)
    try file.append(
      [Samples.events[0], .noted(voice: .own, text: words), .looked("now")], at: Samples.moment)
    let bytes = try recordBytes(at: try #require(file.path))
    try expectSame(bytes, places: 1...4, "whole")
    try expectSame(Array(bytes.dropLast(300)), places: 2...3, "torn")
  }

  @Test func `a record that ends within a line is torn, in however many places`() throws {
    let bytes = try lines().flatMap(\.self)
    for cut in [1, 300, bytes.count / 2, bytes.count - 20] {
      try expectSame(Array(bytes.dropLast(cut)), places: 1...9, "without \(cut) bytes")
    }
  }

  @Test func `the line that is missing, moved, doubled or changed is named, wherever it is`() throws
  {
    let lines = try lines()
    for place in lines.indices {
      var (missing, moved, doubled, changed) = (lines, lines, lines, lines)
      missing.remove(at: place)
      moved.swapAt(place, (place + 1) % lines.count)
      doubled.insert(lines[place], at: place)
      changed[place][lines[place].count / 2] ^= 1
      for (what, copy) in [
        ("missing", missing), ("moved", moved), ("doubled", doubled), ("changed", changed),
      ] {
        try expectSame(copy.flatMap(\.self), places: 2...6, "line \(place + 1) \(what)")
      }
    }
  }
}
