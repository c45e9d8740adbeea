import ArgumentParser
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
      abstract: "List the records: not yet sealed first, then newest first.")

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
        let begun = record.begun?.date
        if let from, begun.map({ $0 < from }) ?? true { return false }
        if let to, begun.map({ to < $0 }) ?? true { return false }
        if let title {
          guard record.title?.lowercased().contains(title.lowercased()) ?? false else {
            return false
          }
        }
        if let reference {
          let digest = sha256(Array(reference.utf8))
          guard entries.contains(where: { $0.caseDigest == digest }) else { return false }
        }
        return !unsealed || !entries.contains { $0.deed == .sealed }
      }
    }
  }
}

/// Prints the records that are wanted, those not yet sealed first.
private func tellRecords(
  in base: String, where isWanted: (RecordSummary, [Register.Entry]) -> Bool
) throws {
  let entries = Dictionary(grouping: try readRegister(base), by: \.record)
  let found = Transcripts.records(in: base, keys: .own).map { record in
    (record: record, entries: entries[record.opening?.record ?? ""] ?? [])
  }.filter { isWanted($0.record, $0.entries) }
  guard !found.isEmpty else { return print("No record fits in \(base).") }
  func isSealed(_ entries: [Register.Entry]) -> Bool { entries.contains { $0.deed == .sealed } }
  for item in found.filter({ !isSealed($0.entries) }) + found.filter({ isSealed($0.entries) }) {
    let deeds = Set(item.entries.map(\.deed.rawValue)).sorted().joined(separator: ", ")
    say(item.record.words + (deeds.isEmpty ? "  not sealed" : "  \(deeds)"))
  }
}

/// The entries of the register.
///
/// - Throws: Exit 65 if it is damaged.
func readRegister(_ base: String) throws -> [Register.Entry] {
  do throws(RecordError) {
    return try Register(in: base).entries()
  } catch {
    complain(error.message)
    throw ExitCode(error.exitCode)
  }
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
