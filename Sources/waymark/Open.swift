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

      What holds another record than it is named by is not opened. Where the register or the key \
      of this device does not know what was opened, that is said first, and it exits with 65, 5 \
      or 7, as verify does.

      EXAMPLES
        waymark open 0b5cd5ee
        waymark open sealed/0b5cd5ee-....tar.age --identity identity.txt
      """)

  @OptionGroup var records: RecordOptions

  @Argument(help: "The sealed file, or the id of the record.")
  var name: String

  @Option(help: ArgumentHelp("A file with the secret identity.", valueName: "file"))
  var identity: String?

  @Option(
    help: ArgumentHelp("The folder to make; opened/ if not named.", valueName: "folder"))
  var into: String?

  @Option(
    help: ArgumentHelp(
      "The key that must have signed it, from the printed sheet; this device's own if not named.",
      valueName: "SHA256:..."))
  var seal: [String] = []

  func perform() throws -> ExitStatus {
    try records.demandFree(into)
    let sealed = try records.office.sealedRecord(name)
    let own = try identities(in: identity)
    hideTyped()
    switch try sealed.open(with: own, into: into, seals: seal) {
    case .sealed(let opened):
      for doubt in opened.doubts { complain(doubt.words) }
      say("\(opened.folder): opened, \(opened.files) files, signed by \(opened.signer).")
      say("Compare that with sheet 1. To check it: waymark verify \(opened.folder)")
      say(
        "It now lies there in plain. Read data/record.html. When it is no longer needed, remove it."
      )
      return Verdict.gravest(of: opened.doubts.map(\.verdict)).map { ExitStatus($0) } ?? .done
    case .neverSealed(let found):
      if found.verdict != .ok { complain("\(found.text)") }
      say(
        "\(found.path): opened. It was never sealed. \(found.verdict.rawValue), \(found.detail)")
      return ExitStatus(found.verdict)
    }
  }

  /// What was pasted may stand on the screen.
  private func hideTyped() {
    guard identity == nil, isatty(STDOUT_FILENO) == 1 else { return }
    MainActor.assumeIsolated { try? Screen(plain: false).hide() }
  }
}

extension SealDoubt {
  /// What is to be known before what was opened is read.
  fileprivate var words: Message {
    switch self {
    case .register(let found):
      "TAKE CARE: \(found.text). What it holds may not be what was sealed here. Keep it and the "
        + "register as they are and show both to whoever looks after the records."
    case .signer(let signer, let expected):
      "TAKE CARE: it is signed by \(signer), and not by \(expected.joined(separator: " or ")). "
        + "Anybody can make a key. Another device of the school may have sealed it: compare the key "
        + "with sheet 1 of that one, or name it with --seal."
    case .keys(let error):
      error.words
        + "\nTAKE CARE: so nothing here tells whether the key that signed it is yours. Compare it with "
        + "sheet 1."
    }
  }
}
