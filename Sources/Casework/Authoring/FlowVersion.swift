import Files
import FlowFiles
package import FlowModel
import Glibc
import Transcripts

/// A version of the flows: a folder of flow files, or a revision that git knows.
package struct FlowVersion: Sendable {
  private let name: String

  package init(_ name: String) { self.name = name }

  /// - Throws: ``AuthoringError/noVersion(_:)``, or ``CaseworkError/flowsAtFault(_:folder:)``.
  package func library() throws(CaseworkError) -> Library {
    if access(name + "/incidents", F_OK) == 0 { return try read(name) }
    var template = Array("/tmp/waymark-diff-XXXXXX".utf8CString)
    guard mkdtemp(&template) != nil else {
      throw .unwritable(FileError("/tmp/waymark-diff", .makeFolder, .system(errno)))
    }
    let folder = String(
      decoding: template.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
    defer { try? Folders.remove(folder) }
    let archive = folder + "/flows.tar"
    guard !name.hasPrefix("-"),
      run("git", ["archive", "-o", archive, name + ":flows"]),
      run("tar", ["-xf", archive, "-C", folder])
    else { throw .authoring(.noVersion(name)) }
    return try read(folder)
  }

  private func read(_ folder: String) throws(CaseworkError) -> Library {
    do throws(LibraryError) {
      return try FlowFolder(path: folder).library(cache: nil) { sha256($0) }
    } catch {
      throw .flowsAtFault(error, folder: folder)
    }
  }

  /// Whether a program of the search path did what it was asked, within five minutes.
  private func run(_ program: String, _ arguments: [String]) -> Bool {
    runProgram("/usr/bin/env", [program] + arguments, within: 300) == 0
  }
}
