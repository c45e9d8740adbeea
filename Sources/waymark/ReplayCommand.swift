import ArgumentParser
import Casework
import Conversations
import FlowEngine
import FlowFiles
import FlowModel
import Transcripts

/// Walks a record again and says whether it comes to the same.
struct ReplayCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "replay",
    abstract: "Walk a record again: same answers, same questions and advice?",
    discussion: """
      Exits with 0 if everything asked and advised is the same, 1 if it parts, 65 if the record \
      is damaged. With --under, the record is walked under other flows, and the advice that would \
      change is listed.

      EXAMPLES
        waymark replay 0b5cd5ee
        waymark replay 0b5cd5ee --under next-year/flows
        waymark replay --all --under next-year/flows
      """)

  @OptionGroup var library: LibraryOptions
  @OptionGroup var records: RecordOptions

  @Argument(help: "Records: paths, ids, or the beginnings of ids.")
  var names: [String] = []

  @Flag(help: "Every record in the folder.")
  var all = false

  @Option(help: ArgumentHelp("Another folder of flow files.", valueName: "folder"))
  var under: String?

  func run() throws {
    let paths =
      try names.map { try records.path(of: $0) }
      + (all ? Transcripts.records(in: records.base, keys: .own).map(\.path) : [])
    guard !paths.isEmpty else {
      complain("Name the records that are to be walked, or say --all.")
      throw ExitStatus.usage.code
    }
    let flows = try standingLibrary(under ?? library.path, cached: false).library
    let statuses = try paths.map { try replay($0, flows) }
    // What cannot be walked at all is graver than what parts.
    let worst = statuses.max { $0.rawValue < $1.rawValue } ?? .done
    if worst != .done { throw worst.code }
  }

  private func replay(_ path: String, _ flows: Library) throws -> ExitStatus {
    let check = try records.office.verification(at: path)
    guard Verdict(check.verdict) != .damaged, let first = check.events.first,
      case .opened(let opening) = first.event
    else {
      complain("\(path): damaged, \(RecordFinding("", check).detail)")
      return .invalidData
    }
    let folder = under ?? library.path
    guard flows.settings[opening.setting] != nil else {
      complain("\(folder): there is no setting '\(opening.setting)', in which this was recorded.")
      return .invalidData
    }
    let changed = changedFiles(opening, flows)
    if under == nil, !changed.isEmpty {
      complain(
        "The flow files have changed since this was recorded: "
          + changed.prefix(3).joined(separator: ", ")
          + (changed.count > 3 ? " and \(changed.count - 3) more." : "."))
    }
    let day = Moment(milliseconds: first.at.milliseconds, offset: opening.offset).date
    let fresh = Office(flows: folder).conversation(with: flows, opening, today: day)
    let events = check.events.map(\.event)
    let replay = Replay(events, in: fresh)
    guard let parting = replay.parting else {
      say("\(path): the same. \(replay.compared) questions, answers and advice compared.")
      return .done
    }
    say("\(path): it parts at event \(parting.seq).")
    say("  recorded: \(parting.recorded)")
    say("  replayed: \(parting.replayed)")
    tellChanges(events, fresh, day)
    return .failure
  }

  private func changedFiles(_ opening: Opening, _ flows: Library) -> [String] {
    Set(opening.digests.keys).union(flows.digests.keys)
      .filter { opening.digests[$0] != flows.digests[$0] }.sorted()
  }

  /// Which advice the same answers would bring now, beside what was recorded.
  private func tellChanges(_ events: [Event], _ fresh: Conversation, _ day: CivilDate) {
    var state = ConversationState(engine: fresh.engine, today: day)
    var told = [String: String]()
    for event in events {
      state.apply(event)
      if case .advised(let advice) = event {
        for item in advice { told[item.action] = item.text }
      }
    }
    guard let incident = state.incident else { return }
    let walk = fresh.engine.start(
      incident, setting: fresh.opening.setting, known: events.standingAnswers, today: day
    ).walk
    let now = walk.given.map { ($0, fresh.engine.advice($0, in: walk).text) }
    let ids = Set(now.map(\.0))
    for (id, text) in told.sorted(by: { $0.key < $1.key }) where !ids.contains(id) {
      say("  no longer: \(text)")
    }
    for (id, text) in now where told[id] == nil { say("  now also: \(text)") }
    for (id, text) in now where told[id].map({ $0 != text }) ?? false {
      say("  now worded: \(text)")
    }
  }
}
