import ArgumentParser
import Casework
import Transcripts

/// Says whether records are as they were written.
struct Verify: WaymarkCommand {
  static let configuration = CommandConfiguration(
    abstract: "Check that records, sealed files, bags and copies are as they were written.",
    discussion: """
      "ok" is said only of what was proved in that very run, and what was proved stands beside it: \
      signed by which key; the chain only; the register only. Without a signature whoever can write \
      the file can make another that is ok: compare the head with one noted elsewhere.

      Exits with 0 if all are ok, 3 if a last line is torn (it was never finished, or cut off \
      later), 4 if a signature is forged, 5 if something is not as the register says, 6 if it fits together and \
      nothing here proves it (a redacted copy without --against), 7 if the signer is not known \
      here, 65 if one is damaged or lies where another belongs, 66 if there is no such thing, 74 if \
      the disk did not give it, 77 if it is encrypted and its key is not here. Of several the \
      gravest decides, in this order: 4, 65, 5, 66, 74, 7, 6, 77, 3.

      EXAMPLES
        waymark verify 0b5cd5ee
        waymark verify copy.html
        waymark verify opened/0b5cd5ee-1f2e-4d3c-9b8a-7f6e5d4c3b2a --seal SHA256:...
        waymark verify --all
        waymark verify redacted.jsonl --against opened/0b5cd5ee-1f2e-4d3c-9b8a-7f6e5d4c3b2a
      """)

  @OptionGroup var records: RecordOptions

  @Argument(
    help: "Records, by path or id; sealed files; HTML and redacted copies; opened bags; folders.")
  var names: [String] = []

  @Flag(help: "Every record in the folder, held against the register.")
  var all = false

  @Option(
    help: ArgumentHelp(
      "Hold each line of a redacted copy against the opened bag of its record.",
      valueName: "bag"))
  var against: String?

  @Option(
    help: ArgumentHelp(
      "The key that must have signed a bag, from the printed sheet. May be given several times.",
      valueName: "SHA256:..."))
  var seal: [String] = []

  @Flag(help: "One JSON object a line.")
  var json = false

  func perform() throws -> ExitStatus {
    guard all || !names.isEmpty else {
      throw UsageError("Name what is to be checked, or say --all.")
    }
    if let wrong = seal.first(where: { !$0.hasPrefix("SHA256:") || $0.utf8.count != 50 }) {
      throw UsageError(
        "--seal \(wrong): a fingerprint is SHA256: and 43 letters, digits and signs.")
    }
    let office = records.office
    let keys = office.deviceKeys()
    let check = try RecordCheck(in: office, keys: keys, seals: seal, against: against)
    let found =
      (all ? RegisterCheck(records: office.records).findings() : [])
      + names.flatMap { check.findings(of: $0) }
    let gravest = Verdict.gravest(of: found.map(\.verdict)) ?? .ok
    if gravest != .ok { FirstWords.sayOnce() }
    for finding in found {
      if let fault = finding.fault { complain(fault.words) }
      json ? print(finding.json) : say(finding.text)
    }
    return ExitStatus(gravest)
  }
}
