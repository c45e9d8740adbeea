package import Files
package import FlowFiles
package import Sealing
package import Transcripts

/// Why something could not be done: facts, which whoever shows them puts into words and into an exit
/// status. There is no other way in which casework fails.
package enum CaseworkError: Error, Hashable, Sendable {
  /// A record cannot be read, written or held.
  case record(RecordError)
  /// A file that is no record could not be read.
  case unreadable(FileError)
  /// A file that is no record could not be written.
  case unwritable(FileError)
  /// A key or a sealed file was refused.
  ///
  /// - Parameter file: The file that it stands in; nil for what was typed.
  case sealing(SealingError, file: String?)
  /// Flow files that must be without fault are not: whatever proves something demands that.
  case flowsAtFault(LibraryError, folder: String)
  /// Nothing can be talked with: the flow files cannot be read, and no earlier ones are kept.
  case flowsLost(LibraryError, folder: String)
}
