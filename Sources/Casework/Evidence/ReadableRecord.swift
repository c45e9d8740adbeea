package import FlowEngine
package import Rendering
package import Transcripts

/// A record, or a redacted copy of one, to be put before people.
package struct ReadableRecord: Sendable {
  package let path: String
  package let events: [RecordedEvent]
  package let marks: RecordMarks
  /// The lines that are whole, in plain.
  package let text: [UInt8]
  /// What was found of a record; nil for a redacted copy that fits together.
  package let check: Verification?
  /// That it lies where another belongs, to be said before anything of it is shown; nil if it does
  /// not.
  package let misplaced: RecordFinding?

  /// What is not as it was written after what can be read; nil if nothing is.
  package var fault: RecordFault? {
    check.flatMap { $0.verdict == .ok ? nil : RecordFault(path: path, check: $0) }
  }
}

/// A record that is not, or not in whole, as it was written.
package struct RecordFault: Sendable {
  package let path: String
  package let check: Verification
}

extension Office {
  /// A record or a redacted copy, as far as it can be read.
  ///
  /// - Throws: ``CaseworkError/nothingLegible(path:_:)`` if nothing of it can be read.
  package func readable(_ name: String) throws(CaseworkError) -> ReadableRecord {
    let path = try path(ofRecord: name)
    let found = try verification(at: path)
    // A redacted copy is no record: its withheld lines are damage there.
    if case .damaged = found.verdict, let bytes = try? recordBytes(at: path),
      let copy = try? RedactedCopy(verifying: bytes)
    {
      return ReadableRecord(
        path: path, events: copy.events, marks: RecordMarks(of: copy), text: bytes, check: nil,
        misplaced: nil)
    }
    return ReadableRecord(
      path: path, events: found.events, marks: RecordMarks(of: found), text: found.text,
      check: found, misplaced: misplacedRecord(at: path, found))
  }

  /// A record, every line checked, of which something can be read.
  ///
  /// - Throws: ``CaseworkError/record(_:)``; ``CaseworkError/nothingLegible(path:_:)`` if not even the
  ///   first line is as it was written.
  package func verification(at path: String) throws(CaseworkError) -> Verification {
    let check = try ofRecords { () throws(RecordError) in try Verification(at: path, keys: .own) }
    guard !check.events.isEmpty else { throw .nothingLegible(path: path, check.verdict) }
    return check
  }
}

extension RecordMarks {
  init(of check: Verification) {
    self.init(lines: check.events.count, head: check.head, verdict: check.word)
  }

  /// - Parameter copy: One that fits together.
  init(of copy: RedactedCopy) {
    self.init(
      lines: copy.lines, head: copy.head, verdict: Verdict.ok.rawValue, withheld: copy.withheld,
      reason: copy.reason)
  }
}
