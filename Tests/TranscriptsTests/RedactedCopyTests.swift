import FlowModel
import Testing
import Transcripts

/// A redacted copy is what was made of a record, or it is refused.
struct RedactedCopyTests {
  static let record = (try? sampleRecord()) ?? []

  /// The lines of a copy without events 2 and 5.
  private func lines() throws -> [String] {
    let copy = try Redaction.copy(
      of: Verification(of: Self.record), at: "record", withholding: [2, 5], reason: "others",
      made: Samples.moment)
    return String(decoding: copy, as: UTF8.self).split(separator: "\n").map(String.init)
  }

  private func isAccepted(_ lines: [String], end: String = "\n") -> Bool {
    let bytes = Array((lines.joined(separator: "\n") + end).utf8)
    return (try? RedactedCopy(verifying: bytes)) != nil
  }

  @Test func `a copy that was made verifies, and leads to the head of its record`() throws {
    let bytes = Array((try lines().joined(separator: "\n") + "\n").utf8)
    let copy = try RedactedCopy(verifying: bytes)
    #expect(copy.head == Verification(of: Self.record).head)
    #expect(copy.withheld == [2, 5] && copy.reason == "others")
  }

  @Test func `lines that are empty or have no end are refused`() throws {
    let lines = try lines()
    #expect(!isAccepted(lines, end: ""))
    #expect(!isAccepted(lines, end: "\n\n"))
    for place in lines.indices {
      var changed = lines
      changed.insert("", at: place)
      #expect(!isAccepted(changed), "before line \(place + 1)")
    }
  }

  @Test func `nothing can be put in the place of a withheld line or into the note`() throws {
    let lines = try lines()
    for place in [2, 5, lines.count - 1] {
      var changed = lines
      changed[place].insert(
        contentsOf: "\"a\":\"guilty\",", at: changed[place].index(after: changed[place].startIndex))
      #expect(!isAccepted(changed), "line \(place + 1)")
    }
    for (old, new) in [
      ("[2,5]", "[2,5,\"x\"]"), ("[2,5]", "[5,2]"), ("[2,5]", "[2,2,5]"),
      ("\"2026-", "\"in 2026-"),
    ] {
      var changed = lines
      let last = changed.count - 1
      let range = try #require(changed[last].firstRange(of: old))
      changed[last].replaceSubrange(range, with: new)
      #expect(!isAccepted(changed), "\(new)")
    }
  }

  @Test func `the opening cannot be withheld, and stands first alone`() throws {
    let lines = try lines()
    let opening = Array((lines[0] + "\n").utf8)
    var changed = lines
    changed[0] = "{\"seq\":0,\"sha256\":\"\(sha256(opening))\",\"type\":\"withheld\"}"
    let last = changed.count - 1
    let range = try #require(changed[last].firstRange(of: "[2,5]"))
    changed[last].replaceSubrange(range, with: "[0,2,5]")
    #expect(!isAccepted(changed))
  }
}
