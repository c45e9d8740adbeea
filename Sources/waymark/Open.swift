import ArgumentParser
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
    let files: [(path: String, bytes: [UInt8])]
    do {
      let bytes = try recordBytes(at: file)
      let own = try AgeIdentity(try typedIdentity())
      if isEncryptedRecord(bytes) { return try recover(file, bytes, with: own) }
      files = try Tar.unpack(try Age.decrypt(bytes, with: [own]))
    } catch let error as SealingError {
      complain("\(file): \(error.message)")
      throw ExitStatus.invalidData.code
    } catch let error as RecordError {
      complain(error.message)
      throw ExitCode(error.exitCode)
    }
    let base = absolutePath(into ?? folderBeside(file))
    for (path, bytes) in files {
      guard writeAnew(bytes, to: base + "/" + path) else {
        complain("\(base)/\(path): it cannot be written, or is there already.")
        throw ExitStatus.cannotCreate.code
      }
    }
    let bag = files.first.map { String($0.path.prefix { $0 != "/" }) } ?? ""
    say("\(base)/\(bag): opened, \(files.count) files. To check it: waymark verify \(base)/\(bag)")
    print(
      "It now lies there in plain. Read data/record.html. When it is no longer needed, remove it.")
  }

  /// What lies opened is not among what is sealed.
  private func folderBeside(_ file: String) -> String {
    let own = folder(of: file)
    return own.hasSuffix("sealed") ? own.dropLast("sealed".count) + "opened" : own
  }

  /// Writes down, as plain lines, a conversation that was never sealed.
  private func recover(_ file: String, _ bytes: [UInt8], with own: AgeIdentity) throws {
    let check = Verification(
      of: bytes,
      decryptedWith: LineEncryption(
        encrypt: { _ in nil }, decrypt: { Age.decryptLine($0, with: own) }))
    guard case .opened(let opening)? = check.events.first?.event else {
      complain("\(file): this identity does not open it, or its first line is damaged.")
      throw ExitStatus.invalidData.code
    }
    let path = absolutePath(into ?? folderBeside(file)) + "/\(opening.record)/record.jsonl"
    guard writeAnew(check.text, to: path) else {
      complain("\(path): it cannot be written, or is there already.")
      throw ExitStatus.cannotCreate.code
    }
    say("\(path): opened. It was never sealed. \(check.word), \(check.detail)")
    if check.exitCode != 0 { throw ExitCode(check.exitCode) }
  }

  private func typedIdentity() throws -> String {
    if let identity {
      let text = String(decoding: try recordBytes(at: identity), as: UTF8.self)
      let line = text.split(separator: "\n").first { $0.hasPrefix("AGE-SECRET-KEY-") }
      return String(line ?? "")
    }
    print("The secret identity, as it stands on the sheet:")
    fflush(nil)
    let typed = (readLine() ?? "").filter { !$0.isWhitespace }.uppercased()
    if isatty(STDOUT_FILENO) == 1 {
      try MainActor.assumeIsolated { try Screen(plain: false).hide() }
    }
    return typed
  }
}
