import Files
import Glibc

/// A folder that goes when it is let go.
final class Scratch {
  let path: String

  init() {
    var template = Array("/tmp/waymark-files-XXXXXX".utf8CString)
    path = String(cString: mkdtemp(&template))
  }

  deinit { try? Folders.remove(path) }

  func write(_ name: String, _ bytes: [UInt8]) -> String {
    let file = open(path + "/" + name, O_WRONLY | O_CREAT | O_TRUNC, 0o644)
    _ = bytes.withUnsafeBytes { Glibc.write(file, $0.baseAddress, $0.count) }
    close(file)
    return path + "/" + name
  }
}
