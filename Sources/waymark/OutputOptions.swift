import ArgumentParser
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

  /// - Throws: An exit if not all of it could be written, or the file is there already.
  func write(_ bytes: [UInt8]) throws {
    if let path {
      guard writeAnew(bytes, to: absolutePath(path)) else {
        complain("\(path): it cannot be written, or is there already.")
        throw ExitStatus.cannotCreate.code
      }
    } else if !writeOut(bytes) {
      complain("Nothing more can be written: standard output is closed, or its disk is full.")
      throw ExitStatus.inputOutput.code
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
private func writeOut(_ bytes: [UInt8]) -> Bool {
  var written = 0
  while written < bytes.count {
    let count = bytes.withUnsafeBytes {
      write(STDOUT_FILENO, $0.baseAddress! + written, bytes.count - written)
    }
    if count < 0, errno == EINTR { continue }
    guard count > 0 else { return false }
    written += count
  }
  return true
}
