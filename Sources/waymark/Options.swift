import ArgumentParser
import Casework
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

  /// Sees that the folder that was named is there, where it is only read: one that was mistyped must
  /// not pass for one without records.
  ///
  /// - Throws: ``CaseworkError/record(_:)``.
  func demandThere() throws {
    if let records, access(records, F_OK) != 0 {
      throw CaseworkError.record(.missingFolder(path: records))
    }
  }

  /// Where the work on them is done.
  var office: Office { Office(records: base) }

  /// Sees that nothing that Waymark keeps there itself could be taken for what is written to a path.
  ///
  /// - Throws: ``CaseworkError/amongRecords(_:)``.
  func demandFree(_ path: String?) throws {
    if let path { try office.demandNotAmongRecords(path) }
  }

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

/// The setting that is named, or else the one in the configuration; nil if neither names one, or the
/// configuration names none that there is, which is said: whoever needs help is asked instead.
///
/// - Throws: Exit 64 if there is no such setting as was named.
func chosenSetting(
  _ named: String?, from library: Library, configuration: KeyValueFile? = nil
) throws -> Setting? {
  if let named {
    if let setting = library.settings[named] { return setting }
    complainOfUnknown(named, library, "--setting")
    throw ExitStatus.usage.code
  }
  let file = configuration ?? KeyValueFile(path: Places.configuration + "/config")
  guard let id = file["setting"] else { return nil }
  if let setting = library.settings[id] { return setting }
  complainOfUnknown(id, library, file.path)
  return nil
}

private func complainOfUnknown(_ id: String, _ library: Library, _ source: String) {
  let ids = library.settings.keys.sorted()
  let hint = nearest(to: id, among: ids).map { " Did you mean '\($0)'?" } ?? ""
  complain(
    "\(source): there is no setting '\(id)'.\(hint) There are: \(ids.joined(separator: ", ")).")
}
