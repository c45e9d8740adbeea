import ArgumentParser
import Casework
import Files
import FlowEngine
import FlowModel
import Transcripts

/// Seals a record: signs it, encrypts it to the safeguarding lead, and removes the plain file.
struct Seal: WaymarkCommand {
  static let configuration = CommandConfiguration(
    abstract: "Sign a record and encrypt it for the safeguarding lead.",
    discussion: """
      Makes a BagIt bag of the record, its readable forms and the flows it was made with; signs \
      it, packs it, encrypts it with age, reads it back, writes the register, and only then \
      removes the plain record. Only the identities of 'waymark init' can open it.

      EXAMPLES
        waymark seal 0b5cd5ee --case SG-2026-0042
      """)

  @OptionGroup var library: LibraryOptions
  @OptionGroup var records: RecordOptions

  @Argument(help: "The record: its path, its id, or the beginning of its id.")
  var record: String

  @Option(
    name: .customLong("case"), help: "The reference of the case it belongs to. No child's name.")
  var reference: String?

  @Flag(help: "Leave the plain record where it is.")
  var keep = false

  func perform() throws -> ExitStatus {
    let office = Office(flows: library.path, records: records.base)
    let held = try office.hold(recordAt: office.path(ofRecord: record))
    let keys = office.deviceKeys()
    guard let sealer = try office.sealer(with: keys) else { throw CaseworkError.noSeal }
    for problem in keys.problems { complain(problem) }
    try office.demandInPlace(recordAt: held.path)
    try office.demandNothingCut(fromRecordAt: held.path)
    let verified = try VerifiedRecord(verifying: held)
    let reference = try reference.map { try CaseReference($0, for: verified.opening.mode) }
    try report(
      sealer.seal(
        verified, for: sealer.recipients(of: verified), case: reference, keepingPlain: keep),
      office)
    return .done
  }
}

/// Says what came of sealing a record, and tells the school.
func report(_ receipt: SealReceipt, _ office: Office) {
  if let damage = receipt.register { complain(damage.words) }
  if let fault = receipt.plainLeft {
    complain(
      "\(fault.path): sealed, but the plain record could not be removed: \(fault.words). Remove it "
        + "yourself.")
  }
  say("\(receipt.file): sealed. Seal: \(receipt.fingerprint). Head: \(receipt.head)")
  say(receipt.recipients.words)
  switch office.notify(of: receipt) {
  case .notWanted, .given: break
  case .stopped(let program):
    complain(
      "notify: \(program) did not end in time and was stopped. Tell the lead yourself.")
  case .failed(let program, let status):
    complain("notify: \(program) ended with \(status). Tell the lead yourself.")
  }
}

extension SealRecipients {
  /// What is said before a record is sealed.
  var offer: String {
    leavesOutLead
      ? "To seal this record, but not for the safeguarding lead, type s. Enter leaves it."
      : "To seal this record for the safeguarding lead, type s. Enter leaves it."
  }

  /// What is said once it is sealed.
  var words: Message {
    leavesOutLead
      ? "It is, or may be, about the safeguarding lead: only the recovery identity opens it."
      : "The safeguarding lead's identity opens it, and that of recovery."
  }
}

extension RegisterDamage {
  /// What of it is not as it was written, and how to go on.
  var words: Message {
    var text: Message = ""
    for line in damage { text = text + "\(path): line \(line.line): \(line.reason).\n" }
    return text
      + "Keep a copy of it and show it to whoever looks after the records. The other \(entriesLeft) "
      + "entries hold, and sealing goes on after them."
  }
}
