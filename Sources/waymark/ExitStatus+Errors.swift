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
    case .unwritable, .amongRecords, .folderIsALink, .notOpened, .keysThere, .keysNotKept:
      self = .cannotCreate
    case .authoring(let error): self = error.status
    case .notProved: self = .failure
    case .notRemoved: self = .inputOutput
    case .sealing, .flowsAtFault, .flowsLost, .flowsChanged, .settingGone, .notVerified,
      .nothingLegible, .holdsAnother, .neverSealed,
      .cannotBeWalked, .notForIdentity, .bagRefused, .noRecipients:
      self = .invalidData
    case .noRecord, .severalRecords, .recordIsSealed, .recordGone, .noFont: self = .missingFile
    case .noSeal, .keysUnusable: self = .configuration
    case .caseReference: self = .usage
    case .notSealed(_, .notEntered(let error)), .copyNotNoted(let error): self.init(error)
    case .notSealed: self = .cannotCreate
    case .cutSince(let finding), .misplaced(let finding): self.init(finding.verdict)
    case .noBag(let finding):
      self = finding.verdict == .ok ? .invalidData : ExitStatus(finding.verdict)
    }
  }

  /// How `waymark verify` ends; of several findings the gravest decides.
  init(_ verdict: Verdict) {
    switch verdict {
    case .ok: self = .done
    case .torn: self = .incomplete
    case .forged: self = .forged
    case .differs, .missing, .unregistered: self = .differs
    case .unproved: self = .unproved
    case .unknownSigner: self = .unknownSigner
    case .damaged, .misplaced, .notHeld, .noRecord: self = .invalidData
    case .absent: self = .missingFile
    case .unreadable: self = .inputOutput
    case .locked: self = .noPermission
    }
  }

  init(_ verdict: Verification.Verdict) { self.init(Verdict(verdict)) }

  init(_ error: RecordError) {
    switch error {
    case .missing, .missingFolder: self = .missingFile
    case .cannotWithhold: self = .usage
    case .cannotCreate: self = .cannotCreate
    case .notSaved, .unconfirmed, .unreadable: self = .inputOutput
    case .busy, .registerBusy: self = .busy
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
