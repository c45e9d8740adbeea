import Files
import FlowFiles
package import FlowModel
import Glibc
import Transcripts

/// A version of the flows: a folder of flow files, or a revision that git knows.
package struct FlowVersion: Sendable {
  private let name: String
  private let limit: Int
  private let searchPath: String?

  /// - Parameters:
  ///   - limit: How many seconds git and tar may take, each.
  ///   - searchPath: Where they are looked for, as in `PATH`; nil for where the system looks.
  package init(_ name: String, within limit: Int = 60, searching searchPath: String? = nil) {
    self.name = name
    self.limit = limit
    self.searchPath = searchPath
  }

  /// - Throws: ``AuthoringError``: `noVersion`, or what kept git or tar from their work;
  ///   ``CaseworkError/flowsAtFault(_:folder:)``.
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
      try run("git", ["archive", "-o", archive, name + ":flows"]) == 0
    else { throw .authoring(.noVersion(name)) }
    let unpacked = try run("tar", ["-xf", archive, "-C", folder])
    guard unpacked == 0 else { throw .authoring(.programFailed("tar", status: unpacked)) }
    return try read(folder)
  }

  private func read(_ folder: String) throws(CaseworkError) -> Library {
    do throws(LibraryError) {
      return try FlowFolder(path: folder).library(cache: nil) { sha256($0) }
    } catch {
      throw .flowsAtFault(error, folder: folder)
    }
  }

  /// Runs a program of the search path.
  ///
  /// - Returns: How it ended.
  /// - Throws: ``AuthoringError/programMissing(_:)``, ``AuthoringError/programStopped(_:seconds:)``.
  private func run(_ program: String, _ arguments: [String]) throws(CaseworkError) -> Int32 {
    let path = searchPath.map { ["PATH=" + $0] } ?? []
    let status = runProgram("/usr/bin/env", path + [program] + arguments, within: limit)
    switch status {
    // As env ends where there is none, or none that can be started.
    case 126, 127: throw .authoring(.programMissing(program))
    case ranTooLong: throw .authoring(.programStopped(program, seconds: limit))
    default: return status
    }
  }
}
