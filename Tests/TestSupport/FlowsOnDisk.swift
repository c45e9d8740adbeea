package import FlowFiles
import Glibc

/// A copy of flow files in a folder of its own, to be spoilt; gone when the test is.
package final class FlowsOnDisk {
  package let path: String
  /// A folder for caches beside it.
  package let cache: String

  /// - Parameter files: What it holds; nil for the flows that are shipped.
  package init(_ files: [SourceFile]? = nil) {
    var name = Array("/tmp/waymark-flows-XXXXXX".utf8CString)
    let top = String(cString: mkdtemp(&name))
    path = top + "/flows"
    cache = top + "/cache"
    mkdir(path, 0o700)
    guard let files else {
      _ = run("/bin/cp", "-R", Shipped.root + "/flows/.", path)
      return
    }
    for file in files { write(file.text, to: file.path) }
  }

  deinit {
    _ = run("/bin/chmod", "-R", "u+rwx", path)
    _ = run("/bin/rm", "-rf", String(path.dropLast("/flows".count)))
  }

  package var folder: FlowFolder { FlowFolder(path: path) }

  package func write(_ text: String, to file: String) { write(Array(text.utf8), to: file) }

  package func write(_ bytes: [UInt8], to file: String) {
    if let slash = file.lastIndex(of: "/") { mkdir(path + "/" + file[..<slash], 0o700) }
    let descriptor = open(path + "/" + file, O_WRONLY | O_CREAT | O_TRUNC, 0o600)
    precondition(descriptor >= 0, "\(file) cannot be made")
    precondition(Glibc.write(descriptor, bytes, bytes.count) == bytes.count)
    close(descriptor)
  }

  package func text(of file: String) -> String { textOfFile(path + "/" + file) ?? "" }

  /// Runs a program on the folder, and waits for it.
  @discardableResult
  package func run(_ program: String, _ arguments: String...) -> Bool {
    var words = ([program] + arguments).map { strdup($0) } + [nil]
    defer { for word in words { free(word) } }
    var process = pid_t()
    guard posix_spawn(&process, program, nil, nil, &words, environ) == 0 else { return false }
    var status: Int32 = 0
    waitpid(process, &status, 0)
    return status == 0
  }
}
