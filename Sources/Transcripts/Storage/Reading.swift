import Glibc

/// The bytes of a record, for reading alone.
///
/// - Throws: ``RecordError/missing(path:)``, or that it cannot be read.
public func recordBytes(at path: String) throws(RecordError) -> [UInt8] {
  let descriptor = try openFile(at: path)
  defer { close(descriptor) }
  return try readAll(descriptor, path)
}

/// A descriptor to read a file with, which whoever asks for it closes.
func openFile(at path: String) throws(RecordError) -> Int32 {
  // A pipe that was planted in the place of a file would otherwise be waited for without end.
  let descriptor = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC)
  guard descriptor >= 0 else {
    if errno == ENOENT { throw .missing(path: path) }
    throw .unsafeFolder(path: path, reason: words(forError: errno))
  }
  var status = stat()
  guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
    close(descriptor)
    throw .unsafeFolder(path: path, reason: "it is not a file")
  }
  return descriptor
}

func readAll(_ descriptor: Int32, _ path: String) throws(RecordError) -> [UInt8] {
  var status = stat()
  guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
    throw .unsafeFolder(path: path, reason: "it is not a file")
  }
  var bytes = [UInt8](repeating: 0, count: Int(status.st_size))
  var filled = 0
  while filled < bytes.count {
    let count = bytes.withUnsafeMutableBytes {
      pread(descriptor, $0.baseAddress! + filled, $0.count - filled, off_t(filled))
    }
    if count < 0, errno == EINTR { continue }
    guard count > 0 else {
      throw .unsafeFolder(path: path, reason: words(forError: errno))
    }
    filled += count
  }
  return bytes
}
