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
    throw cannotRead(path, errno)
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
    guard count >= 0 else { throw cannotRead(path, errno) }
    guard count > 0 else {
      throw .unreadable(path: path, reason: "it became shorter while it was read")
    }
    filled += count
  }
  return bytes
}

/// Why a file was not read, by the error number.
func cannotRead(_ path: String, _ error: Int32) -> RecordError {
  switch error {
  case ENOENT, ENOTDIR: .missing(path: path)
  case EACCES, EPERM: .unsafeFolder(path: path, reason: words(forError: error))
  case EISDIR: .unsafeFolder(path: path, reason: "it is not a file")
  case ELOOP: .unsafeFolder(path: path, reason: "it is a link")
  default: .unreadable(path: path, reason: words(forError: error))
  }
}
