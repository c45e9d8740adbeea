import ArgumentParser
import Rendering
import Sealing
import Transcripts

/// Whether what lies at a path is as it was written: a record, a sealed file, a copy, an opened bag,
/// or a folder of such.
struct RecordCheck {
  let records: RecordOptions

  /// What was found of one thing.
  struct Finding {
    let path: String
    /// `ok`, `torn`, `damaged`, `forged`, `unsealed` or `locked`.
    let word: String
    let detail: String

    var exitCode: Int32 {
      switch word {
      case "ok": 0
      case "torn": 3
      case "forged": 4
      case "unsealed": 5
      case "locked": 77
      default: 65
      }
    }

    var text: String { "\(path): \(word), \(detail)" }

    var json: String {
      JSONValue.object([
        "path": .string(path), "verdict": .string(word), "detail": .string(detail),
      ]).line
    }
  }

  /// - Throws: An exit if there is no such thing, or it cannot be read.
  func checks(of name: String) throws -> [Finding] {
    guard let files = filesUnder(name) else {
      return [try check(fileAt: records.path(of: name))]
    }
    if files.contains(where: { $0.path == "bagit.txt" }) {
      return [try check(bag: files, at: name)]
    }
    return try checks(of: files.map(\.path), in: name)
  }

  /// Every record, copy and bag in a folder.
  private func checks(of files: [String], in folder: String) throws -> [Finding] {
    let bags = files.filter { $0.hasSuffix("/bagit.txt") }.map { String($0.dropLast(10)) }
    let single = files.filter { file in
      [".jsonl", ".live", ".html", ".tar.age"].contains { file.hasSuffix($0) }
        && file != "register.jsonl" && !bags.contains { file.hasPrefix($0 + "/") }
    }
    guard !bags.isEmpty || !single.isEmpty else {
      complain("\(folder): there is no record, sealed file, copy or bag in it.")
      throw ExitStatus.missingFile.code
    }
    var findings = [Finding]()
    for file in single.sorted() { findings.append(try check(fileAt: folder + "/" + file)) }
    for bag in bags.sorted() { findings += try checks(of: folder + "/" + bag) }
    return findings
  }

  private func check(fileAt path: String) throws -> Finding {
    do throws(RecordError) {
      let read = try LongVerification(at: path, keys: .own)
      guard case .damaged = read.verdict else {
        return Finding(path: path, word: read.verdict.word, detail: read.detail)
      }
      // A sealed file, or a copy in another form, is no record as it stands.
      let bytes = try recordBytes(at: path)
      if Age.isEncrypted(bytes) { return try check(sealed: bytes, at: path) }
      return check(copy: bytes, at: path)
        ?? Finding(path: path, word: "damaged", detail: read.detail)
    } catch {
      if case .locked = error {
        return Finding(path: path, word: "locked", detail: "the key of its session is not here")
      }
      complain(error.message)
      throw ExitCode(error.exitCode)
    }
  }

  /// A sealed file can be held against the register without opening it.
  private func check(sealed bytes: [UInt8], at path: String) throws(RecordError) -> Finding {
    let digest = sha256(bytes)
    let entries = try Register(in: records.base).entries()
    let isKnown = entries.contains { $0.deed == .sealed && $0.file == digest }
    return Finding(
      path: path, word: isKnown ? "ok" : "unsealed",
      detail: isKnown
        ? "as the register says; to look inside: waymark open"
        : "not in the register of \(records.base); to look inside: waymark open")
  }

  /// What was found of an HTML copy or a redacted one; nil if it is neither.
  private func check(copy bytes: [UInt8], at path: String) -> Finding? {
    if let carried = EmbeddedRecord.bytes(in: bytes) {
      if RedactedCopy.isOne(carried) { return check(copy: carried, at: path) }
      let check = Verification(of: carried)
      return Finding(path: path, word: check.word, detail: check.detail)
    }
    guard RedactedCopy.isOne(bytes) else { return nil }
    do throws(JSONProblem) {
      let copy = try RedactedCopy(verifying: bytes)
      return Finding(
        path: path, word: "ok",
        detail: "a redacted copy: \(copy.withheld.count) of \(copy.lines) lines withheld "
          + "(\(copy.reason)), head \(copy.head)")
    } catch {
      return Finding(path: path, word: "damaged", detail: error.reason)
    }
  }

  private func check(bag files: [(path: String, bytes: [UInt8])], at path: String) throws -> Finding
  {
    let own = try SealKeys.load()?.seal
    switch Bag.verify(files, publicKeyLine: own?.publicKeyLine) {
    case .damaged(let reason): return Finding(path: path, word: "damaged", detail: reason)
    case .forged(let reason): return Finding(path: path, word: "forged", detail: reason)
    case .ok:
      let record = files.first { $0.path == "data/record.jsonl" }?.bytes ?? []
      let inner = Verification(of: record)
      guard inner.verdict == .ok else {
        return Finding(path: path, word: inner.word, detail: inner.detail)
      }
      let whose =
        own.map { "by this device's seal, \($0.fingerprint)" }
        ?? "by the key in the bag; compare its fingerprint with the printed sheet"
      return Finding(path: path, word: "ok", detail: "signed \(whose); \(inner.detail)")
    }
  }
}
