import ArgumentParser
import Casework
import FlowEngine
import FlowModel
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

  /// Where the work on them is done.
  var office: Office { Office(records: base) }

  /// The path of a record named by its path, its id, or the unique beginning of its id.
  func path(of name: String) throws -> String { try office.path(ofRecord: name) }
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
