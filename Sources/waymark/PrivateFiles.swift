import Glibc
import Transcripts

// Files that only their owner can read, in folders that only their owner can enter.

/// Adds text to the end of a file that only its owner can read; makes the file and its folders.
func append(_ text: String, to path: String) -> Bool {
  makeFolder(above: path)
  let flags = O_WRONLY | O_APPEND | O_CREAT | O_NOFOLLOW | O_CLOEXEC
  let descriptor = open(path, flags, 0o600)
  guard descriptor >= 0 else { return false }
  let bytes = Array(text.utf8)
  let written = write(descriptor, bytes, bytes.count) == bytes.count && fsync(descriptor) == 0
  return close(descriptor) == 0 && written
}

/// Writes a file that must not exist yet and that only its owner can read, and waits for the disk.
func writeAnew(_ text: String, to path: String) -> Bool { writeAnew(Array(text.utf8), to: path) }

func writeAnew(_ bytes: [UInt8], to path: String) -> Bool {
  let folder = makeFolder(above: path)
  let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o600)
  guard descriptor >= 0 else { return false }
  var written = 0
  while written < bytes.count {
    let count = bytes.withUnsafeBytes {
      write(descriptor, $0.baseAddress! + written, bytes.count - written)
    }
    if count < 0, errno == EINTR { continue }
    guard count > 0 else { break }
    written += count
  }
  let isSafe = written == bytes.count && fsync(descriptor) == 0
  guard close(descriptor) == 0, isSafe else {
    unlink(path)
    return false
  }
  return sync(folder: folder)
}

/// Waits until the names in a folder are on the disk.
func sync(folder: String) -> Bool {
  let descriptor = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
  defer { close(descriptor) }
  return descriptor >= 0 && fsync(descriptor) == 0
}

/// Makes the folders above a file, 0700; gives the last.
@discardableResult
private func makeFolder(above path: String) -> String {
  var folder = ""
  for part in path.split(separator: "/").dropLast() {
    folder += "/" + part
    mkdir(folder, 0o700)
  }
  return folder
}

/// A path from the root of the file system.
func absolutePath(_ path: String) -> String {
  guard !path.hasPrefix("/"), let folder = getcwd(nil, 0) else { return path }
  defer { free(folder) }
  return String(cString: folder) + "/" + path
}

/// The folder that a file lies in.
func folder(of path: String) -> String {
  path.lastIndex(of: "/").map { $0 == path.startIndex ? "/" : String(path[..<$0]) } ?? "."
}
