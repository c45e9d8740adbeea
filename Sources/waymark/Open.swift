import ArgumentParser
import Glibc
import Sealing
import Transcripts

/// Opens a sealed record.
struct Open: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "open",
    abstract: "Open a sealed record into a folder.",
    discussion: """
      Asks for a secret identity, or reads it from a file with --identity. The folder is made \
      beside the sealed file, readable by its owner alone. Remove it when it is no longer needed.

      EXAMPLES
        waymark open sealed/0b5cd5ee-....tar.age
      """)

  @Argument(help: "The sealed file.")
  var file: String

  @Option(help: ArgumentHelp("A file with the secret identity.", valueName: "file"))
  var identity: String?

  @Option(
    help: ArgumentHelp("The folder to make; beside the file if not named.", valueName: "folder"))
  var into: String?

  func run() throws {
    let files: [(path: String, bytes: [UInt8])]
    do {
      let own = try AgeIdentity(try typedIdentity())
      files = try Tar.unpack(try Age.decrypt(try recordBytes(at: file), with: [own]))
    } catch let error as SealingError {
      complain("\(file): \(error.message)")
      throw ExitStatus.invalidData.code
    } catch let error as RecordError {
      complain(error.message)
      throw ExitCode(error.exitCode)
    }
    let base = absolutePath(into ?? folderBeside)
    for (path, bytes) in files {
      guard writeAnew(bytes, to: base + "/" + path) else {
        complain("\(base)/\(path): it cannot be written, or is there already.")
        throw ExitStatus.cannotCreate.code
      }
    }
    let bag = files.first.map { String($0.path.prefix { $0 != "/" }) } ?? ""
    print(
      "\(base)/\(bag): opened, \(files.count) files. To check it: waymark verify \(base)/\(bag)")
  }

  private var folderBeside: String {
    file.lastIndex(of: "/").map { String(file[..<$0]) } ?? "."
  }

  private func typedIdentity() throws -> String {
    if let identity {
      let text = String(decoding: try recordBytes(at: identity), as: UTF8.self)
      let line = text.split(separator: "\n").first { $0.hasPrefix("AGE-SECRET-KEY-") }
      return String(line ?? "")
    }
    print("The secret identity, as it stands on the sheet:")
    fflush(nil)
    return (readLine() ?? "").filter { !$0.isWhitespace }.uppercased()
  }
}
