import FlowEngine
import FlowModel
import Transcripts

/// What was found of one thing, and on what that rests.
struct RecordFinding {
  /// What was proved in this very run. "ok" is said of nothing else.
  enum Proof: Hashable {
    case nothing
    /// Each line follows from the one before it. Whoever can write the file can make such a chain.
    case chain
    /// The register names these bytes. Whoever can write the register can enter others.
    case register
    /// The key of this fingerprint signed it.
    case signature(String)
    /// Each line is one of a bag that the key of this fingerprint signed.
    case bag(String)
  }

  let path: String
  var verdict: Verdict
  var proof = Proof.nothing
  var detail: String
  /// The fingerprint of the key that signed it, whoever's that is.
  var signer: String?
  /// The id of the record, its number of lines and its head, where they are known.
  var record: String?
  var lines: Int?
  var head: String?

  var text: String {
    let proved =
      switch proof {
      case .chain where verdict == .ok: "chain only: "
      case .register: "register only: "
      default: ""
      }
    return "\(path.onOneLine): \(verdict.rawValue), \(proved)\(detail)"
  }

  var json: String {
    var fields: [String: JSONValue] = [
      "path": .string(path), "verdict": .string(verdict.rawValue), "detail": .string(detail),
      "proof": .string(proof.word), "signer": signer.map { .string($0) } ?? .null,
      "record": record.map { .string($0) } ?? .null, "head": head.map { .string($0) } ?? .null,
    ]
    fields["lines"] = lines.map { .integer(Int64($0)) } ?? .null
    return JSONValue.object(fields).line
  }
}

extension RecordFinding.Proof {
  /// As `--json` gives it.
  var word: String {
    switch self {
    case .nothing: "nothing"
    case .chain: "chain"
    case .register: "register"
    case .signature: "signature"
    case .bag: "bag"
    }
  }
}

extension RecordFinding {
  /// What could not be looked at.
  init(_ path: String, _ error: RecordError) {
    let verdict: Verdict
    let detail: String
    switch error {
    case .missing: (verdict, detail) = (.absent, "there is no such file")
    case .locked: (verdict, detail) = (.locked, "the key of its session is not here")
    case .unreadable(_, let reason):
      verdict = .unreadable
      detail = "\(reason). That is a fault of the disk, and says nothing about what stands there"
    case .unsafeFolder(_, let reason), .refused(_, let reason):
      (verdict, detail) = (.unreadable, reason)
    default: (verdict, detail) = (.unreadable, error.message)
    }
    self.init(path: path, verdict: verdict, detail: detail)
  }

  /// What was found of lines that were walked.
  init(
    _ path: String, _ verdict: Verification.Verdict, record: String?, lines: Int, head: String,
    _ clock: ClockWalk
  ) {
    let words: String
    switch verdict {
    case .ok: words = "\(lines) lines, head \(head)"
    case .torn(let bytes):
      words =
        "\(lines) whole lines and \(bytes) bytes of one that was never shown as saved, head "
        + head
    case .damaged(let line, let reason): words = "line \(line): \(reason)"
    }
    self.init(
      path: path, verdict: Verdict(verdict), proof: .chain,
      detail: [words, clock.words].compactMap(\.self).joined(separator: "; "),
      record: record, lines: lines, head: head)
  }

  init(_ path: String, _ check: Verification) {
    self.init(
      path, check.verdict, record: check.opening?.record, lines: check.events.count,
      head: check.head, check.clock)
  }
}

extension Verdict {
  init(_ verdict: Verification.Verdict) {
    switch verdict {
    case .ok: self = .ok
    case .torn: self = .torn
    case .damaged: self = .damaged
    }
  }
}
