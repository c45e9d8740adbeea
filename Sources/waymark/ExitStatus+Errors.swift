import Casework
import Files
import Glibc
import Transcripts

extension ExitStatus {
  /// How the program ends when the work could not be done.
  init(_ error: CaseworkError) {
    switch error {
    case .record(let error): self.init(error)
    case .unreadable(let error): self.init(reading: error)
    case .unwritable: self = .cannotCreate
    case .sealing, .flowsAtFault, .flowsLost: self = .invalidData
    }
  }

  init(_ error: RecordError) {
    switch error {
    case .missing: self = .missingFile
    case .cannotWithhold: self = .usage
    case .cannotCreate: self = .cannotCreate
    case .notSaved, .unconfirmed, .unreadable: self = .inputOutput
    case .busy: self = .busy
    case .unsafeFolder, .refused, .locked: self = .noPermission
    case .damaged: self = .invalidData
    }
  }

  /// What stands in the place of a file and is no text is told apart from what nobody may read.
  private init(reading error: FileError) {
    switch error.reason {
    case _ where error.isMissing: self = .missingFile
    case .system(EACCES), .system(EPERM), .isALink: self = .noPermission
    case .notText, .longLine, .tooLarge, .notAFile, .system(EISDIR): self = .invalidData
    case .system, .changedMeanwhile: self = .inputOutput
    }
  }
}
