import FlowEngine
import FlowModel
import Rendering
import Transcripts

/// Whether a copy of a record in another form, or without some lines, is what it says.
struct CopyCheck {
  /// The records folder.
  let records: String
  /// The bag that redacted copies are held against.
  var bag: CheckedBag?

  /// What was found; nil if it is no copy.
  func finding(of bytes: [UInt8], at path: String) -> RecordFinding? {
    if RedactedCopy.isOne(bytes) { return finding(redacted: bytes, at: path) }
    if JSONCopy.isOne(bytes) { return finding(json: bytes, at: path) }
    if let lines = EmbeddedRecord.bytes(in: bytes) { return finding(page: bytes, lines, at: path) }
    return nil
  }

  /// All of it is written by this program, so that all of it can be written again and compared.
  private func finding(json bytes: [UInt8], at path: String) -> RecordFinding {
    guard let copy = JSONCopy(bytes) else {
      return RecordFinding(
        path: path, verdict: .damaged, detail: "it is not as a JSON copy of a record is written")
    }
    var found = finding(carried: copy.lines, at: path)
    guard [.ok, .unproved].contains(found.verdict) else { return found }
    guard copy.head == found.head else {
      found.verdict = .damaged
      found.detail = "the head that it names is not that of its lines"
      return found
    }
    // A copy of a record that was torn or damaged then holds only the lines that were whole.
    switch copy.verdict {
    case "ok": break
    case "torn":
      found.verdict = .torn
      found.detail = "a copy of a record whose last line was torn; " + found.detail
    default:
      found.verdict = .damaged
      found.detail = "a copy of a record that was damaged after these lines; " + found.detail
    }
    return found
  }

  /// What people read is the page, not the record that it carries.
  private func finding(page bytes: [UInt8], _ lines: [UInt8], at path: String) -> RecordFinding {
    var found = finding(carried: lines, at: path)
    guard [.ok, .unproved].contains(found.verdict) else { return found }
    if page(of: lines, "ok") == bytes { return found }
    if page(of: lines, "torn") == bytes {
      found.verdict = .torn
      found.detail = "the page of a record whose last line was torn; " + found.detail
      return found
    }
    guard !PageForm.isOwn(bytes) else {
      found.verdict = .damaged
      found.detail =
        "the words on the page are not those that this version shows of the record in it"
      return found
    }
    found.verdict = .unproved
    found.detail =
      "the record in it is whole, but the words on the page are not those that this version shows "
      + "of it. Another version made the page, or somebody changed it\(registered(bytes, found)). "
      + "Read the record itself: \(found.detail)"
    return found
  }

  /// What the register knows of a page. It carries no signature, so that it clears nobody.
  private func registered(_ bytes: [UInt8], _ found: RecordFinding) -> String {
    let entries = (try? Register(in: records).entries()) ?? []
    let digest = sha256(bytes)
    let entry = entries.last {
      $0.file == digest && $0.record == found.record && $0.head == found.head
        && $0.lines == found.lines
    }
    return entry.map { "; the register names it as the copy of \($0.at.words)" } ?? ""
  }

  /// The page that this version makes of a record or a redacted copy.
  private func page(of lines: [UInt8], _ verdict: String) -> [UInt8] {
    if let copy = try? RedactedCopy(verifying: lines) {
      return Array(
        render(copy.events, marks: RecordMarks(of: copy), as: .html, record: lines).utf8)
    }
    let check = Verification(of: lines)
    let marks = RecordMarks(lines: check.events.count, head: check.head, verdict: verdict)
    return Array(render(check.events, marks: marks, as: .html, record: check.text).utf8)
  }

  private func finding(carried lines: [UInt8], at path: String) -> RecordFinding {
    RedactedCopy.isOne(lines)
      ? finding(redacted: lines, at: path) : RecordFinding(path, Verification(of: lines))
  }

  private func finding(redacted bytes: [UInt8], at path: String) -> RecordFinding {
    do throws(JSONProblem) {
      let copy = try RedactedCopy(verifying: bytes)
      var found = RecordFinding(
        path: path, verdict: .unproved, proof: .nothing,
        detail:
          "a redacted copy that fits together: \(copy.withheld.count) of \(copy.lines) lines "
          + "withheld, head \(copy.head). Nothing proves what stands before line "
          + "\(copy.withheld.last ?? 0), which lines were withheld, or why (\(copy.reason)): hold "
          + "it against the opened bag with --against",
        record: copy.opening?.record, lines: copy.lines, head: copy.head)
      if let bag { hold(copy, against: bag, &found) }
      return found
    } catch {
      return RecordFinding(path: path, verdict: .damaged, detail: error.reason)
    }
  }

  private func hold(_ copy: RedactedCopy, against bag: CheckedBag, _ found: inout RecordFinding) {
    guard copy.digests == bag.lines else {
      let place = zip(copy.digests, bag.lines).enumerated().first { $1.0 != $1.1 }?.offset
      found.verdict = .damaged
      found.detail =
        place.map { "line \($0 + 1) is not the one in the bag" }
        ?? "the bag has \(bag.lines.count) lines, and not \(copy.digests.count)"
      return
    }
    found.verdict = .ok
    found.proof = .bag(bag.signer)
    found.signer = bag.signer
    found.detail =
      "each of its \(copy.lines) lines, shown or withheld, is the one in the bag, which "
      + "\(bag.signer) signed; withheld: \(copy.withheld.map(String.init).joined(separator: ", "))"
  }
}

extension RedactedCopy {
  /// What the record says of itself.
  var opening: Opening? {
    if case .opened(let opening)? = events.first?.event { opening } else { nil }
  }
}
