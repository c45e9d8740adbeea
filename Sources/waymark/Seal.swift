import ArgumentParser
import FlowEngine
import FlowFiles
import FlowModel
import Glibc
import Rendering
import Sealing
import Transcripts

/// Seals a record: signs it, encrypts it to the safeguarding lead, and removes the plain file.
struct Seal: ParsableCommand {
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

  func run() throws {
    try SealDeed(
      record: holdRecord(records.path(of: record)), base: records.base, flows: library.path,
      reference: reference, keep: keep
    ).run()
  }
}

/// Sealing one record, step by step: what was plain goes only once what is sealed is safe. From the
/// first byte that is read until the record is gone nobody else can write to it, and from the look
/// into the register until the sealed file has its name nobody else can enter anything.
struct SealDeed {
  let record: HeldRecord
  /// The records folder.
  let base: String
  /// The folder of flow files.
  let flows: String
  var reference: String?
  var keep = false

  func run() throws {
    guard let keys = try SealKeys.load() else {
      complain("This device has no seal yet. Make one with: waymark init")
      throw ExitStatus.configuration.code
    }
    let (check, opening) = try readRecord()
    let reference = try self.reference.map { try plain($0, for: opening) }
    let readers = try Readers(of: check.events, opening, flows: flows)
    let bag = RecordBag(check: check, opening: opening, reference: reference, flows: flows)
    let path = try seal(bag, for: readers.among(keys.recipients), with: keys)
    if !keep, !record.remove() {
      complain(
        "\(record.path): sealed, but the plain record could not be removed. Remove it yourself.")
    }
    say("\(path): sealed. Seal: \(keys.seal.fingerprint). Head: \(check.head)")
    say(readers.words)
    tellSchool(opening, reference)
  }

  /// Writes the sealed file and enters it, or finishes what was begun.
  ///
  /// - Returns: Its path.
  private func seal(
    _ bag: RecordBag, for readers: [AgeRecipient], with keys: SealKeys
  ) throws -> String {
    let file = SealedFile(of: bag.opening.record, in: base)
    let register = try holdRegister(base)
    let contents = try register.contents()
    tellDamage(contents, Register(in: base).path)
    if try !file.wasSealed(with: bag.check.head, contents.entries) {
      let sealed = try bag.sealed(with: keys, for: readers, at: Clock.now())
      try file.write(sealed)
      try enter(bag, sealed, in: register)
    }
    try file.finish()
    return file.path
  }

  /// Who will be able to open it.
  func readers() throws -> Readers {
    let (check, opening) = try readRecord()
    return try Readers(of: check.events, opening, flows: flows)
  }

  private func readRecord() throws -> (Verification, Opening) {
    let check: Verification
    do throws(RecordError) {
      check = try record.verification(keys: .own)
    } catch {
      complain(error.message)
      throw ExitCode(error.exitCode)
    }
    switch check.verdict {
    case .ok:
      if let opening = check.opening { return (check, opening) }
    case .torn:
      complain(
        "\(record.path): its last line is torn. Go on with it first, then seal it: "
          + Places.typed("resume \(check.opening?.record.prefix(8) ?? "ID")"))
    case .damaged(let line, let reason):
      complain(
        "\(record.path): line \(line) is damaged: \(reason). It cannot be sealed. Keep the file as "
          + "it is and show it to whoever looks after the records.")
    }
    throw ExitStatus.invalidData.code
  }

  private func enter(_ bag: RecordBag, _ sealed: [UInt8], in register: HeldRegister) throws {
    do throws(RecordError) {
      try register.add(
        Register.Entry(
          .sealed, record: bag.opening.record, head: bag.check.head, lines: bag.check.events.count,
          file: sha256(sealed), caseDigest: bag.reference.map(caseDigest), at: Clock.now()))
    } catch {
      complain(error.message + " The plain record stays.")
      throw ExitCode(error.exitCode)
    }
  }

  private func plain(_ reference: String, for opening: Opening) throws -> String {
    let text = PlainText(cleaning: reference).text.trimmed
    guard opening.mode == .live else {
      complain("--case: this is a rehearsal. It belongs to no case and carries no reference.")
      throw ExitStatus.usage.code
    }
    guard !text.isEmpty, text.utf8.count <= 64, !text.contains("\n") else {
      complain("--case: a reference has 1 to 64 letters, digits and signs on one line.")
      throw ExitStatus.usage.code
    }
    return text
  }

  /// Runs the command that the school has configured, with the reference and the kind alone.
  private func tellSchool(_ opening: Opening, _ reference: String?) {
    guard let command = KeyValueFile(path: Places.configuration + "/config")["notify"] else {
      return
    }
    let status = runProgram(command, [reference ?? opening.record, opening.mode.rawValue])
    guard status != 0 else { return }
    let end = status == ranTooLong ? "did not end in time and was stopped" : "ended with \(status)"
    complain("notify: \(command) \(end). Tell the lead yourself.")
  }
}

/// SHA-256 of a case reference, however it is spaced and whatever its case.
func caseDigest(_ reference: String) -> String {
  sha256(Array(reference.uppercased().filter { !$0.isWhitespace }.utf8))
}
