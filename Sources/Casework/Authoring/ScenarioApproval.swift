import Files
package import FlowChecks
import FlowModel

/// Writes into files of scenarios that what they tell was read and approved.
package struct ScenarioApproval {
  /// The folder of flow files.
  private let folder: String

  package init(folder: String) { self.folder = folder }

  /// - Returns: How many scenarios are approved as they stand.
  /// - Throws: ``CaseworkError/unreadable(_:)`` or ``CaseworkError/unwritable(_:)``; files before
  ///   that one are written already.
  package func write(_ runs: [ScenarioRun]) throws(CaseworkError) -> Int {
    let files = Dictionary(grouping: runs, by: \.scenario.location.file)
    for (file, group) in files.sorted(by: { $0.key < $1.key }) {
      try approve(group, in: folder + "/" + file)
    }
    return runs.count
  }

  private func approve(_ runs: [ScenarioRun], in path: String) throws(CaseworkError) {
    var lines: [String]
    let end: String
    do throws(FileError) {
      let bytes = try FileReader.text.bytes(at: path)
      lines = try TextLines.lines(of: bytes, path)
      // It is written as it was: a file from Windows stays one.
      end = bytes.contains(0x0D) ? "\r\n" : "\n"
    } catch {
      throw .unreadable(error)
    }
    // From the last to the first, so that the lines above keep their numbers.
    for run in runs.sorted(by: { $1.scenario.location < $0.scenario.location }) {
      approve(run, in: &lines)
    }
    do throws(FileError) {
      try SharedFile.replace(Array(lines.map { $0 + end }.joined().utf8), at: path)
    } catch {
      throw .unwritable(error)
    }
  }

  private func approve(_ run: ScenarioRun, in lines: inout [String]) {
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
}
