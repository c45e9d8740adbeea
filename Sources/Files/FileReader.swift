import Glibc

/// The one way to read a file whole: what may be opened, and how much of it is read.
///
/// Nothing here waits without end: a pipe that stands in the place of a file is told, unless pipes
/// are taken, and a file of any length is refused before memory is asked for.
package struct FileReader: Sendable {
  /// The most bytes that are read; a larger file is refused, never cut.
  package let limit: Int
  /// Whether a link in the place of the file is followed. Links among the folders above always are.
  package let followsLinks: Bool
  /// Whether a pipe or a terminal will do, as in `--identity <(...)`. It is waited for.
  package let takesPipes: Bool

  package init(limit: Int, followsLinks: Bool = true, takesPipes: Bool = false) {
    (self.limit, self.followsLinks, self.takesPipes) = (limit, followsLinks, takesPipes)
  }

  /// A record or what is made of one. Nothing in a records folder is a link.
  package static let record = FileReader(limit: 512 << 20, followsLinks: false)
  /// What people write: settings, contacts, keys, flows, phrases.
  package static let text = FileReader(limit: 16 << 20)
  /// What was named on the command line to be read once.
  package static let named = FileReader(limit: 64 << 20, takesPipes: true)

  /// The bytes of a file.
  ///
  /// - Throws: ``FileError``.
  package func bytes(at path: String) throws(FileError) -> [UInt8] {
    let descriptor = try open(path)
    defer { close(descriptor) }
    return try bytes(of: descriptor, path)
  }

  /// A descriptor to read with, which whoever asks for it closes.
  ///
  /// - Throws: ``FileError``; `tooLarge` only where the size is known beforehand.
  package func open(_ path: String) throws(FileError) -> Int32 {
    let descriptor = retrying {
      Glibc.open(
        path,
        O_RDONLY | O_CLOEXEC | O_NOCTTY | (takesPipes ? 0 : O_NONBLOCK)
          | (followsLinks ? 0 : O_NOFOLLOW))
    }
    guard descriptor >= 0 else {
      // ENXIO: a socket.
      if errno == ENXIO { throw FileError(path, .open, .notAFile) }
      guard errno == ELOOP, !followsLinks else { throw .last(path, .open) }
      throw FileError(path, .open, .isALink)
    }
    do throws(FileError) {
      _ = try size(of: descriptor, path)
      return descriptor
    } catch {
      close(descriptor)
      throw error
    }
  }

  /// All that comes on standard input, to its end.
  ///
  /// - Throws: ``FileError``.
  package func bytesOfStandardInput() throws(FileError) -> [UInt8] {
    try stream(STDIN_FILENO, "standard input")
  }

  /// All that an open file holds, read from its start without moving its place.
  ///
  /// - Throws: ``FileError``.
  package func bytes(of descriptor: Int32, _ path: String) throws(FileError) -> [UInt8] {
    guard let size = try size(of: descriptor, path) else { return try stream(descriptor, path) }
    var filled = 0
    var reason = FileError.Reason.changedMeanwhile
    let bytes = [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
      while filled < size {
        let got = retrying {
          pread(descriptor, buffer.baseAddress! + filled, size - filled, off_t(filled))
        }
        guard got > 0 else {
          if got < 0 { reason = .system(errno) }
          break
        }
        filled += got
      }
      count = filled
    }
    guard filled == size else { throw FileError(path, .read, reason) }
    return bytes
  }

  /// The size of a regular file; nil for what is read until it ends.
  private func size(of descriptor: Int32, _ path: String) throws(FileError) -> Int? {
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw .last(path, .open) }
    switch status.st_mode & S_IFMT {
    case S_IFREG:
      guard Int(status.st_size) <= limit else {
        throw FileError(path, .read, .tooLarge(limit: limit))
      }
      return Int(status.st_size)
    case S_IFIFO, S_IFCHR, S_IFSOCK:
      guard takesPipes else { throw FileError(path, .open, .notAFile) }
      return nil
    default: throw FileError(path, .open, .notAFile)
    }
  }

  private func stream(_ descriptor: Int32, _ path: String) throws(FileError) -> [UInt8] {
    var bytes = [UInt8]()
    var piece = [UInt8](repeating: 0, count: 64 << 10)
    while true {
      let count = retrying { read(descriptor, &piece, piece.count) }
      if count < 0, errno == EAGAIN {
        // Whoever started this program left it so. That nothing is there yet is no end.
        var input = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
        poll(&input, 1, -1)
        continue
      }
      guard count >= 0 else { throw .last(path, .read) }
      if count == 0 { return bytes }
      guard bytes.count + count <= limit else {
        throw FileError(path, .read, .tooLarge(limit: limit))
      }
      bytes += piece[..<count]
    }
  }
}

/// Makes a call again for as long as a signal came between.
func retrying<Result: SignedInteger>(_ call: () -> Result) -> Result {
  while true {
    let result = call()
    if result >= 0 || errno != EINTR { return result }
  }
}
