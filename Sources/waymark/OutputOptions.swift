import ArgumentParser
import Casework
import Files
import Glibc

/// Where a copy of a record is written.
struct OutputOptions: ParsableArguments {
  @Option(
    name: .customLong("to"),
    help: ArgumentHelp(
      "A new file, which only you can read; standard output if not named, or named -.",
      valueName: "file"))
  var name: String?

  /// The file; nil for standard output.
  var path: String? { name == "-" ? nil : name }

  /// - Parameter records: Among which no copy is written.
  /// - Throws: `CaseworkError` if the file is there already or cannot be written; ``OutputError`` if
  ///   not all of it went out.
  func write(_ bytes: [UInt8], besides records: RecordOptions) throws {
    guard let path else { return try writeOut(bytes) }
    try records.demandFree(path)
    do throws(FileError) {
      try PrivateFile.createInPlace(bytes, at: absolutePath(path))
    } catch {
      throw CaseworkError.unwritable(error)
    }
  }

  /// Whether it goes into a file, and not to a screen or into another program.
  var isFile: Bool {
    if path != nil { return true }
    var status = stat()
    return fstat(STDOUT_FILENO, &status) == 0 && status.st_mode & S_IFMT == S_IFREG
  }

  /// Whether what was written is on the disk. What went to a screen or into another program may be
  /// gone.
  var isFileOfItsOwn: Bool { path != nil || isFile && fsync(STDOUT_FILENO) == 0 }
}

/// Writes all bytes to standard output.
private func writeOut(_ bytes: [UInt8]) throws(OutputError) {
  var written = 0
  while written < bytes.count {
    let count = bytes.withUnsafeBytes {
      write(STDOUT_FILENO, $0.baseAddress! + written, bytes.count - written)
    }
    if count < 0, errno == EINTR { continue }
    guard count > 0 else { throw .standardOutput }
    written += count
  }
}
