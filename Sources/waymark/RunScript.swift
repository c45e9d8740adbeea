import ArgumentParser
import Casework
import Conversations
import FlowEngine
import FlowFiles
import FlowModel
import Terminal
import Transcripts

/// Walks an incident with answers that were written beforehand.
struct RunScript: WaymarkCommand {
  static let configuration = CommandConfiguration(
    commandName: "talk",
    abstract: "Walk an incident with answers from a file, one a line.",
    discussion: """
      Answers that end before an outcome is reached exit with 3; the record is kept.

      EXAMPLE
        waymark talk --rehearse --setting st-matthews --flow indecent-image --answers FILE
      """)

  @OptionGroup var library: LibraryOptions
  @OptionGroup var records: RecordOptions
  @OptionGroup var setting: SettingOptions
  @OptionGroup var look: ScreenOptions
  @OptionGroup var encryption: EncryptionOptions

  @Option(help: ArgumentHelp("The incident to begin with.", valueName: "id"))
  var flow: String?

  @Option(help: ArgumentHelp("The file of answers; - for standard input.", valueName: "file"))
  var answers = "-"

  @Flag(help: "Print the events of the record, one JSON object a line, and nothing else.")
  var json = false

  func perform() throws -> ExitStatus {
    let office = Office(flows: library.path, records: records.base)
    let configured = KeyValueFile(path: Places.configuration + "/config")["setting"]
    let standing = try office.standingLibrary(setting: setting.setting ?? configured)
    guard let chosen = try setting.chosen(from: standing.library) else {
      complain("No setting is chosen. Name one with --setting.")
      return .configuration
    }
    try checkFlow(in: standing.library)
    let lines = try readNamed(answers)
    let protection =
      setting.mode == .live ? office.protection(with: office.deviceKeys()) : .never
    let keys = try MainActor.assumeIsolated {
      try protection.keys(isKnown: encryption.notEncrypted)
    }
    let launched = office.start(with: standing, in: chosen, mode: setting.mode, keys: keys)
    return MainActor.assumeIsolated { talk(launched, lines) }
  }

  @MainActor private func talk(
    _ launched: LaunchedConversation<Conversation>, _ lines: [String]
  ) -> ExitStatus {
    let output = look.screen
    var isLost = false
    if json {
      launched.recorded.log.onSaved = { bytes in
        // What comes after a gap would look as if nothing stood before it.
        guard !isLost else { return }
        let text = String(decoding: bytes.dropLast(), as: UTF8.self)
        do { try output.show([text]) } catch { isLost = true }
      }
    }
    var launched = launched
    var session = Session(
      reader: ScriptReader(lines), screen: json ? nil : output, isInteractive: false)
    let notices = launched.notices.map(\.words)
    let status = session.run(
      &launched.recorded, showing: launched.recorded.party.greeting(notices: notices),
      beginningWith: flow.map { flow in { $0.enter(byOption: flow) } })
    guard !isLost else {
      complain("Not every event could be printed. The record holds them all.")
      return .inputOutput
    }
    return status
  }

  /// The incident is entered by the option itself: nobody has typed its number.
  private func checkFlow(in flows: Library) throws {
    let ids = flows.incidents.map(\.id)
    guard let flow, !ids.contains(flow) else { return }
    let hint = nearest(to: flow, among: ids).map { " Did you mean '\($0)'?" } ?? ""
    throw UsageError(
      "There is no incident '\(flow)'.\(hint) There are: \(ids.joined(separator: ", ")).")
  }
}
