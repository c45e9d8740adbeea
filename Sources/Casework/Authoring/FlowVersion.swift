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
    defer { _ = run("/bin/rm", ["-rf", folder]) }
    let archive = folder + "/flows.tar"
    guard !name.hasPrefix("-"),
      run("/usr/bin/env", ["git", "archive", "-o", archive, name + ":flows"]) == 0,
      run("/usr/bin/env", ["tar", "-xf", archive, "-C", folder]) == 0
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

  /// Runs a program without a shell, so that a name is never read as a command.
  private func run(_ path: String, _ arguments: [String]) -> Int32 {
    var argv = ([path] + arguments).map { strdup($0) } + [nil]
    defer { for case let text? in argv { free(text) } }
    var process: pid_t = 0
    guard posix_spawn(&process, path, nil, nil, &argv, environ) == 0 else { return -1 }
    var status: Int32 = 0
    while waitpid(process, &status, 0) < 0, errno == EINTR {}
    return status
  }
}
