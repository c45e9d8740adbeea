import ArgumentParser
import Casework
import Conversations
import FlowEngine
import FlowFiles
import FlowModel
import Terminal
import Transcripts

/// Goes on with a record.
struct Resume: WaymarkCommand {
  static let configuration = CommandConfiguration(
    abstract: "List records, or go on with one.")

  @OptionGroup var library: LibraryOptions
  @OptionGroup var records: RecordOptions
  @OptionGroup var look: ScreenOptions

  @Argument(help: "The record: its path, its id, or the beginning of its id.")
  var record: String?

  func perform() throws -> ExitStatus {
    guard let record = try record ?? MainActor.assumeIsolated({ try choose() }) else {
      return .done
    }
    let path = try records.path(of: record)
    let protection = office.protection(with: office.deviceKeys())
    protection.sayFaults()
    let misplaced = office.misplacedRecord(at: path)
    let resumed = try office.resume(path, protection)
    complainOfPlace(of: misplaced)
    return try MainActor.assumeIsolated { try goOn(with: resumed) }
  }

  private var office: Office { Office(flows: library.path, records: records.base) }

  @MainActor private func goOn(with resumed: ResumedConversation) throws -> ExitStatus {
    var session = Session(plain: look.plain)
    switch resumed {
    case .rehearsal(var launched, let resumption):
      return session.run(&launched.recorded) { $0.resume(resumption) }
    case .conversation(var launched, let resumption):
      let status = session.run(&launched.recorded) { $0.resume(resumption) }
      try session.offerSeal(of: launched.recorded, office)
      return status
    }
  }

  /// Lists the records; on a terminal, asks which one to go on with.
  @MainActor private func choose() throws -> String? {
    try records.demandThere()
    let all = Transcripts.records(in: records.base, keys: .own)
    // What is real comes first.
    let found =
      all.filter { $0.opening?.mode != .rehearsal } + all.filter { $0.opening?.mode == .rehearsal }
    let fault = complainOfFolders(records.office)
    guard !found.isEmpty else {
      if let fault { throw fault.code }
      say("There are no records in \(records.base).")
      return nil
    }
    for (index, record) in found.enumerated() { say("\(index + 1)  \(record.words)") }
    var session = Session(plain: look.plain)
    guard session.isInteractive else {
      say("To go on with one: \(Places.typed("resume ID")), the beginning of its id")
      return nil
    }
    // What is typed before any record is open may speak of danger.
    let flows = try? office.standingLibrary().library
    let asked = try session.ask(.record(among: found.count, library: flows))
    return asked.answer.flatMap { Int($0) }.map { found[$0 - 1].path }
  }
}

extension RecordSummary {
  /// One line of the list: no name, and no word of what was said.
  var words: String {
    let id = opening?.record.prefix(8) ?? Substring(path.onOneLine)
    let state =
      verdict != .ok ? verdict.rawValue : isEnded ? "outcome reached" : "open"
    return "\(id)  \(opening?.mode.rawValue.uppercased() ?? "?")  \(begun?.words ?? "?")  "
      + "\(state)  \((title ?? "").onOneLine)"
  }
}
