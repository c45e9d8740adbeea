import ArgumentParser
import Casework
import FlowEngine
import FlowModel
import Glibc
import Transcripts

/// The records of this machine, as a whole.
struct Records: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "List, find or purge records.", subcommands: [List.self, Find.self, Purge.self],
    defaultSubcommand: List.self)

  /// Lists all records, those not yet sealed first.
  struct List: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "List the records: not yet sealed first, then newest first.",
      discussion: "Of what was sealed or purged the register alone tells: when, how many lines.")

    @OptionGroup var records: RecordOptions

    func run() throws { try tellRecords(in: records.base) { _, _ in true } }
  }

  /// Finds records.
  struct Find: ParsableCommand {
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

    func run() throws {
      let (from, to) = (try day(since, "--since"), try day(until, "--until"))
      try tellRecords(in: records.base) { record, entries in
        let begun = record.day
        if let from, begun.map({ $0 < from }) ?? true { return false }
        if let to, begun.map({ to < $0 }) ?? true { return false }
        if let title {
          guard record.title?.lowercased().contains(title.lowercased()) ?? false else {
            return false
          }
        }
        if let reference {
          let digest = CaseReference.digest(of: reference)
          guard entries.contains(where: { $0.caseDigest == digest }) else { return false }
        }
        return !unsealed || !entries.contains { $0.deed == .sealed }
      }
    }
  }
}

/// A record as it is listed: one that lies here, or one of which the register alone tells.
private struct Listed {
  let words: String
  /// When it was begun; of one that is not here, when the last thing was done with it.
  let day: CivilDate?
  let title: String?
  let entries: [Register.Entry]

  var isSealed: Bool { entries.contains { $0.deed == .sealed } }

  init(_ record: RecordSummary, _ entries: [Register.Entry]) {
    let deeds = Set(entries.map(\.deed))
    // A copy takes nothing from here: what is only exported still waits to be sealed.
    let isWaiting = record.opening?.mode != .rehearsal && !deeds.contains(.sealed)
    let states = (isWaiting ? ["not sealed"] : []) + deeds.map(\.rawValue).sorted()
    words = record.words + (states.isEmpty ? "" : "  \(states.joined(separator: ", "))")
    (day, title, self.entries) = (record.begun?.date, record.title, entries)
  }

  /// - Parameter entries: All of one record, at least one.
  init(gone entries: [Register.Entry], _ base: String) {
    let last = entries[entries.count - 1]
    let sealed = absolutePath(base) + "/sealed/\(last.record).tar.age"
    words =
      "\(last.record.prefix(8))  \(last.deed.rawValue) \(last.at.words)  \(last.lines) lines"
      + (access(sealed, F_OK) == 0 ? "  to open it: waymark open \(sealed)" : "")
    (day, title, self.entries) = (last.at.date, nil, entries)
  }
}

/// Prints the records that are wanted, those not yet sealed first.
private func tellRecords(
  in base: String, where isWanted: (Listed, [Register.Entry]) -> Bool
) throws {
  var entries = Dictionary(grouping: try readRegister(base), by: \.record)
  var all = Transcripts.records(in: base, keys: .own).map { record in
    Listed(record, entries.removeValue(forKey: record.opening?.record ?? "") ?? [])
  }
  all += entries.values.sorted { $1[0].at.milliseconds < $0[0].at.milliseconds }
    .map { Listed(gone: $0, base) }
  let found = all.filter { isWanted($0, $0.entries) }
  guard !found.isEmpty else { return say("No record fits in \(base).") }
  for item in found.filter({ !$0.isSealed }) + found.filter(\.isSealed) { say(item.words) }
  let isWhole = (try? Register(in: base).contents().damage.isEmpty) ?? false
  if !isWhole { throw ExitStatus.invalidData.code }
}

/// The entries of the register that are as they were written; says on standard error which are not.
///
/// - Throws: `CaseworkError` if it cannot be read.
func readRegister(_ base: String) throws -> [Register.Entry] {
  let office = Office(records: base)
  let contents = try office.register()
  if let damage = office.registerDamage() { complain(damage.words) }
  return contents.entries
}

/// A day that an option names; nil if it is not given.
///
/// - Throws: Exit 64 if it is no day.
func day(_ text: String?, _ option: String) throws -> CivilDate? {
  guard let text else { return nil }
  if let day = CivilDate(text) { return day }
  complain("\(option): '\(text)' is no day. Write it as 2026-09-01.")
  throw ExitStatus.usage.code
}
