import ArgumentParser
import Transcripts

/// Says whether records are as they were written.
struct Verify: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Check that records, sealed files, bags and copies are as they were written.",
    discussion: """
      Exits with 0 if all are ok, 3 if a last line is torn (it was never shown as saved), 4 if a \
      signature is forged, 5 if a sealed file or record is not as the register says, 65 if one is \
      damaged, 77 if one is encrypted and its key is not here. The chain does not protect the \
      last line of a plain record, nor show that lines at the end were cut off: compare the head \
      with one noted elsewhere.

      EXAMPLES
        waymark verify 0b5cd5ee
        waymark verify copy.html opened/0b5cd5ee-1f2e-4d3c-9b8a-7f6e5d4c3b2a
        waymark verify --all
        waymark verify redacted.jsonl --against opened/0b5cd5ee-1f2e-4d3c-9b8a-7f6e5d4c3b2a
      """)

  @OptionGroup var records: RecordOptions

  @Argument(
    help: "Records, by path or id; sealed files; HTML and redacted copies; opened bags; folders.")
  var names: [String] = []

  @Flag(help: "Every record in the folder, held against the register.")
  var all = false

  @Option(
    help: ArgumentHelp(
      "Hold each line of a redacted copy against the opened bag of its record.",
      valueName: "bag"))
  var against: String?

  @Flag(help: "One JSON object a line.")
  var json = false

  func run() throws {
    guard all || !names.isEmpty else {
      complain("Name what is to be checked, or say --all.")
      throw ExitStatus.usage.code
    }
    var checks = [RecordCheck.Finding]()
    if all { checks += try RegisterCheck(base: records.base).checks() }
    let check = RecordCheck(records: records, bag: try against.map(wholeBag))
    for name in names {
      // Nobody is to believe that something was held against the bag which was not.
      checks += try check.checks(of: name).map { found in
        guard against != nil, found.exitCode == 0, !found.isHeld else { return found }
        return RecordCheck.Finding(
          path: found.path, word: "not held",
          detail: "--against takes redacted copies, and this is none")
      }
    }
    for check in checks { say(json ? check.json : check.text) }
    let worst = checks.map(\.exitCode).max() ?? 0
    if worst != 0 { throw ExitCode(worst) }
  }

  /// The digests of the lines in a bag, which must itself be as it was sealed.
  private func wholeBag(_ folder: String) throws -> [String] {
    let found = try RecordCheck(records: records).checks(of: folder)
    guard let files = filesUnder(folder), found.map(\.word) == ["ok"],
      let lines = files.first(where: { $0.path == "data/lines.sha256" })
    else {
      complain("--against \(folder): \(found.first?.text ?? "it is no opened bag")")
      throw ExitCode(found.map(\.exitCode).first { $0 != 0 } ?? 65)
    }
    return String(decoding: lines.bytes, as: UTF8.self).split(separator: "\n").map(String.init)
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
