import ArgumentParser
import Casework
import FlowModel
import Transcripts

/// The records of this machine, as a whole.
struct Records: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "List, find or purge records.",
    subcommands: [List.self, Find.self, PurgeCommand.self],
    defaultSubcommand: List.self)

  /// Lists all records, those not yet sealed first.
  struct List: WaymarkCommand {
    static let configuration = CommandConfiguration(
      abstract: "List the records: not yet sealed first, then newest first.",
      discussion: "Of what was sealed or purged the register alone tells: when, how many lines.")

    @OptionGroup var records: RecordOptions

    func perform() throws -> ExitStatus {
      try records.demandThere()
      return try tell(records.office.listing(), in: records.base)
    }
  }

  /// Finds records.
  struct Find: WaymarkCommand {
    static let configuration = CommandConfiguration(
      abstract: "Find records by day, incident, case or state.",
      discussion: """
        EXAMPLES
          waymark records find --since 2026-09-01 --title image
          waymark records find --case SG-2026-0042
          waymark records find --unsealed
        """)

    @OptionGroup var records: RecordOptions

    @Option(help: "From this day on: 2026-09-01.")
    var since: String?

    @Option(help: "Until this day: 2026-12-31.")
    var until: String?

    @Option(help: "Words of the incident's title.")
    var title: String?

    @Option(name: .customLong("case"), help: "The case reference that it was sealed with.")
    var reference: String?

    @Flag(help: "Only those that are not sealed.")
    var unsealed = false

    func perform() throws -> ExitStatus {
      try records.demandThere()
      var query = RecordQuery()
      query.since = try day(since, "--since")
      query.until = try day(until, "--until")
      query.title = title
      query.reference = reference
      query.isUnsealedOnly = unsealed
      return try tell(records.office.listing(query), in: records.base)
    }
  }
}

/// Of many that are not as they should be the first are told: the check of all tells the rest.
private let shownFindings = 5

/// Prints records, a line each.
private func tell(_ listing: RecordListing, in base: String) -> ExitStatus {
  if let damage = listing.damage { complain(damage.words) }
  if let words = listing.unregistered.words { complain(words) }
  for fault in listing.faults { complain("\(fault.message)") }
  for finding in listing.findings.prefix(shownFindings) { complain("\(finding.text).") }
  if let words = listing.wordsOfMoreFindings { complain(words) }
  if let words = listing.wordsOfExposures { complain(words) }
  if listing.status != .done { FirstWords.sayOnce() }
  guard !listing.records.isEmpty else {
    say("No record fits in \(base).")
    return listing.status
  }
  for record in listing.records { say(record.words) }
  return listing.status
}

extension RecordListing {
  /// How a list of them ends.
  fileprivate var status: ExitStatus {
    if let damage, !damage.isTorn { return .invalidData }
    if let fault = faults.first { return ExitStatus(fault) }
    let isCut = !unregistered.paths.isEmpty || records.contains(where: \.lacksLines)
    let found =
      findings.map(\.verdict) + (isCut ? [.differs] : []) + (damage == nil ? [] : [.torn])
    return Verdict.gravest(of: found).map { ExitStatus($0) } ?? .done
  }
}

extension RecordListing {
  /// That there are more which are not as they should be; nil if all were told.
  fileprivate var wordsOfMoreFindings: Message? {
    let more = findings.count - shownFindings
    return more > 0 ? "\(more) more are not as they should be. See all: waymark verify --all" : nil
  }

  /// That others could change something, in one line; nil if they could not.
  fileprivate var wordsOfExposures: Message? {
    guard let first = exposures.first else { return nil }
    let more = exposures.count > 1 ? " (and \(exposures.count - 1) more)" : ""
    return
      "\(first.path)\(more) can be changed by others, or is not yours. See how to mend it with: "
      + "waymark doctor"
  }
}

extension UnregisteredSeals {
  /// What the register may have lost, and whom to turn to; nil if it names all of them.
  var words: Message? {
    guard let first = paths.first else { return nil }
    return
      "\(first)\(paths.count > 1 ? " and \(paths.count - 1) more" : ""): a sealed record is not "
      + "in the register: the register may have been cut, or it was sealed on another device. Keep "
      + "both as they are and show them to whoever looks after the records."
  }
}

extension ListedRecord {
  fileprivate var words: String {
    guard let summary else { return wordsOfRegister }
    let deeds = Set(entries.map(\.deed)).map(\.rawValue).sorted()
    let states =
      (isWaiting ? ["not sealed"] : []) + deeds
      + (isUnregistered ? ["a sealed file that is not in the register"] : [])
      + (lacksLines ? ["lines are missing since: waymark verify --all"] : [])
    return summary.words + (states.isEmpty ? "" : "  \(states.joined(separator: ", "))")
      + wordsOfOpening
  }

  private var wordsOfOpening: String {
    sealedFile.map { "  to open it: waymark open \($0)" } ?? ""
  }

  private var wordsOfRegister: String {
    let id = record?.prefix(8) ?? ""
    let lost = isUnregistered ? "  sealed, but not in the register" : ""
    guard let last = entries.last else { return id + lost + wordsOfOpening }
    return "\(id)  \(last.deed.rawValue) \(last.at.words)  \(last.lines) lines"
      + lost + wordsOfOpening
  }
}

/// Says which folders of records cannot be listed: what lies there must not pass for not being there.
///
/// - Returns: How the program ends for it; nil if all can be listed.
func complainOfFolders(_ office: Office) -> ExitStatus? {
  let faults = office.folderFaults()
  for fault in faults { complain("\(fault.message)") }
  return faults.first.map { ExitStatus($0) }
}

/// A day that an option names; nil if it is not given.
///
/// - Throws: ``UsageError`` if it is no day.
func day(_ text: String?, _ option: String) throws -> CivilDate? {
  guard let text else { return nil }
  if let day = CivilDate(text) { return day }
  throw UsageError("\(option): '\(text)' is no day. Write it as 2026-09-01.")
}
