import ArgumentParser
import Casework
import Conversations
import FlowFiles
import FlowModel
import Transcripts

/// Walks a record again and says whether it comes to the same.
struct ReplayCommand: WaymarkCommand {
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

  func perform() throws -> ExitStatus {
    let office = Office(flows: under ?? library.path, records: records.base)
    try records.demandThere()
    let fault = all ? complainOfFolders(office) : nil
    let paths =
      try names.map { try office.path(ofRecord: $0) }
      + (all ? try office.listing().records.compactMap(\.summary?.path) : [])
    guard !paths.isEmpty else {
      if let fault { return fault }
      throw UsageError("Name the records that are to be walked, or say --all.")
    }
    let flows = try office.standingLibrary(cached: false).library
    let statuses = paths.map { walk($0, with: flows, office) }
    // What cannot be walked at all is graver than what differs.
    return (statuses + [fault].compactMap(\.self)).max { $0.rawValue < $1.rawValue } ?? .done
  }

  /// Walks one record; one that cannot be walked keeps no other from it.
  private func walk(_ path: String, with flows: Library, _ office: Office) -> ExitStatus {
    do throws(CaseworkError) {
      let replay = try office.replay(path, with: flows)
      if under == nil, !replay.changedFiles.isEmpty { complain(replay.wordsOfChangedFiles) }
      say(replay.words)
      return replay.parting == nil ? .done : .failure
    } catch {
      complain(error.words)
      return ExitStatus(error)
    }
  }
}

extension RecordReplay {
  fileprivate var words: Message {
    guard let parting else {
      return "\(path): the same. \(compared) questions, answers and advice compared."
    }
    let start: Message = "\(path): it parts at event \(parting.seq).\n"
    let both: Message = "  recorded: \(parting.recorded)\n  replayed: \(parting.replayed)"
    return changes.reduce(start + both) { $0 + "\n" + $1.words }
  }

  fileprivate var wordsOfChangedFiles: Message {
    "The flow files have changed since this was recorded: "
      + "\(changedFiles.prefix(3).joined(separator: ", "))"
      + (changedFiles.count > 3 ? " and \(changedFiles.count - 3) more." : ".")
  }
}

extension AdviceChange {
  fileprivate var words: Message {
    switch self {
    case .noLonger(let text): "  no longer: \(text)"
    case .nowAlso(let text): "  now also: \(text)"
    case .nowWorded(let text): "  now worded: \(text)"
    }
  }
}
