import ArgumentParser
import Casework
import Conversations
import Files
import FlowEngine
import FlowFiles
import FlowModel
import Terminal
import Transcripts

/// Walks an incident with answers that were written beforehand.
struct Talk: ParsableCommand {
  static let configuration = CommandConfiguration(
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

  func run() throws {
    let configured = KeyValueFile(path: Places.configuration + "/config")["setting"]
    let standing = try standingLibrary(library.path, setting: setting.setting ?? configured)
    let flows = standing.library
    guard let chosen = try setting.chosen(from: flows) else {
      complain("No setting is chosen. Name one with --setting.")
      throw ExitStatus.configuration.code
    }
    try checkFlow(in: flows)
    let lines = try read(answers)
    let status = try MainActor.assumeIsolated { try talk(standing, chosen, lines) }
    if status != .done { throw status.code }
  }

  @MainActor private func talk(
    _ standing: StandingLibrary, _ chosen: Setting, _ lines: [String]
  ) throws -> ExitStatus {
    let flows = standing.library
    let opening = makeOpening(flows, chosen, mode: setting.mode, at: Clock.now())
    let conversation = makeConversation(
      flows, opening, today: Clock.now().date, flows: library.path)
    let protection = setting.mode == .live ? Protection(in: records.base) : .never
    let file = RecordFile(
      in: records.base, keys: try protection.keys(isKnown: encryption.notEncrypted))
    let output = look.screen
    var isLost = false
    if json {
      file.onSaved = { bytes in
        let text = String(decoding: bytes.dropLast(), as: UTF8.self)
        do { try output.show([text]) } catch { isLost = true }
      }
    }
    var recorded = RecordedConversation(conversation, log: file)
    var session = Session(
      reader: ScriptReader(lines), screen: json ? nil : output, isInteractive: false)
    let status = session.run(
      &recorded,
      showing: conversation.greeting(notices: standing.notices + reviewNotices(opening)),
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
    complain("There is no incident '\(flow)'.\(hint) There are: \(ids.joined(separator: ", ")).")
    throw ExitStatus.usage.code
  }

  private func read(_ name: String) throws -> [String] {
    do throws(FileError) {
      return try linesOfNamed(name)
    } catch {
      complain(error.message)
      throw (error.isMissing ? ExitStatus.missingFile : .invalidData).code
    }
  }
}
