package import Files
package import FlowFiles
package import Sealing
package import Transcripts

/// Why something could not be done: facts, which whoever shows them puts into words and into an exit
/// status. There is no other way in which casework fails.
package indirect enum CaseworkError: Error, Hashable, Sendable {
  // What is read and written.

  /// A record or the register cannot be read, written or held.
  case record(RecordError)
  /// A file that is no record could not be read.
  case unreadable(FileError)
  /// A file that is no record could not be written.
  case unwritable(FileError)
  /// What was to be written would lie among the records, or in the place of what is kept beside them.
  case amongRecords(String)
  /// A key or a sealed file was refused.
  ///
  /// - Parameter file: The file that it stands in; nil for what was typed.
  case sealing(SealingError, file: String?)

  // Flow files.

  /// Flow files that must be without fault are not: whatever proves something demands that.
  case flowsAtFault(LibraryError, folder: String)
  /// Nothing can be talked with: the flow files cannot be read, and no earlier ones are kept.
  case flowsLost(LibraryError, folder: String)
  /// The flows have changed since this record was begun, by its id.
  case flowsChanged(record: String)
  /// The flows in a folder have no setting of this id, in which a record was made.
  case settingGone(String, folder: String)

  /// Work on flow files could not be done.
  case authoring(AuthoringError)

  // Records.

  /// No record here begins with this.
  case noRecord(String)
  /// Several records begin with this.
  case severalRecords(Int, String)
  /// No record of this name is here. This is what the register says was done with it last.
  ///
  /// - Parameter file: Where its sealed file would lie.
  case recordGone(Register.Entry, file: String)
  /// A record lies under the name or in the folder of another.
  case misplaced(RecordFinding)
  /// The record was sealed; its sealed file lies here.
  case recordIsSealed(file: String)
  /// A record must verify for what is asked, and does not.
  ///
  /// - Parameter record: Its id, if that can be read.
  case notVerified(path: String, Verification.Verdict, record: String?)
  /// A record had more lines when it was entered in the register.
  case cutSince(RecordFinding)
  /// A record is damaged, and cannot be walked again.
  case cannotBeWalked(RecordFinding)
  /// A record could not be removed, although the register says so by now.
  case notRemoved(FileError)
  /// Not even the first line of a record is as it was written.
  case nothingLegible(path: String, Verification.Verdict)
  /// What copies were to be held against is no bag that is as it was sealed by a key that is known.
  case noBag(RecordFinding)
  /// No font is installed, which a PDF needs.
  case noFont
  /// A copy was written, and could not be noted in the register.
  case copyNotNoted(RecordError)

  // Opening.

  /// A file holds another record than the one that it is named by.
  ///
  /// - Parameters:
  ///   - holds: The id of the record in it.
  ///   - wasSealed: Whether it is a sealed one.
  case holdsAnother(file: String, holds: String, wasSealed: Bool)
  /// A record was never sealed and lies in plain: there is nothing to open.
  case neverSealed(file: String, record: String)
  /// No identity opens this record, or its first line is damaged.
  case notForIdentity(file: String)
  /// What is packed in a sealed file is not written down.
  case bagRefused(file: String, PackedBag.Fault)
  /// The folder into which a record would be opened is a link, which is not followed.
  case folderIsALink(String)
  /// What was opened could not be written.
  ///
  /// - Parameter leftover: Where a part of it lies in plain all the same.
  case notOpened(folder: String, FileError, leftover: String?)

  // Keys and seals.

  /// This device has no seal.
  case noSeal
  /// The keys in this folder cannot be read, or others could have put them there.
  case keysUnusable([KeyProblem], folder: String)
  /// A case reference cannot be used.
  case caseReference(CaseReference.Fault)
  /// Keys are there already, at this path.
  case keysThere(String)
  /// New keys could not be kept, so that nothing uses them.
  ///
  /// - Parameters:
  ///   - seal: The fingerprint of the seal.
  ///   - hasIdentities: Whether secret identities were made with it.
  case keysNotKept(FileError, seal: String, hasIdentities: Bool)
  /// A file that should hold two different public keys does not.
  case noRecipients(file: String)
  /// What was typed back from a sheet opened nothing, so that no key was kept.
  case notProved(KeyHolder)
  /// A record was not sealed, and lies where it lay.
  ///
  /// - Parameter file: The sealed file that was to be made.
  case notSealed(file: String, NotSealed)

  /// Why a record was not sealed.
  package enum NotSealed: Hashable, Sendable {
    /// A file of that name is there and is not in the register.
    case unregisteredFile
    /// The record was sealed before, and was not then as it is now.
    case sealedOtherwise
    case notWritten(FileError)
    /// What was read back is not what was written.
    case notAsWritten
    /// The finished file could not be given its name.
    case notMoved(FileError)
    case notEntered(RecordError)
  }
}

/// Does something with records, whose failure is then one of casework.
func ofRecords<Value>(_ work: () throws(RecordError) -> Value) throws(CaseworkError) -> Value {
  do throws(RecordError) {
    return try work()
  } catch {
    throw .record(error)
  }
}
