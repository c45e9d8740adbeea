import Casework
import Files
import FlowEngine
import FlowFiles
import FlowModel
import Glibc
import Terminal
import Transcripts

/// Reads the flow files themselves and demands that all is well with them, as whatever proves
/// something must.
///
/// - Throws: `CaseworkError`.
func loadLibrary(_ path: String) throws -> Library { try Office(flows: path).library() }

/// A library to talk with, whatever became of its files.
///
/// - Throws: `CaseworkError` if there is nothing to talk with.
func standingLibrary(
  _ path: String, setting: String? = nil, cached: Bool = true
) throws -> StandingLibrary {
  try Office(flows: path).standingLibrary(setting: setting, cached: cached)
}

/// Says in a few lines that flow files cannot be used, to somebody who cannot mend them.
func tellFault(_ diagnostics: [Diagnostic], in folder: FlowFolder) {
  complain(faultText(diagnostics, in: folder))
}

/// In a few lines that flow files cannot be used, for somebody who cannot mend them.
func faultText(_ diagnostics: [Diagnostic], in folder: FlowFolder) -> Message {
  let files = Set(diagnostics.map(\.location.file)).sorted()
  var text: Message =
    "The flow files cannot be read, and no earlier ones are kept: \(folder.path)\n"
  for diagnostic in diagnostics.prefix(3) {
    let place: Message = "  \(diagnostic.location.file):\(diagnostic.location.line): "
    text = text + place + "\(diagnostic.message)\n"
  }
  if diagnostics.count > 3 {
    text = text + "  and \(diagnostics.count - 3) more, in \(files.count) files in all.\n"
  }
  return text + "Tell whoever looks after Waymark. All of it: waymark check"
}

/// Prints problems: on standard error as a compiler does, with the line and a caret; or on standard
/// output, one JSON object a line.
func tell(_ diagnostics: [Diagnostic], in folder: FlowFolder, json: Bool = false) {
  guard json else { return complain(problemText(diagnostics, in: folder)) }
  for diagnostic in diagnostics { print(diagnostic.json) }
}

/// Problems as a compiler tells them, with the line and a caret, no wider than standard error.
func problemText(_ diagnostics: [Diagnostic], in folder: FlowFolder) -> String {
  let width = columnsWanted(on: STDERR_FILENO).map { max(20, $0) }
  return diagnostics.map { diagnostic in
    let source = try? FileReader.text.bytes(at: folder.path + "/" + diagnostic.location.file)
    let text = diagnostic.text(source: source.map { String(decoding: $0, as: UTF8.self) })
    return (width.map { cuttingQuotes(in: text, to: $0) } ?? text) + "\n"
  }.joined(separator: "\n")
}

extension Diagnostic {
  /// The problem as one JSON object.
  fileprivate var json: String {
    JSONValue.object([
      "severity": .string(severity.rawValue), "code": .string(code), "message": .string(message),
      "file": .string(location.file), "line": .integer(Int64(location.line)),
      "column": .integer(Int64(location.column)), "hint": hint.map { .string($0) } ?? .null,
      "remedy": .string(remedy), "notes": .array(notes.map { .string($0) }),
    ]).line
  }
}
