import ArgumentParser
import Casework
import Conversations
import FlowEngine
import FlowFiles
import FlowModel
import Terminal
import Transcripts

/// Goes on with a record.
struct Resume: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "List records, or go on with one.")

  @OptionGroup var library: LibraryOptions
  @OptionGroup var records: RecordOptions
  @OptionGroup var look: ScreenOptions

  @Argument(help: "The record: its path, its id, or the beginning of its id.")
  var record: String?

  func run() throws {
    guard let record = try record ?? MainActor.assumeIsolated({ try choose() }) else { return }
    let path = try records.path(of: record)
    let resumed: ResumedRecord
    var keys = SessionKeys.own
    if case .encrypted(let found) = Protection(in: records.base) { keys = found }
    do throws(RecordError) {
      resumed = try RecordFile.resume(path, keys: keys)
    } catch {
      complain(error.message)
      throw ExitCode(error.exitCode)
    }
    guard let first = resumed.events.first, case .opened(let opening) = first.event else {
      throw ExitStatus.invalidData.code
    }
    let flows = try libraryToGoOn(with: opening, library.path)
    let status = try MainActor.assumeIsolated { try goOn(resumed, opening, flows, since: first.at) }
    if status != .done { throw status.code }
  }

  @MainActor private func goOn(
    _ resumed: ResumedRecord, _ opening: Opening, _ flows: Library, since begun: Moment
  ) throws -> ExitStatus {
    // "Today" stays the day on which the record began, so that resuming is the same fold.
    let day = Moment(milliseconds: begun.milliseconds, offset: opening.offset).date
    var conversation = makeConversation(flows, opening, today: day, flows: library.path)
    var session = Session(plain: look.plain)
    if let card = try card(of: resumed.events) {
      let rehearsal = Rehearsal(card, in: conversation, recalling: resumed.events)
      var recorded = RecordedConversation(rehearsal, log: resumed.file)
      return session.run(&recorded) { $0.resume(resumed.resumption) }
    }
    conversation.recall(resumed.events.map(\.event))
    var recorded = RecordedConversation(conversation, log: resumed.file)
    let status = session.run(&recorded) { $0.resume(resumed.resumption) }
    try session.offerSeal(of: recorded, in: records.base, flows: library.path)
    return status
  }

  /// The card that a record was played from, if it was and the card is still there.
  private func card(of events: [RecordedEvent]) throws -> Card? {
    for case .rehearsed(.card(let id, _)) in events.lazy.map(\.event) {
      // The cache has no cards.
      return try standingLibrary(library.path, cached: false).library.cards[id]
    }
    return nil
  }

  /// Lists the records; on a terminal, asks which one to go on with.
  @MainActor private func choose() throws -> String? {
    let all = Transcripts.records(in: records.base, keys: .own)
    // What is real comes first.
    let found =
      all.filter { $0.opening?.mode != .rehearsal } + all.filter { $0.opening?.mode == .rehearsal }
    guard !found.isEmpty else {
      say("There are no records in \(records.base).")
      return nil
    }
    for (index, record) in found.enumerated() { say("\(index + 1)  \(record.words)") }
    var session = Session(plain: look.plain)
    guard session.isInteractive else {
      say("To go on with one: \(Places.typed("resume ID")), the beginning of its id")
      return nil
    }
    let flows = libraryToListen(library.path)
    let asked = try session.ask(.record(among: found.count, library: flows))
    return asked.answer.flatMap { Int($0) }.map { found[$0 - 1].path }
  }
}

extension RecordSummary {
  /// One line of the list: no name, and no word of what was said.
  var words: String {
    let id = opening?.record.prefix(8) ?? Substring(path.onOneLine)
    let state = verdict == "ok" ? isEnded ? "outcome reached" : "open" : verdict
    return "\(id)  \(opening?.mode.rawValue.uppercased() ?? "?")  \(begun?.words ?? "?")  "
      + "\(state)  \((title ?? "").onOneLine)"
  }
}
