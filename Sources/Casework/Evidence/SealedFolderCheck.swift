import Glibc
import Transcripts

/// Holds the folder of sealed files against the register.
struct SealedFolderCheck {
  /// The records folder.
  let records: String

  /// - Parameter entries: Those of the register, by record.
  func findings(_ entries: [String: [Register.Entry]]) -> [RecordFinding] {
    let sealed = entries.mapValues { $0.filter { $0.deed == .sealed } }.filter { !$0.value.isEmpty }
    var names = [String]()
    var found = [RecordFinding]()
    do throws(RecordError) {
      names = try entriesUnder(records + "/sealed").map(\.path)
    } catch {
      let path = records + "/sealed"
      if case .missing = error, !isAnything(path) {
      } else {
        found.append(RecordFinding(unlisted: path, error))
      }
    }
    for (record, entries) in sealed.sorted(by: { $0.key < $1.key }) {
      found.append(finding(of: record, entries, names))
    }
    let known = Set(sealed.keys.map { $0 + ".tar.age" })
    let unfinished = Set(known.map { $0 + ".new" })
    for name in names where !known.contains(name) && !unfinished.contains(name) {
      found.append(
        RecordFinding(
          path: "\(records)/sealed/\(name)", verdict: .unregistered,
          detail: recordName(inPath: name) == nil
            ? "not in the register"
            : "a sealed record is not in the register: the register may have been cut, or it was "
              + "sealed on another device; keep both as they are and show them to whoever looks "
              + "after the records"))
    }
    return found
  }

  private func finding(
    of record: String, _ entries: [Register.Entry], _ names: [String]
  ) -> RecordFinding {
    let path = "\(records)/sealed/\(record).tar.age"
    let last = entries[entries.count - 1]
    var found = RecordFinding(
      path: path, verdict: .ok, proof: .register,
      detail: "as the register says; to look inside: waymark open", record: record,
      lines: last.lines, head: last.head)
    do throws(RecordError) {
      let digest = sha256(try recordBytes(at: path))
      if !entries.contains(where: { $0.file == digest }) {
        (found.verdict, found.detail) = (.damaged, "not the bytes that the register names")
      } else if Set(entries.map(\.head)).count > 1 {
        found.verdict = .differs
        found.detail = "sealed \(entries.count) times, and not as the same record"
      } else if entries.count > 1 {
        // Two programs of 0.1.0 could seal one record in the same moment.
        found.detail = "sealed \(entries.count) times as the same record; the file is one of those"
      }
    } catch {
      guard case .missing = error else { return RecordFinding(path, error) }
      found.verdict = .missing
      found.detail =
        names.contains("\(record).tar.age.new")
        ? "sealing was cut off; to finish it: waymark seal" : "in the register, but not here"
    }
    if found.verdict != .ok { found.proof = .nothing }
    return found
  }
}
