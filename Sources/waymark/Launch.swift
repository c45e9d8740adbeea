import Casework
import Conversations
import Files
import FlowEngine
import FlowFiles
import FlowModel

/// A conversation as it is begun on a terminal, or with plain lines where there is none.
struct Launch {
  var flows = Places.flows
  var records = Places.records
  var setting: String?
  var mode = Opening.Mode.live
  var plain = false
  /// Whether it was said that the keys are lost.
  var isKnownPlain = false

  /// - Returns: How the program ends.
  @MainActor func talk() throws -> ExitStatus {
    let file = KeyValueFile(path: Places.configuration + "/config")
    if let problem = file.problem { complain(problem.message) }
    let office = Office(flows: flows, records: records)
    let standing = office.talkingLibrary(setting: setting ?? file["setting"])
    let library = standing.library
    var session = Session(plain: plain)
    guard let chosen = try known(in: standing, file) ?? session.askSetting(of: library) else {
      return session.isInteractive ? .done : .incomplete
    }
    let protection = mode == .live ? office.protection(with: office.deviceKeys()) : .never
    let keys = try protection.keys(
      isKnown: isKnownPlain,
      ask: session.isInteractive
        ? { try session.ask(.plain(library: library)).answer != nil } : nil)
    session.isExposed = protection.isLost
    var launched = office.start(
      with: standing, in: chosen, mode: mode, keys: keys,
      noticesUnfinished: mode == .live && session.isInteractive)
    let notices = launched.notices.map(\.words)
    let status = session.run(
      &launched.recorded, showing: launched.recorded.party.greeting(notices: notices))
    try session.offerSeal(of: launched.recorded, office)
    return status
  }

  /// The setting that is named or configured. Where nothing can be read, there is only one.
  private func known(in standing: StandingLibrary, _ file: KeyValueFile) throws -> Setting? {
    guard LastResort.isUsed(in: standing.library) else {
      return try chosenSetting(setting, from: standing.library, configuration: file)
    }
    tellFault(standing.problems, in: FlowFolder(path: flows))
    return standing.library.settings.values.first
  }
}
