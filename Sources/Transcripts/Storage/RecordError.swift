import Glibc

/// Why a record cannot be written, read or gone on with.
package enum RecordError: Error, Hashable, Sendable {
  /// There is no such file.
  case missing(path: String)
  /// The folder or the file could not be made.
  case cannotCreate(path: String, reason: String)
  /// The events were not written. What was on disk before still is, and trying again is safe.
  case notSaved(path: String, reason: String)
  /// The disk did not confirm a write. The file must not be written to again: after a failed
  /// sync the system may forget the data and report success the next time.
  case unconfirmed(path: String, reason: String)
  /// Another process holds the record.
  case busy(path: String)
  /// A folder is not safe to keep records in.
  case unsafeFolder(path: String, reason: String)
  /// What stands there is not read: a pipe, a link, a file without end, or one of somebody else's.
  case refused(path: String, reason: String)
  /// The disk or the system did not give what stands in the file. This says nothing about what
  /// stands there.
  case unreadable(path: String, reason: String)
  /// The record is encrypted, and the key of its session is not here.
  case locked(path: String)
  /// There is no line of this number that can be withheld.
  case cannotWithhold(path: String, line: Int, last: Int)
  /// The record is not as it was written. Lines count from 1.
  case damaged(path: String, line: Int, reason: String)

  /// What is wrong, where, and how to mend it.
  package var message: String {
    switch self {
    case .missing(let path): "\(path): there is no such record. List them with: waymark resume"
    case .cannotCreate(let path, let reason):
      "\(path): cannot be made: \(reason). Choose another folder with --records."
    case .notSaved(let path, let reason):
      "\(path): \(reason). Free some space or mend the disk, then answer again."
    case .unconfirmed(let path, let reason):
      "\(path): the disk did not confirm the last write: \(reason). Write down your last answer on "
        + "paper, and begin again on another disk with --records."
    case .busy(let path):
      "\(path): another Waymark\(lockHolder(of: path).map { " (process \($0))" } ?? "") has this "
        + "record open. Nothing was changed. Close that one, or go on there."
    case .unsafeFolder(let path, let reason):
      "\(path): \(reason). Choose another folder with --records."
    case .refused(let path, let reason): "\(path): it is not read: \(reason)."
    case .unreadable(let path, let reason):
      "\(path): it could not be read: \(reason). That is a fault of the disk or of the rights to "
        + "the file, and says nothing about what stands in it. Try again, or copy the disk."
    case .locked(let path):
      "\(path): it is encrypted, and the key of its session is not on this device. The "
        + "safeguarding lead can read it with: waymark open"
    case .cannotWithhold(let path, let line, let last):
      "\(path): line \(line) cannot be withheld. Lines that can are 1 to \(last); line 0 says what "
        + "the record is."
    case .damaged(let path, let line, let reason):
      "\(path): line \(line) is damaged: \(reason). Keep the file as it is and begin a new record."
    }
  }

  /// As sysexits.h has it (docs/exit-codes.md).
  package var exitCode: Int32 {
    switch self {
    case .missing: 66
    case .cannotWithhold: 64
    case .cannotCreate: 73
    case .notSaved, .unconfirmed, .unreadable: 74
    case .busy: 75
    case .unsafeFolder, .refused, .locked: 77
    case .damaged: 65
    }
  }
}

/// The system's words for an error number.
func words(forError number: Int32) -> String { String(cString: strerror(number)) }
