package import FlowEngine
import FlowModel
import Glibc

/// What can be told about a record from its own bytes.
package struct Verification: Hashable, Sendable {
  package enum Verdict: Hashable, Sendable {
    /// Every line is whole and follows from the one before.
    case ok
    /// The last line has no end: either it was being written when the machine stopped, and then it
    /// was never shown as saved, or it was cut off later. Everything before it is whole.
    case torn(bytes: Int)
    /// A line is not as it was written. Lines count from 1.
    case damaged(line: Int, reason: String)
  }

  package let verdict: Verdict
  /// The events up to the first line that is torn or damaged.
  package let events: [RecordedEvent]
  /// SHA-256 of the last whole line: what to write down elsewhere, so that a tail that is cut
  /// off later shows.
  package let head: String
  /// The whole lines, as plain text.
  package let text: [UInt8]
  /// How far into the file its whole lines reach, in bytes.
  package let length: Int

  /// Where the times run back.
  package let clock: ClockWalk

  /// What the head was after so many lines; nil if there are fewer. Lines are only ever added, so
  /// that whoever noted a head and a number of lines can tell whether this is the same record.
  package func head(after lines: Int) -> String? {
    guard lines > 0, lines <= events.count else { return nil }
    let line = text.split(separator: 0x0A, maxSplits: lines)[lines - 1]
    return sha256(Array(line) + [0x0A])
  }

  /// How many whole lines there are before anything torn or damaged.
  package var lines: Int { events.count }

  /// What the record says of itself; nil if not even its first line is as it should be.
  package var opening: Opening? {
    if case .opened(let opening)? = events.first?.event { opening } else { nil }
  }

  /// What is said of it in a word: `ok`, `torn` or `damaged`.
  package var word: String { Transcripts.Verdict(verdict).rawValue }
}

extension Verification {
  /// Checks every line of a record: canonical form, chain, dense numbers, one opening.
  package init(of bytes: [UInt8]) { self.init(of: bytes, LineCodec()) }

  /// Reads the record at a path, decrypted if it is encrypted, and checks every line.
  ///
  /// - Parameter keys: What an encrypted record is read with.
  /// - Throws: ``RecordError`` if the file cannot be read, or is encrypted and its key is not here.
  package init(at path: String, keys: SessionKeys?) throws(RecordError) {
    let bytes = try recordBytes(at: path)
    self.init(of: bytes, try LineCodec(of: bytes, at: path, keys))
  }

  /// Checks every line of an encrypted record.
  package init(of bytes: [UInt8], decryptedWith encryption: LineEncryption) {
    self.init(of: bytes, LineCodec(encryption))
  }

  init(of bytes: [UInt8], _ codec: LineCodec) {
    var events = [RecordedEvent]()
    var text = [UInt8]()
    var walk = ChainWalk()
    var codec = codec
    var start = codec.beginning(of: bytes)
    var verdict = Verdict.ok
    while start < bytes.count {
      guard let end = firstLineFeed(in: bytes, from: start) else {
        verdict = .torn(bytes: bytes.count - start)
        break
      }
      do throws(JSONProblem) {
        let line = try codec.decode(bytes[start...end])
        events.append(try walk.take(line))
        text += line
      } catch {
        verdict = .damaged(line: events.count + 1, reason: error.reason)
        break
      }
      start = end + 1
    }
    if events.isEmpty, verdict == .ok { verdict = .damaged(line: 1, reason: "the file is empty") }
    self.init(
      verdict: verdict, events: events, head: walk.head, text: text, length: start,
      clock: walk.clock)
  }
}

/// The place of the first line feed from a place on; nil if there is none.
private func firstLineFeed(in bytes: [UInt8], from start: Int) -> Int? {
  bytes.withUnsafeBytes { bytes in
    guard let found = memchr(bytes.baseAddress! + start, 0x0A, bytes.count - start) else {
      return nil
    }
    return UnsafeRawPointer(found) - bytes.baseAddress!
  }
}
