import ArgumentParser
import FlowEngine
import FlowModel
import Glibc
import Transcripts

extension Records {
  /// Removes records that have been sealed or exported. Never by itself, never by age alone.
  struct Purge: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Remove plain records that were sealed or exported. Tells first what it would do.",
      discussion: """
        Without --yes nothing is removed. A live record is removed only if the register says that \
        it was sealed or exported just as it is now, and only if it is named. Rehearsals may be \
        removed together with --rehearsals. The register keeps a line for each. A record that was \
        never sealed goes only if its HTML or JSON copy is shown with --copy.

        EXAMPLES
          waymark records purge 0b5cd5ee
          waymark records purge 0b5cd5ee --yes
          waymark records purge --rehearsals --yes
        """)

    @OptionGroup var records: RecordOptions

    @Argument(help: "The records: paths, ids, or the beginnings of ids.")
    var names: [String] = []

    @Option(help: ArgumentHelp("The copy of a record that was exported.", valueName: "file"))
    var copy: String?

    @Flag(help: "Every rehearsal whose outcome was reached.")
    var rehearsals = false

    @Flag(help: "Do it.")
    var yes = false

    func run() throws {
      let entries = try readRegister(records.base)
      let all = Transcripts.records(in: records.base, keys: .own)
      let paths = try names.map { try records.path(of: $0) }
      let chosen = all.filter { record in
        paths.contains(record.path)
          || rehearsals && record.opening?.mode == .rehearsal && record.isEnded
      }
      guard !chosen.isEmpty else { return print("Nothing is chosen, and nothing removed.") }
      var refused = false
      for record in chosen {
        if let reason = reasonToKeep(record, entries) {
          say("kept      \(record.words): \(reason)")
          refused = true
        } else if yes {
          try remove(record)
          say("removed   \(record.words)")
        } else {
          say("would go  \(record.words)")
        }
      }
      if !yes { print("Nothing was removed. To do it, add --yes.") }
      if refused { throw ExitStatus.failure.code }
    }

    private func reasonToKeep(_ record: RecordSummary, _ entries: [Register.Entry]) -> String? {
      guard record.verdict == "ok", let opening = record.opening else {
        return "it does not verify; show it to whoever looks after records"
      }
      if opening.mode == .rehearsal { return nil }
      guard let head = head(of: record) else { return "it cannot be read" }
      let kept = entries.filter { $0.record == opening.record && $0.head == head }
      if kept.contains(where: { $0.deed == .sealed }) { return nil }
      let exported = kept.filter { $0.deed == .exported }
      guard let last = exported.last else { return "it was not sealed or exported as it is now" }
      guard let copy, let bytes = try? recordBytes(at: copy) else {
        return "it was never sealed. Show the copy of \(last.at.words) with --copy FILE"
      }
      return exported.contains { $0.file == sha256(bytes) }
        ? nil : "\(copy) is not the copy that was written"
    }

    private func head(of record: RecordSummary) -> String? {
      (try? Verification(at: record.path, keys: .own))?.head
    }

    private func remove(_ record: RecordSummary) throws {
      guard let opening = record.opening, let head = head(of: record) else { return }
      do throws(RecordError) {
        // The line comes first: what is gone must never be missing from the register.
        try Register(in: records.base).add(
          Register.Entry(
            .purged, record: opening.record, head: head, lines: record.eventCount,
            at: Clock.now()))
      } catch {
        complain(error.message)
        throw ExitCode(error.exitCode)
      }
      guard removeRecord(at: record.path) else {
        complain("\(record.path): it could not be removed, although the register says so.")
        throw ExitStatus.inputOutput.code
      }
    }
  }
}
