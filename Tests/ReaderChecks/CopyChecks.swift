import Transcripts

extension ReaderCheck {
  /// A redacted copy is accepted in the one form in which it is written. Both the bytes as they
  /// are and with their digests made right are tried.
  static let copy = ReaderCheck("c", "a redacted copy") { bytes in
    brokenByCopy(bytes) ?? brokenByCopy(Relinked.copy(bytes))
  }

  private static func brokenByCopy(_ bytes: [UInt8]) -> String? {
    guard let copy = try? RedactedCopy(verifying: bytes) else { return nil }
    guard RedactedCopy.isOne(bytes) else { return "it is accepted and is none" }
    guard bytes.last == 0x0A else { return "its last line has no end" }
    let lines = bytes.dropLast().split(separator: 0x0A, omittingEmptySubsequences: false)
    guard lines.count == copy.lines + 1 else { return "it has more or fewer lines than it says" }
    var head = ""
    var withheld = [Int]()
    for (number, line) in lines.enumerated() {
      guard case .object(let fields)? = try? StrictJSON.value(of: line) else {
        return "a line was accepted that is no object"
      }
      switch fields["type"] {
      case .string("withheld"):
        guard Set(fields.keys) == ["type", "seq", "sha256"], number > 0 else {
          return "something stands in the place of a withheld line"
        }
        withheld.append(number)
        if case .string(let digest)? = fields["sha256"] { head = digest }
      case .string("redaction"):
        guard number == lines.count - 1,
          Set(fields.keys) == ["type", "reason", "t", "withheld", "head", "lines"],
          fields["withheld"] == .array(copy.withheld.map { .integer(Int64($0)) })
        else { return "the note says more than it should" }
      case .string("open") where number > 0: return "the record begins twice"
      default: head = sha256(Array(line) + [0x0A])
      }
    }
    return head == copy.head && withheld == copy.withheld ? nil : "the head is another"
  }
}
