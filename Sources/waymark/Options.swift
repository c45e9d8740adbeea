import ArgumentParser
import FlowEngine
import FlowModel
import Glibc
import Terminal
import Transcripts

/// Where the flows are.
struct LibraryOptions: ParsableArguments {
  @Option(help: ArgumentHelp("The folder of flow files.", valueName: "folder"))
  var flows: String?

  var path: String { flows ?? Places.flows }

  /// The flow files themselves, with all well in them.
  func load() throws -> Library { try loadLibrary(path) }
}

/// Where the records are.
struct RecordOptions: ParsableArguments {
  @Option(help: ArgumentHelp("The folder of records.", valueName: "folder"))
  var records: String?

  var base: String { records ?? Places.records }

  /// The path of a record named by its path, its id, or the unique beginning of its id.
  func path(of name: String) throws -> String {
    let isPath = name.contains("/") || name.hasSuffix(".jsonl") || name.hasSuffix(".live")
    if isPath || access(name, F_OK) == 0 { return name }
    let fitting = Transcripts.records(in: base, keys: .own).filter {
      $0.path.split(separator: "/").last?.hasPrefix(name) == true
    }
    if fitting.count == 1 { return fitting[0].path }
    if fitting.isEmpty, let sealed = try sealedFile(of: name) {
      complain("That record was sealed. The safeguarding lead opens it: waymark open \(sealed)")
      throw ExitStatus.missingFile.code
    }
    complain(
      fitting.isEmpty
        ? "No record begins with '\(name)'. List them with: waymark records"
        : "\(fitting.count) records begin with '\(name)'. Type more of it.")
    throw ExitStatus.missingFile.code
  }
}

extension RecordOptions {
  /// The sealed file of a record that is named by its id or the beginning of its id.
  func sealedFile(of name: String) throws -> String? {
    guard name.utf8.count >= 4 else { return nil }
    let entry = try readRegister(base).last { $0.deed == .sealed && $0.record.hasPrefix(name) }
    return entry.map { SealedFile(of: $0.record, in: base).path }
      .flatMap { access($0, F_OK) == 0 ? $0 : nil }
  }
}

/// How the screen is to look.
struct ScreenOptions: ParsableArguments {
  @Flag(help: "No colour and no cursor movement: for screen readers and simple terminals.")
  var plain = false

  @MainActor var screen: Screen { Screen(plain: plain) }
}

/// Which setting's policy applies.
struct SettingOptions: ParsableArguments {
  @Option(help: ArgumentHelp("The setting whose policy applies.", valueName: "id"))
  var setting: String?

  @Flag(help: "Practise: kept apart from real records.")
  var rehearse = false

  var mode: Opening.Mode { rehearse ? .rehearsal : .live }

  func chosen(from library: Library) throws -> Setting? {
    try chosenSetting(setting, from: library)
  }
}

/// The setting that is named, or else the one in the configuration; nil if neither names one.
///
/// - Throws: Exit 64 or 78 if there is no such setting.
func chosenSetting(
  _ named: String?, from library: Library, configuration: KeyValueFile? = nil
) throws -> Setting? {
  if let named { return try known(named, library, .usage, "--setting") }
  let file = configuration ?? KeyValueFile(path: Places.configuration + "/config")
  return try file["setting"].map { try known($0, library, .configuration, file.path) }
}

private func known(
  _ id: String, _ library: Library, _ status: ExitStatus, _ source: String
) throws -> Setting {
  if let setting = library.settings[id] { return setting }
  let ids = library.settings.keys.sorted()
  let hint = nearest(to: id, among: ids).map { " Did you mean '\($0)'?" } ?? ""
  complain(
    "\(source): there is no setting '\(id)'.\(hint) There are: \(ids.joined(separator: ", ")).")
  throw status.code
}

extension JSONValue {
  /// The value on one line.
  var line: String { String(decoding: CanonicalJSON.bytes(of: self), as: UTF8.self) }

  static func strings(_ texts: [String]) -> JSONValue { .array(texts.map { .string($0) }) }
}
