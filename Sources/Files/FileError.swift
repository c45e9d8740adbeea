import Glibc

/// Why something could not be done with a file: facts, which whoever shows them puts into words.
package struct FileError: Error, Hashable, Sendable {
  package enum Operation: String, Hashable, Sendable {
    case open, read, write, sync, link, rename, remove
    case makeFolder = "make the folder"
  }

  package enum Reason: Hashable, Sendable {
    /// The number that the system gave (errno).
    case system(Int32)
    /// A folder, a pipe or a device stands in the place of a file.
    case notAFile
    /// A link stands there, and links are not followed.
    case isALink
    /// It is larger than whoever reads it takes, in bytes.
    case tooLarge(limit: Int)
    /// It became shorter while it was read.
    case changedMeanwhile
    /// A line, counted from 1, is not UTF-8.
    case notText(line: Int)
    /// A line, counted from 1, is longer than whoever reads it takes, in bytes.
    case longLine(Int, limit: Int)
  }

  package let path: String
  package let operation: Operation
  package let reason: Reason

  package init(_ path: String, _ operation: Operation, _ reason: Reason) {
    (self.path, self.operation, self.reason) = (path, operation, reason)
  }

  /// With the error number that the last call left.
  static func last(_ path: String, _ operation: Operation) -> FileError {
    FileError(path, operation, .system(errno))
  }

  /// Whether nothing of that name is there. Everything else is something that is there and cannot be
  /// had: the two are never the same.
  package var isMissing: Bool { reason == .system(ENOENT) }

  /// Whether something of that name is there already.
  package var isThere: Bool { reason == .system(EEXIST) || reason == .system(ENOTEMPTY) }

  /// The reason as a clause, without the path: "No space left on device".
  package var words: String {
    switch reason {
    case .system(let number): String(cString: strerror(number))
    case .notAFile: "it is not a file"
    case .isALink: "it is a link, and links are not followed"
    case .tooLarge(let limit): "it is larger than \(bytes(limit)), the most that is read"
    case .changedMeanwhile: "it became shorter while it was read"
    case .notText(let line): "line \(line) is not UTF-8 text; save the file as UTF-8"
    case .longLine(let line, let limit):
      "line \(line) is longer than \(bytes(limit)), the most that is read"
    }
  }

  /// The path and the reason in one line.
  package var message: String { "\(path): cannot \(operation.rawValue) it: \(words)." }

  private func bytes(_ count: Int) -> String {
    for (unit, name) in [(1 << 30, "GiB"), (1 << 20, "MiB"), (1 << 10, "KiB")]
    where count >= unit && count % unit == 0 {
      return "\(count / unit) \(name)"
    }
    return "\(count) bytes"
  }
}
