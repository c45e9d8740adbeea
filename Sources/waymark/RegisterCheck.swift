import ArgumentParser
import FlowEngine
import Glibc
import Transcripts

/// Holds every record and sealed file against the register.
struct RegisterCheck {
  let base: String

  func checks() throws -> [RecordCheck.Finding] {
    let entries = try readRegister(base)
    let sealed = entries.filter { $0.deed == .sealed }
    var found = Transcripts.records(in: base, keys: .own).map { record in
      let id = record.opening?.record
      let isKnown = sealed.contains { $0.record == id }
      let state = isKnown ? "sealed as well" : "not sealed"
      return RecordCheck.Finding(
        path: record.path, word: record.verdict == "ok" ? "ok" : record.verdict,
        detail: "\(record.eventCount) lines, \(state)")
    }
    let purged = Set(entries.filter { $0.deed == .purged }.map(\.record))
    let names = Set((filesUnder(base + "/sealed") ?? []).map(\.path))
    for entry in sealed {
      let path = "\(base)/sealed/\(entry.record).tar.age"
      guard let bytes = try? recordBytes(at: path) else {
        let word = purged.contains(entry.record) ? "ok" : "unsealed"
        let isUnfinished = names.contains("\(entry.record).tar.age.new")
        found.append(
          RecordCheck.Finding(
            path: path, word: word,
            detail: isUnfinished
              ? "sealing was cut off; to finish it: waymark seal"
              : "in the register, but not here"))
        continue
      }
      let isSame = sha256(bytes) == entry.file
      found.append(
        RecordCheck.Finding(
          path: path, word: isSame ? "ok" : "damaged",
          detail: isSame
            ? "as the register says; to look inside: waymark open"
            : "not the bytes that the register names"))
    }
    for name in names.sorted() where !sealed.contains(where: { "\($0.record).tar.age" == name }) {
      found.append(
        RecordCheck.Finding(
          path: "\(base)/sealed/\(name)", word: "unsealed", detail: "not in the register"))
    }
    for (record, seals) in Dictionary(grouping: sealed, by: \.record) where seals.count > 1 {
      found.append(
        RecordCheck.Finding(path: record, word: "unsealed", detail: "sealed \(seals.count) times"))
    }
    return found
  }
}
