import ArgumentParser
import Rendering
import Sealing
import Transcripts

/// Whether what lies at a path is as it was written: a record, a sealed file, a copy, an opened bag,
/// or a folder of such.
struct RecordCheck {
  let records: RecordOptions
  /// The digests of the lines of the record that redacted copies were made of, if they are known.
  var bag: [String]?

  /// What was found of one thing.
  struct Finding {
    let path: String
    /// `ok`, `torn`, `damaged`, `forged`, `unsealed`, `locked` or `no record`.
    let word: String
    let detail: String
    /// Whether its lines were held against a bag.
    var isHeld = false

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
      if bytes.starts(with: Array("%PDF-".utf8)) {
        return Finding(
          path: path, word: "no record",
          detail: "a PDF is for reading. Check the record, whose head stands on each page")
      }
      return try check(copy: bytes, at: path)
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

  /// What was found of a copy in another form, or a redacted one; nil if it is none.
  private func check(copy bytes: [UInt8], at path: String) throws(RecordError) -> Finding? {
    if RedactedCopy.isOne(bytes) { return check(redacted: bytes, at: path) }
    let digest = sha256(bytes)
    if let lines = JSONCopy.lines(in: bytes) { return check(carried: lines, at: path) }
    guard let lines = EmbeddedRecord.bytes(in: bytes) else { return nil }
    let found = check(carried: lines, at: path)
    guard found.word == "ok" else { return found }
    // What people read is the page, not what it carries.
    let isRegistered = try Register(in: records.base).entries().contains { $0.file == digest }
    guard isRegistered || page(of: lines) == bytes else {
      return Finding(
        path: path, word: "damaged",
        detail: "the words on the page are not those that this version shows of the record in it")
    }
    return found
  }

  /// The page that this version makes of a record or a redacted copy.
  private func page(of lines: [UInt8]) -> [UInt8] {
    if let copy = try? RedactedCopy(verifying: lines) {
      return Array(
        render(copy.events, marks: RecordMarks(of: copy), as: .html, record: lines).utf8)
    }
    let check = Verification(of: lines)
    return Array(
      render(check.events, marks: RecordMarks(of: check), as: .html, record: check.text).utf8)
  }

  private func check(carried lines: [UInt8], at path: String) -> Finding {
    if RedactedCopy.isOne(lines) { return check(redacted: lines, at: path) }
    let check = Verification(of: lines)
    return Finding(path: path, word: check.word, detail: check.detail)
  }

  private func check(redacted bytes: [UInt8], at path: String) -> Finding {
    do throws(JSONProblem) {
      let copy = try RedactedCopy(verifying: bytes)
      if let bag { return check(copy, against: bag, at: path) }
      return Finding(
        path: path, word: "ok",
        detail: "a redacted copy that fits together: \(copy.withheld.count) of \(copy.lines) lines "
          + "withheld, head \(copy.head). It does not prove what stands before line "
          + "\(copy.withheld.last ?? 0), which lines were withheld, or why (\(copy.reason)): hold "
          + "it against the opened bag with --against")
    } catch {
      return Finding(path: path, word: "damaged", detail: error.reason)
    }
  }

  private func check(_ copy: RedactedCopy, against bag: [String], at path: String) -> Finding {
    guard copy.digests == bag else {
      let place = zip(copy.digests, bag).enumerated().first { $1.0 != $1.1 }?.offset
      return Finding(
        path: path, word: "damaged",
        detail: place.map { "line \($0 + 1) is not the one in the bag" }
          ?? "the bag has \(bag.count) lines, and not \(copy.digests.count)")
    }
    return Finding(
      path: path, word: "ok",
      detail: "each of its \(copy.lines) lines, shown or withheld, is the one in the bag; "
        + "withheld: \(copy.withheld.map(String.init).joined(separator: ", "))",
      isHeld: true)
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
