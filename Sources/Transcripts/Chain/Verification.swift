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
    var walk = ChainWalk()
    var start = 0
    var verdict = Verdict.ok
    while start < bytes.count {
      guard let end = endOfLine(in: bytes, from: start) else {
        verdict = .torn(bytes: bytes.count - start)
        break
      }
      do throws(JSONProblem) {
        events.append(try walk.take(bytes[start..<end]))
      } catch {
        verdict = .damaged(line: events.count + 1, reason: error.reason)
        break
      }
      start = end + 1
    }
    if events.isEmpty, verdict == .ok { verdict = .damaged(line: 1, reason: "the file is empty") }
    self.init(verdict: verdict, events: events, head: walk.head, length: start)
  }
}
