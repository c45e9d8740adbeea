import Files
import FlowEngine
import FlowModel
import Glibc
import Transcripts

/// Holds every record and sealed file against the register: the ids, the names and folders, the
/// heads at the numbers of lines that were entered, and what should be here and is not.
package struct RegisterCheck {
  /// The records folder.
  let records: String

  /// - Parameter records: The records folder.
  package init(records: String) { self.records = records }

  /// What was found of every record and sealed file, and of what is missing.
  package func findings() -> [RecordFinding] {
    guard isFolder(records) else {
      return [
        RecordFinding(path: records, verdict: .absent, detail: "there is no such folder of records")
      ]
    }
    var found = [RecordFinding]()
    var entries = [String: [Register.Entry]]()
    do throws(RecordError) {
      let contents = try Register(in: records).contents()
      entries = Dictionary(grouping: contents.entries, by: \.record)
      found += contents.damage.map { damage in
        RecordFinding(
          path: Register(in: records).path, verdict: damage.isTorn ? .torn : .damaged,
          detail: "line \(damage.line): \(damage.reason). The other entries hold; what is entered "
            + "from now on follows after them")
      }
    } catch {
      found.append(RecordFinding(Register(in: records).path, error))
    }
    let lying = tellingTwins(
      findings(ofRecordsIn: "live", entries) + findings(ofRecordsIn: "rehearsal", entries))
    let sealed = SealedFolderCheck(records: records).findings(entries)
    // One that cannot be read is here as well: its name is its id.
    let here = Set(
      lying.flatMap { found in
        [
          found.record,
          found.path.split(separator: "/").last.map { String($0.prefix { $0 != "." }) },
        ]
        .compactMap(\.self)
      })
    return found + lying + sealed + gone(entries, here)
  }

  private func findings(
    ofRecordsIn folder: String, _ entries: [String: [Register.Entry]]
  ) -> [RecordFinding] {
    let names: [String]
    do throws(RecordError) {
      names = try entriesUnder(records + "/" + folder).map(\.path) + foldersIn(folder)
    } catch {
      // A school that never rehearsed has no such folder.
      if case .missing = error, !isAnything(records + "/" + folder) { return [] }
      return [RecordFinding(unlisted: records + "/" + folder, error)]
    }
    let files = names.filter { $0.hasSuffix(".jsonl") || $0.hasSuffix(".live") }
    return files.map { finding(ofRecordAt: "\(records)/\(folder)/\($0)", entries) }
  }

  /// Which of two records of one id is the one that was written cannot be told, wherever they lie.
  private func tellingTwins(_ found: [RecordFinding]) -> [RecordFinding] {
    let ids = found.map { $0.record ?? recordName(inPath: $0.path) }
    return zip(found, ids).map { found, id in
      guard let id, ids.count(where: { $0 == id }) > 1 else { return found }
      var twin = found
      twin.verdict = Verdict.gravest(of: [.misplaced, found.verdict]) ?? .misplaced
      twin.detail = "there are two records of this id; " + found.detail
      return twin
    }
  }

  /// Folders in the place of records: passed over, what they took the place of would not be missed.
  private func foldersIn(_ folder: String) -> [String] {
    let entries = (try? Folders.entries(in: records + "/" + folder)) ?? []
    return entries.filter { $0.kind == .folder }.map(\.name)
  }

  private func finding(
    ofRecordAt path: String, _ entries: [String: [Register.Entry]]
  ) -> RecordFinding {
    do throws(RecordError) {
      let check = try Verification(at: path, keys: .own)
      var found = RecordFinding(path, check).placed(
        at: path, check.opening, in: records)
      compare(check, with: entries, &found)
      return found
    } catch {
      return RecordFinding(path, error)
    }
  }

  private func compare(
    _ check: Verification, with entries: [String: [Register.Entry]], _ found: inout RecordFinding
  ) {
    // Of a record without a whole line its name alone tells which one it is.
    guard let id = check.opening?.record ?? recordName(inPath: found.path) else { return }
    let registered = RegisteredRecord(entries: entries[id] ?? [])
    if case .damaged = check.verdict, let last = registered.last {
      found.detail += "; \(last)"
    }
    guard [.ok, .torn].contains(found.verdict) else { return }
    if let wrong = registered.contradiction(of: check) {
      found.verdict = .differs
      found.detail = "\(wrong); \(found.detail)"
    } else {
      found.detail += "; " + registered.states(ofLines: check.events.count)
    }
  }

  /// What was exported, never sealed or purged, and is here no more.
  private func gone(_ entries: [String: [Register.Entry]], _ here: Set<String>) -> [RecordFinding] {
    entries.sorted { $0.key < $1.key }.compactMap { record, entries in
      guard !here.contains(record), let last = entries.last,
        entries.allSatisfy({ $0.deed == .exported })
      else { return nil }
      return RecordFinding(
        path: "\(records)/live/\(record)", verdict: .missing,
        detail: "exported on \(last.at.words) with \(last.lines) lines, and gone. It was neither "
          + "sealed nor purged",
        record: record, lines: last.lines, head: last.head)
    }
  }
}
