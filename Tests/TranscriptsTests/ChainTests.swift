import FlowEngine
import FlowModel
import Glibc
import Testing
import Transcripts

struct ChainTests {
  /// A record that the checkout ships.
  static let example: String = {
    var path = #filePath[...]
    for _ in 0..<3 { path = path[..<path.lastIndex(of: "/")!] }
    return path + "/transcripts/examples/indecent-image.jsonl"
  }()

  @Test func `every kind of event reads back as it was written`() throws {
    let check = Verification(of: try sampleRecord())
    #expect(check.verdict == .ok)
    #expect(check.events.map(\.event) == Samples.events)
    #expect(check.events.map(\.seq) == Array(0..<Samples.events.count))
    #expect(check.events.allSatisfy { $0.at == Samples.moment })
  }

  @Test func `a bit changed anywhere but in the last line is found, and the right line is named`()
    throws
  {
    let bytes = try sampleRecord(6)
    let lastLine = bytes.dropLast().lastIndex(of: 0x0A)! + 1
    for place in 0..<lastLine {
      for bit in 0..<8 {
        var changed = bytes
        changed[place] ^= 1 << bit
        let line = bytes[..<place].count { $0 == 0x0A } + 1
        guard case .damaged(let found, _) = Verification(of: changed).verdict else {
          Issue.record("bit \(bit) of byte \(place) was changed and not found")
          continue
        }
        #expect(found == line || found == line + 1)
      }
    }
  }

  @Test func `in the last line only what breaks its form is found, as the help says`() throws {
    let bytes = try sampleRecord(6)
    let head = Verification(of: bytes).head
    let lastLine = bytes.dropLast().lastIndex(of: 0x0A)! + 1
    for place in lastLine..<bytes.count {
      var changed = bytes
      changed[place] ^= 1
      let check = Verification(of: changed)
      // The head always differs, which is why it is to be noted elsewhere.
      #expect(check.verdict != .ok || check.head != head)
    }
  }

  @Test func `cut off at any byte, whole lines remain and the rest is called torn`() throws {
    let bytes = try sampleRecord(6)
    let whole = Verification(of: bytes).events
    for length in 1..<bytes.count {
      let check = Verification(of: Array(bytes[..<length]))
      let lines = bytes[..<length].count { $0 == 0x0A }
      #expect(check.events == Array(whole[..<lines]))
      let isWhole = bytes[length - 1] == 0x0A
      #expect(check.verdict == (isWhole ? .ok : .torn(bytes: length - check.length)))
    }
    #expect(Verification(of: []).word == "damaged")
  }

  @Test func `lines that are swapped, doubled or taken out are found`() throws {
    let lines = try sampleRecord(8).split(separator: 0x0A).map { Array($0) + [0x0A] }
    func verdict(_ lines: [[UInt8]]) -> String { Verification(of: Array(lines.joined())).word }
    for first in lines.indices {
      var doubled = lines
      doubled.insert(lines[first], at: first)
      #expect(verdict(doubled) == "damaged")
      if first < lines.count - 1 {
        var without = lines
        without.remove(at: first)
        #expect(verdict(without) == "damaged")
      }
      for second in lines.indices where second > first {
        var swapped = lines
        swapped.swapAt(first, second)
        #expect(verdict(swapped) == "damaged")
      }
    }
  }

  @Test func `lines of another record do not fit in`() throws {
    let one = try sampleRecord(5).split(separator: 0x0A)
    let other = try sampleRecord(5).split(separator: 0x0A)
    let spliced = Array(one[..<3]) + Array(other[3...])
    let bytes = Array(spliced.map { Array($0) + [0x0A] }.joined())
    #expect(Verification(of: bytes).word == "damaged")
  }

  @Test func `the chain can be followed with the sum of each line, its line feed included`() throws
  {
    let bytes = try sampleRecord(4)
    let lines = bytes.split(separator: 0x0A).map { Array($0) + [0x0A] }
    for (line, next) in zip(lines, lines.dropFirst()) {
      let text = String(decoding: next, as: UTF8.self)
      #expect(text.contains("\"prev\":\"\(sha256(line))\""))
    }
    #expect(Verification(of: bytes).head == sha256(lines.last!))
  }
}
