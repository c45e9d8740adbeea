import ArgumentParser
import Casework
import Glibc
import Terminal
import Transcripts

/// Opens a sealed record.
struct Open: WaymarkCommand {
  static let configuration = CommandConfiguration(
    commandName: "open",
    abstract: "Open a sealed record, or one that was never sealed, into a folder.",
    discussion: """
      Opens what 'waymark seal' made, and the encrypted file of a conversation that was never \
      sealed (live/ID.live), also on a device that does not have the key of its session. Asks \
      for a secret identity, or reads it from a file with --identity. The folder is made for the \
      owner alone, in opened/ where the sealed file lies in sealed/. Remove it when it is no \
      longer needed.

      EXAMPLES
        waymark open 0b5cd5ee
        waymark open sealed/0b5cd5ee-....tar.age --identity identity.txt
      """)

  @OptionGroup var records: RecordOptions

  @Argument(help: "The sealed file, or the id of the record that was sealed.")
  var name: String

  @Option(help: ArgumentHelp("A file with the secret identity.", valueName: "file"))
  var identity: String?

  @Option(
    help: ArgumentHelp("The folder to make; opened/ if not named.", valueName: "folder"))
  var into: String?

  func perform() throws -> ExitStatus {
    let sealed = try records.office.sealedRecord(name)
    let own = try identities(in: identity)
    hideTyped()
    switch try sealed.open(with: own, into: into) {
    case .sealed(let folder, let files, let signer):
      say("\(folder): opened, \(files) files, signed by \(signer).")
      say("Compare that with sheet 1. To check it: waymark verify \(folder)")
      say(
        "It now lies there in plain. Read data/record.html. When it is no longer needed, remove it."
      )
      return .done
    case .neverSealed(let path, let check):
      let found = RecordFinding(path, check)
      say("\(path): opened. It was never sealed. \(found.verdict.rawValue), \(found.detail)")
      return ExitStatus(found.verdict)
    }
  }

  /// What was pasted may stand on the screen.
  private func hideTyped() {
    guard identity == nil, isatty(STDOUT_FILENO) == 1 else { return }
    MainActor.assumeIsolated { try? Screen(plain: false).hide() }
  }
}
