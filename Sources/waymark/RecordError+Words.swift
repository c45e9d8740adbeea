import Transcripts

extension RecordError {
  /// What is wrong, where, and how to mend it.
  var message: String {
    switch self {
    case .missing(let path): "\(path): there is no such record. List them with: waymark resume"
    case .missingFolder(let path): "\(path): there is no such folder of records."
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
    case .registerBusy(let path, let seconds):
      "\(path): another Waymark\(lockHolder(of: path).map { " (process \($0))" } ?? "") has kept it "
        + "for \(seconds) seconds, and nothing was entered. Close that one, and try again."
    case .unsafeFolder(let path, let reason):
      "\(path): \(reason). Choose another folder with --records."
    case .refused(let path, let reason): "\(path): it is not read: \(reason)."
    case .unreadable(let path, let reason):
      "\(path): it could not be read: \(reason). That is a fault of the disk or of the rights to "
        + "the file, and says nothing about what stands in it. Try again, or copy the disk."
    case .locked(let path):
      "\(path): it is encrypted, and the key of its session is not on this device. The "
        + "safeguarding lead can read it with: waymark open \(path)"
    case .cannotWithhold(let path, let line, let last):
      "\(path): line \(line) cannot be withheld. Lines that can are 1 to \(last); line 0 says what "
        + "the record is."
    case .damaged(let path, let line, let reason):
      "\(path): line \(line) is damaged: \(reason). Keep the file as it is and begin a new record."
    }
  }

  /// How the program ends.
  var exitCode: Int32 { ExitStatus(self).rawValue }
}
