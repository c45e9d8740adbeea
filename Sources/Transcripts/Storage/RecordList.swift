import Files
package import FlowEngine
package import FlowModel
import Glibc

/// What a list of records tells of one, without a name or a word of what was said.
package struct RecordSummary: Hashable, Sendable {
  package let path: String
  package let verdict: Verdict
  package let opening: Opening?
  package let begun: Moment?
  /// The incident that was entered last.
  package let title: String?
  /// Whether an outcome was reached.
  package let isEnded: Bool
  package let eventCount: Int
}

/// The records in a records folder, newest first. One that cannot be read is listed as damaged
/// and never left out.
///
/// - Parameter keys: What encrypted records are read with. One whose key is not here is `locked`.
package func records(in base: String, keys: SessionKeys? = nil) -> [RecordSummary] {
  var found = [RecordSummary]()
  for mode in ["live", "rehearsal"] {
    for name in ((try? Folders.names(in: base + "/" + mode)) ?? [])
    where name.hasSuffix(".jsonl") || name.hasSuffix(".live") {
      found.append(summary(of: base + "/" + mode + "/" + name, keys))
    }
  }
  return found.sorted {
    ($1.begun?.milliseconds ?? 0, $0.path) < ($0.begun?.milliseconds ?? 0, $1.path)
  }
}

/// The live record that was written to last, if it has no outcome and nobody is writing it.
///
/// - Parameters:
///   - earliest: When it was written to at the earliest, in seconds since 1970.
///   - keys: What an encrypted record is read with.
package func unfinishedRecord(
  in base: String, since earliest: Int, keys: SessionKeys? = nil
) -> RecordSummary? {
  let folder = base + "/live"
  let files = ((try? Folders.names(in: folder)) ?? []).filter {
    $0.hasSuffix(".jsonl") || $0.hasSuffix(".live")
  }
  .compactMap { name -> (path: String, time: Int)? in
    var status = stat()
    let path = folder + "/" + name
    return lstat(path, &status) == 0 ? (path, status.st_mtim.tv_sec) : nil
  }
  guard let last = files.max(by: { $0.time < $1.time }), last.time >= earliest,
    !isInUse(last.path)
  else { return nil }
  let found = summary(of: last.path, keys)
  return found.isEnded || ![.ok, .torn].contains(found.verdict) ? nil : found
}

/// Whether a program is writing the record.
private func isInUse(_ path: String) -> Bool {
  guard let descriptor = try? FileReader.record.open(path) else { return true }
  defer { release(descriptor) }
  return flock(descriptor, LOCK_SH | LOCK_NB) != 0
}

private func summary(of path: String, _ keys: SessionKeys?) -> RecordSummary {
  let check: Verification
  do throws(RecordError) {
    check = try Verification(at: path, keys: keys)
  } catch {
    let verdict: Verdict = error == .locked(path: path) ? .locked : .unreadable
    return RecordSummary(
      path: path, verdict: verdict, opening: nil, begun: nil, title: nil, isEnded: false,
      eventCount: 0)
  }
  var opening: Opening?
  var title: String?
  var isEnded = false
  // What is next is said before anybody is asked for their own words.
  var asksForWords = false
  for recorded in check.events {
    switch recorded.event {
    case .opened(let event): opening = event
    case .entered(_, let name, _): title = name
    case .ended: isEnded = true
    case .corrected, .withdrawn: isEnded = false
    default: break
    }
    switch recorded.event {
    case .asked(let asked): asksForWords = asked.isAnsweredInWords
    case .answered: asksForWords = false
    default: break
    }
  }
  return RecordSummary(
    path: path, verdict: Verdict(check.verdict), opening: opening, begun: check.events.first?.at,
    title: title,
    isEnded: isEnded && !asksForWords, eventCount: check.events.count)
}

extension Asked {
  /// Whether a flow asks it, to be answered in one's own words: no note, and no reason why something
  /// cannot be done.
  fileprivate var isAnsweredInWords: Bool {
    voice != nil && question != "note" && !question.contains("/")
  }
}
