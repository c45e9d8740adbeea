import ArgumentParser
import Casework
import FlowModel
import Transcripts

/// Removes records that have been sealed or exported.
struct PurgeCommand: WaymarkCommand {
  static let configuration = CommandConfiguration(
    commandName: "purge",
    abstract: "Remove plain records that were sealed or exported. Tells first what it would do.",
    discussion: """
      Without --yes nothing is removed. A live record is removed only if the register says that \
      it was sealed or exported just as it is now, and only if it is named. Rehearsals may be \
      removed together with --rehearsals. The register keeps a line for each. A record that was \
      never sealed goes only if its HTML or JSON copy is shown with --copy. One that was sealed goes \
      only while its sealed file is whole, in its folder or shown with --copy.

      EXAMPLES
        waymark records purge 0b5cd5ee
        waymark records purge 0b5cd5ee --yes
        waymark records purge --rehearsals --yes
      """)

  @OptionGroup var records: RecordOptions

  @Argument(help: "The records: paths, ids, or the beginnings of ids.")
  var names: [String] = []

  @Option(
    help: ArgumentHelp(
      "The copy of a record that was exported, or its sealed file.", valueName: "file"))
  var copy: String?

  @Flag(help: "Every rehearsal whose outcome was reached.")
  var rehearsals = false

  @Flag(help: "Do it.")
  var yes = false

  func perform() throws -> ExitStatus {
    try records.demandThere()
    let purge = Purge(in: records.office, showing: copy, isMeant: yes)
    let chosen = try purge.chosen(names, rehearsals: rehearsals)
    guard !chosen.isEmpty else {
      say("Nothing is chosen, and nothing removed.")
      return .done
    }
    var status = ExitStatus.done
    for record in chosen {
      switch try purge.purge(record) {
      case .removed: say("removed   \(record.words)")
      case .wouldGo: say("would go  \(record.words)")
      case .kept(let reason):
        FirstWords.sayOnce()
        say("kept      \(record.words): \(reason.words)")
        if status != .busy { status = reason.status }
      }
    }
    if !yes { say("Nothing was removed. To do it, add --yes.") }
    return status
  }
}

extension Purge.ReasonToKeep {
  fileprivate var status: ExitStatus { if case .busy = self { .busy } else { .failure } }

  fileprivate var words: String {
    switch self {
    case .busy(let error): error.message
    case .unreadable(let error): "it cannot be read: \(error.message)"
    case .notVerified: "it does not verify; show it to whoever looks after records"
    case .misplaced:
      "it lies under the name or in the folder of something else; show it to whoever looks after "
        + "records"
    case .notAsRegistered:
      "it is not the record that the register names; show it to whoever looks after records"
    case .sealedFileNotAsRegistered:
      "its sealed file is not here as the register names it. If it lies elsewhere, show it with "
        + "--copy FILE; if not, seal it again"
    case .notDone: "it was not sealed or exported as it is now"
    case .copyNotShown(let moment):
      "it was never sealed. Show the copy of \(moment.words) with --copy FILE"
    case .otherCopy(let path): "\(path) is not the copy that was written"
    }
  }
}
