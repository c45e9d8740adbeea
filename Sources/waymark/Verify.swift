import ArgumentParser
import Glibc
import Rendering
import Sealing
import Transcripts

/// Says whether records are as they were written.
struct Verify: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Check that records, bags and HTML copies are as they were written.",
    discussion: """
      Exits with 0 if all are ok, 3 if a last line is torn (it was never shown as saved), 4 if a \
      signature is forged, 5 if a sealed file or record is not as the register says, 65 if one is \
      damaged. The chain does not protect the last line, nor show that lines at the end were cut \
      off: compare the head with one noted elsewhere.

      EXAMPLES
        waymark verify 0b5cd5ee
        waymark verify copy.html opened/0b5cd5ee-1f2e-4d3c-9b8a-7f6e5d4c3b2a
        waymark verify --all
      """)

  @OptionGroup var records: RecordOptions

  @Argument(help: "Records, by path or id; HTML copies; redacted copies; folders of opened bags.")
  var names: [String] = []

  @Flag(help: "Every record in the folder, held against the register.")
  var all = false

  @Flag(help: "One JSON object a line.")
  var json = false

  func run() throws {
    guard all || !names.isEmpty else {
      complain("Name what is to be checked, or say --all.")
      throw ExitStatus.usage.code
    }
    var checks = [Check]()
    if all { checks += try RegisterCheck(base: records.base).checks() }
    for name in names { checks.append(try check(name)) }
    for check in checks { say(json ? check.json : check.text) }
    let worst = checks.map(\.exitCode).max() ?? 0
    if worst != 0 { throw ExitCode(worst) }
  }

  /// What was found of one thing.
  struct Check {
    let path: String
    /// `ok`, `torn`, `damaged`, `forged` or `unsealed`.
    let word: String
    let detail: String

    var exitCode: Int32 {
      switch word {
      case "ok": 0
      case "torn": 3
      case "forged": 4
      case "unsealed": 5
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

  private func check(_ name: String) throws -> Check {
    if let files = filesUnder(name), files.contains(where: { $0.path == "bagit.txt" }) {
      return try check(bag: files, at: name)
    }
    let path = name.hasSuffix(".html") ? name : try records.path(of: name)
    do throws(RecordError) {
      let read = try LongVerification(at: path, keys: .own)
      guard case .damaged = read.verdict else {
        return Check(path: path, word: read.verdict.word, detail: read.detail)
      }
      // A copy in another form is no record as it stands.
      return check(copy: try recordBytes(at: path), at: path)
        ?? Check(path: path, word: "damaged", detail: read.detail)
    } catch {
      complain(error.message)
      throw ExitCode(error.exitCode)
    }
  }

  /// What was found of an HTML copy or a redacted one; nil if it is neither.
  private func check(copy bytes: [UInt8], at path: String) -> Check? {
    if let carried = EmbeddedRecord.bytes(in: bytes) {
      if RedactedCopy.isOne(carried) { return check(copy: carried, at: path) }
      let check = Verification(of: carried)
      return Check(path: path, word: check.word, detail: check.detail)
    }
    guard RedactedCopy.isOne(bytes) else { return nil }
    do throws(JSONProblem) {
      let copy = try RedactedCopy(verifying: bytes)
      return Check(
        path: path, word: "ok",
        detail: "a redacted copy: \(copy.withheld.count) of \(copy.lines) lines withheld "
          + "(\(copy.reason)), head \(copy.head)")
    } catch {
      return Check(path: path, word: "damaged", detail: error.reason)
    }
  }

  private func check(bag files: [(path: String, bytes: [UInt8])], at path: String) throws -> Check {
    let own = try SealKeys.load()?.seal
    switch Bag.verify(files, publicKeyLine: own?.publicKeyLine) {
    case .damaged(let reason): return Check(path: path, word: "damaged", detail: reason)
    case .forged(let reason): return Check(path: path, word: "forged", detail: reason)
    case .ok:
      let record = files.first { $0.path == "data/record.jsonl" }?.bytes ?? []
      let inner = Verification(of: record)
      guard inner.verdict == .ok else {
        return Check(path: path, word: inner.word, detail: inner.detail)
      }
      let whose =
        own.map { "by this device's seal, \($0.fingerprint)" }
        ?? "by the key in the bag; compare its fingerprint with the printed sheet"
      return Check(path: path, word: "ok", detail: "signed \(whose); \(inner.detail)")
    }
  }
}

extension Verification {
  /// What stands behind the verdict.
  var detail: String { verdict.detail(lines: events.count, head: head) }
}

extension LongVerification {
  var detail: String { verdict.detail(lines: lines, head: head) }
}

extension Verification.Verdict {
  fileprivate func detail(lines: Int, head: String) -> String {
    switch self {
    case .ok: "\(lines) lines, head \(head)"
    case .torn(let bytes):
      "\(lines) whole lines and \(bytes) bytes of one that was never shown as saved, head \(head)"
    case .damaged(let line, let reason): "line \(line): \(reason)"
    }
  }
}

/// All files under a folder, named from it; nil if it is none.
///
/// A link, a pipe, whatever cannot be read or has a name that is no text, is given as a file that
/// holds nothing: left out, it would pass for not being there. Links are not followed: two that lead
/// back would be followed without end.
func filesUnder(_ folder: String) -> [(path: String, bytes: [UInt8])]? {
  guard let stream = opendir(folder) else { return nil }
  defer { closedir(stream) }
  var files = [(path: String, bytes: [UInt8])]()
  while let entry = readdir(stream) {
    let name = withUnsafeBytes(of: entry.pointee.d_name) {
      String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self)
    }
    guard name != ".", name != ".." else { continue }
    let path = folder + "/" + name
    var status = stat()
    let kind = lstat(path, &status) == 0 ? status.st_mode & S_IFMT : 0
    if kind == S_IFDIR, let inner = filesUnder(path) {
      files += inner.map { (name + "/" + $0.path, $0.bytes) }
    } else {
      files.append((name, kind == S_IFREG ? (try? recordBytes(at: path)) ?? [] : []))
    }
  }
  return files
}
