import Files
import FlowChecks
import FlowModel
import Glibc
import Transcripts

/// Writes into files of scenarios that what they tell was read and approved.
struct ApprovalWriter {
  let folder: String

  /// - Throws: An exit status if a file cannot be read or written.
  func write(_ runs: [ScenarioRun]) throws {
    var count = 0
    for (file, group) in Dictionary(grouping: runs, by: \.scenario.location.file)
      .sorted(by: { $0.key < $1.key })
    {
      let path = folder + "/" + file
      guard let bytes = try? FileReader.text.bytes(at: path),
        var lines = try? TextLines.lines(of: bytes, path)
      else {
        complain("\(path): it cannot be read.")
        throw ExitStatus.missingFile.code
      }
      // It is written as it was: a file from Windows stays one.
      let end = bytes.contains(0x0D) ? "\r\n" : "\n"
      // From the last to the first, so that the lines above keep their numbers.
      for run in group.sorted(by: { $1.scenario.location < $0.scenario.location }) {
        seal(run, in: &lines)
        count += 1
      }
      try replace(path, with: lines.map { $0 + end }.joined())
    }
    say("\(count) scenarios are approved as they stand. Look at the change before you commit it.")
  }

  private func seal(_ run: ScenarioRun, in lines: inout [String]) {
    let start = run.scenario.location.line - 1
    let end = lines[(start + 1)...].firstIndex { $0.hasPrefix("  - ") } ?? lines.count
    let line = "    approved: \(run.seal)"
    if let old = lines[start..<end].firstIndex(where: { $0.hasPrefix("    approved:") }) {
      lines[old] = line
    } else {
      let last = lines[start..<end].lastIndex { !$0.isEmpty } ?? start
      lines.insert(line, at: last + 1)
    }
  }

  /// Writes beside the file and renames, so that nobody meets half of it.
  private func replace(_ path: String, with text: String) throws {
    let draft = "\(path).\(getpid())"
    let file = open(draft, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o644)
    guard file >= 0 else {
      complain("\(draft): \(String(cString: strerror(errno))).")
      throw ExitStatus.cannotCreate.code
    }
    let isWritten = Glibc.write(file, text, text.utf8.count) == text.utf8.count
    close(file)
    guard isWritten, rename(draft, path) == 0 else {
      complain("\(path): \(String(cString: strerror(errno))).")
      unlink(draft)
      throw ExitStatus.inputOutput.code
    }
  }
}
