import ArgumentParser
import Casework
import Conversations
import Files
import FlowEngine
import FlowFiles
import FlowModel
import Terminal
import Transcripts

/// Starts a conversation: what the program does when nothing else is asked.
struct Start: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Start a conversation (what waymark alone does).")

  @OptionGroup var library: LibraryOptions
  @OptionGroup var records: RecordOptions
  @OptionGroup var setting: SettingOptions
  @OptionGroup var look: ScreenOptions
  @OptionGroup var encryption: EncryptionOptions

  func run() throws {
    let beginning = Beginning(
      flows: library.path, records: records.base, setting: setting.setting,
      mode: setting.mode, plain: look.plain, isKnownPlain: encryption.notEncrypted)
    let status = try MainActor.assumeIsolated { try beginning.talk() }
    if status != .done { throw status.code }
  }
}

/// All that a conversation begins with.
struct Beginning {
  var flows = Places.flows
  var records = Places.records
  var setting: String?
  var mode = Opening.Mode.live
  var plain = false
  /// Whether it was said that the keys are lost.
  var isKnownPlain = false

  /// Talks on the terminal, or with plain lines where there is none.
  @MainActor func talk() throws -> ExitStatus {
    let file = KeyValueFile(path: Places.configuration + "/config")
    if let problem = file.problem { complain(problem.message) }
    let standing = conversationLibrary(flows, setting: setting ?? file["setting"])
    let library = standing.library
    let known =
      LastResort.isUsed(in: library)
      ? library.settings.values.first
      : try chosenSetting(setting, from: library, configuration: file)
    var session = Session(plain: plain)
    guard let chosen = try known ?? session.askSetting(of: library) else {
      return session.isInteractive ? .done : .incomplete
    }
    let protection = mode == .live ? Protection(in: records) : .never
    let keys = try protection.keys(
      isKnown: isKnownPlain,
      ask: session.isInteractive ? { try session.ask(.plain(library: library)).answer != nil } : nil
    )
    session.isExposed = protection.isLost
    let opening = makeOpening(library, chosen, mode: mode, at: Clock.now())
    let conversation = makeConversation(library, opening, today: Clock.now().date, flows: flows)
    let unfinished = mode == .live && session.isInteractive ? unfinishedNotice(in: records) : []
    var recorded = RecordedConversation(conversation, log: RecordFile(in: records, keys: keys))
    let status = session.run(
      &recorded,
      showing: conversation.greeting(
        notices: standing.notices + reviewNotices(opening) + unfinished))
    try session.offerSeal(of: recorded, in: records, flows: flows)
    return status
  }
}
