import FlowEngine
import FlowModel
import Sealing
import Transcripts

extension ReaderCheck {
  static let record = ReaderCheck("r", "the lines of a record") { brokenByRecord($0) }

  /// A change in a line breaks the chain, so that little of what lies behind it is ever reached.
  /// Here the chain is made right again after the change.
  static let chained = ReaderCheck("n", "the lines of a record, chained anew") {
    brokenByRecord(Relinked.record($0))
  }

  static let live = ReaderCheck("l", "an encrypted live record") { bytes in
    let keys = LineEncryption(
      encrypt: { _ in nil }, decrypt: { Age.decryptLine($0, with: KnownKeys.identity) })
    let check = Verification(of: bytes, decryptedWith: keys)
    if let broken = brokenByVerdict(check, of: bytes) { return broken }
    guard !check.events.isEmpty else { return nil }
    // Nobody else can write such a line.
    guard whole("l").contains(where: { $0.starts(with: bytes[..<check.length]) }) else {
      return "lines were accepted that nobody wrote"
    }
    return Verification(of: check.text).head == check.head ? nil : "the plain lines are others"
  }

  static let json = ReaderCheck("j", "canonical JSON") { bytes in
    do throws(JSONProblem) {
      let value = try StrictJSON.value(of: bytes)
      return CanonicalJSON.bytes(of: value) == bytes ? nil : "it is written in another form"
    } catch {
      return (0...bytes.count).contains(error.offset) ? nil : "a place that is not there is named"
    }
  }

  /// What is promised of every record that is read.
  static func brokenByRecord(_ bytes: [UInt8]) -> String? {
    let check = Verification(of: bytes)
    guard bytes.starts(with: check.text), check.length == check.text.count else {
      return "the lines that are accepted are not those of the file"
    }
    if let broken = brokenByVerdict(check, of: bytes) { return broken }
    if written(check.events, as: check.text) != check.text {
      return "written again, the record is another"
    }
    if !check.events.isEmpty {
      let again = Verification(of: check.text)
      guard again.verdict == .ok, again.events == check.events, again.head == check.head else {
        return "the accepted lines alone are judged in another way"
      }
    }
    return nil
  }

  /// What a verdict says about the bytes.
  private static func brokenByVerdict(_ check: Verification, of bytes: [UInt8]) -> String? {
    let rest = bytes[check.length...]
    switch check.verdict {
    case .ok:
      return rest.isEmpty && !check.events.isEmpty ? nil : "something was accepted unread"
    case .torn(let count):
      let isTorn = count > 0 && rest.count == count && !rest.contains(0x0A)
      return isTorn ? nil : "what is called torn is a line with an end"
    case .damaged(let line, let reason):
      return line == check.events.count + 1 && !reason.isEmpty ? nil : "another line is named"
    }
  }

  /// The events as the program writes them, with the salt and the links that stand in the lines.
  private static func written(_ events: [RecordedEvent], as text: [UInt8]) -> [UInt8] {
    var bytes = [UInt8]()
    for (recorded, line) in zip(events, text.lines) {
      guard case .object(let fields)? = try? StrictJSON.value(of: line),
        case .string(let previous)? = fields["prev"], case .string(let salt)? = fields["salt"]
      else { return [] }
      bytes += Line(recorded: recorded, previous: previous, salt: salt).bytes
    }
    return bytes
  }
}
