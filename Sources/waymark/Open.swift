import ArgumentParser
import Files
import FlowEngine
import Glibc
import Sealing
import Terminal
import Transcripts

/// Opens a sealed record.
struct Open: ParsableCommand {
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

  func run() throws {
    let file = access(name, F_OK) == 0 ? name : try records.sealedFile(of: name) ?? name
    do {
      let bytes = try recordBytes(at: file)
      let own = try identities(in: identity)
      hideTyped()
      if isEncryptedRecord(bytes) { return try recover(file, bytes, with: own) }
      try unpack(file, try Tar.unpack(try Age.decrypt(bytes, with: own)))
    } catch let error as SealingError {
      complain("\(file): \(error.message)")
      throw ExitStatus.invalidData.code
    } catch let error as RecordError {
      complain(error.message)
      throw ExitCode(error.exitCode)
    } catch let error as FileError {
      complain(error.message)
      throw (error.isMissing ? ExitStatus.missingFile : .noPermission).code
    }
  }

  /// Checks what was packed, in memory, and only then writes it down.
  private func unpack(_ file: String, _ packed: [(path: String, bytes: [UInt8])]) throws {
    let bag: PackedBag
    do throws(PackedBag.Fault) {
      bag = try PackedBag(packed)
    } catch {
      complain("\(file): \(error.words). Nothing was written.")
      throw ExitStatus.invalidData.code
    }
    let folder = try write(bag.files, as: bag.record, from: file)
    say("\(folder): opened, \(bag.files.count) files, signed by \(bag.fingerprint).")
    say("Compare that with sheet 1. To check it: waymark verify \(folder)")
    say(
      "It now lies there in plain. Read data/record.html. When it is no longer needed, remove it.")
  }

  /// Writes the files into one new folder.
  ///
  /// - Returns: Its path.
  private func write(
    _ files: [(path: String, bytes: [UInt8])], as record: String, from file: String
  ) throws -> String {
    let base = into ?? folderBeside(file)
    let folder = OpenedFolder(record, in: base)
    var status = stat()
    // A link that was planted here would lead what is plain to another place.
    if into == nil, lstat(base, &status) == 0, status.st_mode & S_IFMT == S_IFLNK {
      complain("\(base): it is a link, and is not followed. Name a folder with --into.")
      throw ExitStatus.cannotCreate.code
    }
    do throws(FileError) {
      try folder.write(files)
    } catch {
      complain(
        error.isThere
          ? "\(folder.path): something is there already. Remove it, or name another folder with "
            + "--into."
          : error.message)
      complain(
        folder.leftover.map { "Plain files still lie in \($0). Remove that folder." }
          ?? "Nothing was left behind.")
      throw ExitStatus.cannotCreate.code
    }
    return folder.path
  }

  /// What lies opened is not among what is sealed.
  private func folderBeside(_ file: String) -> String {
    let own = folder(of: file)
    return own.hasSuffix("sealed") ? own.dropLast("sealed".count) + "opened" : own
  }

  /// Writes down, as plain lines, a conversation that was never sealed.
  private func recover(_ file: String, _ bytes: [UInt8], with own: [AgeIdentity]) throws {
    let check = Verification(
      of: bytes,
      decryptedWith: LineEncryption(
        encrypt: { _ in nil },
        decrypt: { line in own.lazy.compactMap { Age.decryptLine(line, with: $0) }.first }))
    guard case .opened(let opening)? = check.events.first?.event else {
      complain("\(file): this identity does not open it, or its first line is damaged.")
      throw ExitStatus.invalidData.code
    }
    let folder = try write([("record.jsonl", check.text)], as: opening.record, from: file)
    say("\(folder)/record.jsonl: opened. It was never sealed. \(check.word), \(check.detail)")
    if check.exitCode != 0 { throw ExitCode(check.exitCode) }
  }

  /// What was pasted may stand on the screen.
  private func hideTyped() {
    guard identity == nil, isatty(STDOUT_FILENO) == 1 else { return }
    MainActor.assumeIsolated { try? Screen(plain: false).hide() }
  }
}
