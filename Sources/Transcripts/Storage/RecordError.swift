import Glibc

/// Why a record cannot be written, read or gone on with.
package enum RecordError: Error, Hashable, Sendable {
  /// There is no such file.
  case missing(path: String)
  /// There is no such folder of records.
  case missingFolder(path: String)
  /// The folder or the file could not be made.
  case cannotCreate(path: String, reason: String)
  /// The events were not written. What was on disk before still is, and trying again is safe.
  case notSaved(path: String, reason: String)
  /// The disk did not confirm a write. The file must not be written to again: after a failed
  /// sync the system may forget the data and report success the next time.
  case unconfirmed(path: String, reason: String)
  /// Another process holds the record.
  case busy(path: String)
  /// Another process has kept the register for so long.
  case registerBusy(path: String, seconds: Int)
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
}

/// The system's words for an error number.
func words(forError number: Int32) -> String { String(cString: strerror(number)) }
