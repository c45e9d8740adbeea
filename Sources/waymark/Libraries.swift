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

/// A library to hold a conversation with. Where nothing can be read and never could, that is said, and
/// what holds everywhere is told.
func conversationLibrary(_ path: String, setting: String?) -> StandingLibrary {
  let folder = FlowFolder(path: path)
  do throws(LibraryError) {
    return try LibraryShelf.standing(folder, setting: setting, cache: Places.cache)
  } catch {
    tellFault(error.diagnostics, in: folder)
    return StandingLibrary(
      library: LastResort.library(setting: setting), problems: error.diagnostics)
  }
}

/// What can be read of the flows, to hear danger in what is typed before any record is open.
func libraryToListen(_ path: String) -> Library? {
  try? standingLibrary(path).library
}

/// The flows that a record was told from, to go on with it: the advice already given rests on them,
/// and others could contradict it.
///
/// - Throws: Exit 65 if they have changed since, or cannot be read.
func libraryToGoOn(with opening: Opening, _ path: String) throws -> Library {
  // It was told from no file.
  if opening.digests.isEmpty { return LastResort.library(setting: opening.setting) }
  let folder = FlowFolder(path: path)
  do throws(LibraryError) {
    let setting = opening.setting
    let now = try LibraryShelf.standing(folder, setting: setting, cache: Places.cache).library
    if now.tells(opening) { return now }
    // Files that are at fault now may be what the record was told from while they were not.
    let last = folder.lastLoaded(cache: Places.cache, setting: setting) { sha256($0) }?.library
    if let last, last.tells(opening) { return last }
  } catch {
    tellFault(error.diagnostics, in: folder)
    throw ExitStatus.invalidData.code
  }
  complain(
    "The flow files have changed since this record was begun. Begin a new one; this one can be read "
      + "with: \(Places.typed("show \(opening.record.prefix(8))"))")
  throw ExitStatus.invalidData.code
}

extension Library {
  /// Whether a record was told from these very files, those of other schools aside. What another
  /// school has, or had when the record was begun, was never told in it.
  fileprivate func tells(_ opening: Opening) -> Bool {
    guard settings[opening.setting] != nil else { return false }
    return Set(digests.keys).union(opening.digests.keys).allSatisfy { path in
      switch (digests[path], opening.digests[path]) {
      case (let now?, let then?): now == then
      case (nil, _): Library.isOfAnother(path, without: digests)
      case (_, nil): Library.isOfAnother(path, without: opening.digests)
      }
    }
  }

  /// Whether a file that is missing from some is that of a school that is missing as well.
  private static func isOfAnother(_ path: String, without digests: [String: String]) -> Bool {
    if path.hasPrefix("settings/") || path.hasPrefix("policies/") { return true }
    guard path.hasPrefix("amendments/") else { return false }
    return digests["settings/" + path.dropFirst("amendments/".count)] == nil
  }
}

extension StandingLibrary {
  /// What the first screen says where these are not the flow files as they are now.
  var notices: [String] {
    if LastResort.isUsed(in: library) {
      return ["No flow file can be read. Nothing here is your school's policy, but it can be kept."]
    }
    guard let asOf else { return [] }
    let day = Moment(milliseconds: Int64(asOf) * 1_000, offset: Clock.now().offset).date
    return [
      "Take care: the flow files cannot be read now. This is what they said on \(day.words). "
        + "Tell whoever looks after Waymark."
    ]
  }
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
