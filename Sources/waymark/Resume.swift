import ArgumentParser
import Conversations
import FlowEngine
import FlowFiles
import FlowModel
import Glibc
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
    conversation.recall(resumed.events.map(\.event))
    let recorded = RecordedConversation(conversation, log: resumed.file)
    guard isatty(STDIN_FILENO) == 1 else {
      var session = Session(
        recorded: recorded, reader: PlainReader(), screen: look.screen, isInteractive: false)
      return session.run { try $0.resume(resumed.resumption, at: Clock.now()) }
    }
    var session = Session(
      recorded: recorded, reader: ReadlineReader(plain: look.screen.isPlain), screen: look.screen,
      isInteractive: true)
    let status = session.run { try $0.resume(resumed.resumption, at: Clock.now()) }
    if opening.mode == .live {
      try session.offerSeal(of: resumed.file, in: records.base, flows: library.path)
    }
    return status
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
    guard isatty(STDIN_FILENO) == 1 else {
      say("To go on with one: \(Places.typed("resume ID")), the beginning of its id")
      return nil
    }
    say("Which one? Type its number, or press Enter to leave.")
    var reader = ReadlineReader(plain: look.screen.isPlain)
    while true {
      switch reader.read(prompt: "answer> ", completions: []) {
      case .line(let line):
        if line.trimmed.isEmpty { return nil }
        if let number = Int(line.trimmed), found.indices.contains(number - 1) {
          return found[number - 1].path
        }
        say("Type a number from 1 to \(found.count), or press Enter to leave.")
      case .tooLong: say("Type a number from 1 to \(found.count), or press Enter to leave.")
      case .endOfInput: return nil
      case .interrupted, .hangup: throw ExitStatus.interrupted.code
      }
    }
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
