import Files
import FlowModel
import Glibc

/// A folder of flow files on disk.
///
/// What stands there besides files of flows stops nobody: hidden names, which editors and other
/// systems leave behind, pipes, devices, folders and links that lead nowhere are passed over.
package struct FlowFolder: Sendable {
  /// The kinds of files there are, each in its own folder; the empty name is the folder itself.
  static let subfolders = [
    "amendments", "answers", "guidance", "incidents", "parts", "policies", "scenarios",
    "scenarios/cards", "settings", "topics", "",
  ]
  /// The kinds of files that hold topics and what policies answer to them.
  static let topicSubfolders = ["answers", "topics"]
  /// Far more than any honest file of flows or phrases has, in bytes.
  private static let reader = FileReader(limit: 4 << 20)

  package let path: String

  package init(path: String) { self.path = path }

  /// The path from the root of the file system.
  var absolutePath: String {
    guard !path.hasPrefix("/"), let here = getcwd(nil, 0) else { return path }
    defer { free(here) }
    return String(cString: here) + "/" + path
  }

  /// The texts of all flow files, sorted by path.
  ///
  /// - Throws: ``LibraryError`` if the folder holds none, or one is not UTF-8 text.
  package func files() throws(LibraryError) -> [SourceFile] {
    let contents = contents()
    try contents.demandWhole(of: path)
    return contents.files
  }

  /// The texts of the files of phrases, sorted by path.
  ///
  /// - Throws: ``LibraryError`` if one is not UTF-8 text.
  package func phraseFiles() throws(LibraryError) -> [SourceFile] {
    let contents = phraseContents()
    guard contents.problems.isEmpty else { throw LibraryError(diagnostics: contents.problems) }
    return contents.files
  }

  /// What tells one state of the files from another: changes whenever a file is saved.
  package var state: String { identity(of: FlowFolder.subfolders, phrases: true).key }

  /// What is called like a file of flows or phrases and is passed over all the same: its path under
  /// this folder.
  package var passedOver: [String] {
    (contents().passedOver + phraseContents().passedOver).sorted()
  }

  func identity(of subfolders: [String], phrases: Bool = false) -> FileIdentity {
    var identity = FileIdentity()
    identity.add(subfolders, of: path, ending: ".yaml")
    if phrases {
      identity.add(["phrases"], of: path, ending: ".txt")
    }
    return identity
  }

  func contents() -> FolderContents { read(FlowFolder.subfolders, ending: ".yaml") }

  func phraseContents() -> FolderContents { read(["phrases"], ending: ".txt") }

  private func read(_ subfolders: [String], ending: String) -> FolderContents {
    var contents = FolderContents()
    for subfolder in subfolders {
      let above = subfolder.isEmpty ? "" : subfolder + "/"
      do throws(FileError) {
        for name in try Folders.names(in: path + "/" + subfolder) where name.hasSuffix(ending) {
          read(above + name, into: &contents)
        }
      } catch {
        if !error.isMissing { contents.add(error, subfolder) }
      }
    }
    contents.files.sort { $0.path < $1.path }
    return contents
  }

  private func read(_ file: String, into contents: inout FolderContents) {
    guard !Folders.name(of: file).hasPrefix(".") else { return contents.passedOver.append(file) }
    do throws(FileError) {
      let bytes = try FlowFolder.reader.bytes(at: path + "/" + file)
      guard let text = String(validating: bytes, as: UTF8.self) else {
        return contents.add("this file is not UTF-8 text", file)
      }
      contents.files.append(SourceFile(path: file, text: text))
      contents.bytes[file] = bytes
    } catch {
      // A link that leads nowhere, or a file that was removed since the folder was listed.
      let isNothing = error.isMissing || [.notAFile, .system(ELOOP)].contains(error.reason)
      isNothing ? contents.passedOver.append(file) : contents.add(error, file)
    }
  }
}

/// What a flows folder holds.
struct FolderContents {
  /// Sorted by path once all are read.
  var files: [SourceFile] = []
  var bytes: [String: [UInt8]] = [:]
  /// What should be read and cannot be.
  private(set) var problems: [Diagnostic] = []
  /// What is no file of flows though it is called like one.
  var passedOver: [String] = []

  mutating func add(_ error: FileError, _ file: String) {
    add("this cannot be read: \(error.words)", file)
  }

  mutating func add(_ message: String, _ file: String) {
    problems.append(
      Diagnostic(
        code: "not-text", message, at: SourceLocation(file: file, line: 1, column: 1),
        remedy: "Save it as UTF-8, and check that you may read it."))
  }

  /// - Throws: ``LibraryError`` if anything cannot be read, or nothing is there to be read.
  func demandWhole(of folder: String) throws(LibraryError) {
    guard problems.isEmpty else { throw LibraryError(diagnostics: problems) }
    guard files.isEmpty else { return }
    throw LibraryError(diagnostics: [.noFlows(in: folder)])
  }

  /// What advice rests on; tests and promises about it may change while a record is open.
  ///
  /// - Parameter digest: SHA-256 as lower-case hex.
  func digests(_ digest: ([UInt8]) -> String) -> [String: String] {
    bytes.filter { !$0.key.hasPrefix("scenarios/") && $0.key.contains("/") }.mapValues(digest)
  }
}

extension Diagnostic {
  static func noFlows(in folder: String) -> Diagnostic {
    Diagnostic(
      code: "no-flows", "there are no flow files here",
      at: SourceLocation(file: folder, line: 1, column: 1),
      remedy: "Name the flows folder with --flows.")
  }
}
