import ArgumentParser
import Casework
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
      let paths = Set(try names.map { realPath(try records.path(of: $0)) })
      let chosen = Transcripts.records(in: records.base, keys: .own).filter { record in
        paths.contains(realPath(record.path)) || rehearsals && isRehearsal(record) && record.isEnded
      }
      guard !chosen.isEmpty else { return say("Nothing is chosen, and nothing removed.") }
      var gravest = ExitStatus.done
      for record in chosen {
        switch try purge(record) {
        case .kept(let reason, let status):
          say("kept      \(record.words): \(reason)")
          if gravest != .busy { gravest = status }
        case .removed: say("removed   \(record.words)")
        case .wouldGo: say("would go  \(record.words)")
        }
      }
      if !yes { say("Nothing was removed. To do it, add --yes.") }
      if gravest != .done { throw gravest.code }
    }

    private enum Outcome {
      case removed, wouldGo
      case kept(String, ExitStatus)
    }

    /// Nobody else writes to the record from the first byte that is read until it is gone, nor to
    /// the register from the look into it until the record is gone.
    private func purge(_ record: RecordSummary) throws -> Outcome {
      let held: HeldRecord
      let check: Verification
      do throws(RecordError) {
        held = try HeldRecord(record.path)
        check = try held.verification(keys: .own)
      } catch {
        if case .busy = error { return .kept(error.message, .busy) }
        return .kept("it cannot be read: \(error.message)", .failure)
      }
      // Where nothing is to be removed nothing is made.
      let register = yes ? try Register(in: records.base).hold() : nil
      let entries = try register?.contents().entries ?? Register(in: records.base).entries()
      if let reason = reasonToKeep(record, check, entries) { return .kept(reason, .failure) }
      guard let register, let opening = check.opening else { return .wouldGo }
      do throws(RecordError) {
        // The line comes first: what is gone must never be missing from the register.
        try register.add(
          Register.Entry(
            .purged, record: opening.record, head: check.head, lines: check.events.count,
            at: Clock.now()))
      } catch {
        throw CaseworkError.record(error)
      }
      guard held.remove() else {
        complain("\(record.path): it could not be removed, although the register says so.")
        throw ExitStatus.inputOutput.code
      }
      return .removed
    }

    /// What a record says of itself is not enough: it must lie where rehearsals do.
    private func isRehearsal(_ record: RecordSummary) -> Bool {
      record.opening?.mode == .rehearsal && folder(of: record.path).hasSuffix("/rehearsal")
    }

    private func reasonToKeep(
      _ record: RecordSummary, _ check: Verification, _ entries: [Register.Entry]
    ) -> String? {
      guard check.verdict == .ok, let opening = check.opening else {
        return "it does not verify; show it to whoever looks after records"
      }
      guard RecordFinding("", check).placed(at: record.path, opening).verdict == .ok else {
        return "it lies under the name or in the folder of something else; show it to whoever "
          + "looks after records"
      }
      let own = entries.filter { $0.record == opening.record }
      guard own.allSatisfy({ check.head(after: $0.lines) == $0.head }) else {
        return
          "it is not the record that the register names; show it to whoever looks after records"
      }
      if isRehearsal(record) { return nil }
      let kept = own.filter { $0.head == check.head }
      if kept.contains(where: { $0.deed == .sealed }) { return nil }
      let exported = kept.filter { $0.deed == .exported }
      guard let last = exported.last else { return "it was not sealed or exported as it is now" }
      guard let copy, let bytes = try? recordBytes(at: copy) else {
        return "it was never sealed. Show the copy of \(last.at.words) with --copy FILE"
      }
      return exported.contains { $0.file == sha256(bytes) }
        ? nil : "\(copy) is not the copy that was written"
    }
  }
}
