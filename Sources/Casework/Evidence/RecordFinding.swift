import FlowEngine
import FlowModel
package import Transcripts

/// What was found of one thing, and on what that rests.
package struct RecordFinding: Hashable, Sendable {
  /// What was proved in this very run. "ok" is said of nothing else.
  package enum Proof: Hashable, Sendable {
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

  package let path: String
  package var verdict: Verdict
  package var proof = Proof.nothing
  package var detail: String
  /// The fingerprint of the key that signed it, whoever's that is.
  package var signer: String?
  /// The id of the record, its number of lines and its head, where they are known.
  package var record: String?
  package var lines: Int?
  package var head: String?
  /// Why a name led to nothing, or the keys to compare with could not be read; nil if neither.
  package var fault: CaseworkError?

  package init(
    path: String, verdict: Verdict, proof: Proof = .nothing, detail: String, record: String? = nil,
    lines: Int? = nil, head: String? = nil, fault: CaseworkError? = nil
  ) {
    self.path = path
    self.verdict = verdict
    self.proof = proof
    self.detail = detail
    self.record = record
    self.lines = lines
    self.head = head
    self.fault = fault
  }
}

extension RecordFinding {
  /// What could not be looked at.
  init(_ path: String, _ error: RecordError) {
    let verdict: Verdict
    let detail: String
    switch error {
    case .missing: (verdict, detail) = (.absent, "there is no such file")
    case .missingFolder: (verdict, detail) = (.absent, "there is no such folder of records")
    case .locked: (verdict, detail) = (.locked, "the key of its session is not here")
    case .unreadable(_, let reason):
      verdict = .unreadable
      detail = "\(reason). That is a fault of the disk, and says nothing about what stands there"
    case .unsafeFolder(_, let reason), .refused(_, let reason):
      (verdict, detail) = (.unreadable, reason)
    case .cannotCreate(_, let reason), .notSaved(_, let reason), .unconfirmed(_, let reason):
      (verdict, detail) = (.unreadable, reason)
    case .busy, .registerBusy: (verdict, detail) = (.unreadable, "another program writes it")
    case .cannotWithhold, .damaged: (verdict, detail) = (.unreadable, "it is not as it was written")
    }
    self.init(path: path, verdict: verdict, detail: detail)
  }

  /// A folder that cannot be listed. What is no folder at all is nothing that is missing.
  init(unlisted path: String, _ error: RecordError) {
    if case .missing = error {
      self.init(path: path, verdict: .unreadable, detail: "it is no folder")
    } else {
      self.init(path, error)
    }
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
        "\(lines) whole lines and \(bytes) bytes of one without its end, never finished or cut "
        + "off later, head \(head)"
    case .damaged(let line, let reason): words = "line \(line): \(reason)"
    }
    self.init(
      path: path, verdict: Verdict(verdict), proof: .chain,
      detail: [words, clock.words].compactMap(\.self).joined(separator: "; "),
      record: record, lines: lines, head: head)
  }

  package init(_ path: String, _ check: Verification) {
    self.init(
      path, check.verdict, record: check.opening?.record, lines: check.events.count,
      head: check.head, check.clock)
  }
}
