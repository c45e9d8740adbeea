public import FlowEngine
import FlowModel

/// What can be told about a record from its own bytes.
public struct Verification: Hashable, Sendable {
  public enum Verdict: Hashable, Sendable {
    /// Every line is whole and follows from the one before.
    case ok
    /// The last line has no end: it was being written when the machine stopped, and was never
    /// shown as saved. Everything before it is whole.
    case torn(bytes: Int)
    /// A line is not as it was written. Lines count from 1.
    case damaged(line: Int, reason: String)
  }

  public let verdict: Verdict
  /// The events up to the first line that is torn or damaged.
  public let events: [RecordedEvent]
  /// SHA-256 of the last whole line: what to write down elsewhere, so that a tail that is cut
  /// off later shows.
  public let head: String
  /// The length of the whole lines, in bytes.
  public let length: Int

  /// The word for the verdict: `ok`, `torn` or `damaged`.
  public var word: String {
    switch verdict {
    case .ok: "ok"
    case .torn: "torn"
    case .damaged: "damaged"
    }
  }

  /// How `waymark verify` exits: 0 ok, 3 torn, 65 damaged.
  public var exitCode: Int32 {
    switch verdict {
    case .ok: 0
    case .torn: 3
    case .damaged: 65
    }
  }
}

extension Verification {
  /// Checks every line of a record: canonical form, chain, dense numbers, one opening.
  public init(of bytes: [UInt8]) {
    var events = [RecordedEvent]()
    var digest = Line.noDigest
    var start = 0
    var offset = 0
    var verdict = Verdict.ok
    while start < bytes.count {
      guard let end = bytes[start...].firstIndex(of: 0x0A) else {
        verdict = .torn(bytes: bytes.count - start)
        break
      }
      do throws(JSONProblem) {
        let line = try Line(bytes[start..<end], offset: offset)
        try Verification.check(line, at: events.count, digest)
        if case .opened(let opening) = line.recorded.event { offset = opening.offset }
        events.append(line.recorded)
      } catch {
        verdict = .damaged(line: events.count + 1, reason: error.reason)
        break
      }
      digest = sha256(Array(bytes[start...end]))
      start = end + 1
    }
    if events.isEmpty, verdict == .ok { verdict = .damaged(line: 1, reason: "the file is empty") }
    self.init(verdict: verdict, events: events, head: digest, length: start)
  }

  private static func check(_ line: Line, at seq: Int, _ digest: String) throws(JSONProblem) {
    guard line.recorded.seq == seq else {
      throw JSONProblem(reason: "its number is \(line.recorded.seq) and not \(seq)", offset: 0)
    }
    guard line.previous == digest else {
      throw JSONProblem(reason: "it does not follow from the line before it", offset: 0)
    }
    if case .opened = line.recorded.event {
      guard seq == 0 else { throw JSONProblem(reason: "the record begins twice", offset: 0) }
    } else if seq == 0 {
      throw JSONProblem(reason: "the record does not begin with its opening", offset: 0)
    }
  }
}
