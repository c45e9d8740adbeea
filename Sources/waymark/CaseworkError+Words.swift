import Casework
import Files
import FlowFiles
import Sealing
import Transcripts

extension CaseworkError {
  /// What is wrong, where, and how to mend it, as it is said on standard error.
  var words: Message {
    switch self {
    case .record(let error): "\(error.message)"
    case .unreadable(let error): "\(error.message)"
    case .unwritable(let error) where error.isThere:
      "\(error.path): it is there already, and is not written over. Name another file."
    case .unwritable(let error): "\(error.message)"
    case .amongRecords(let path):
      "\(path): only records themselves lie there, and a copy could be taken for one. Nothing was "
        + "written. Name a file in another folder."
    case .sealing(let error, let file):
      if let file { "\(file): \(error.message)" } else { "\(error.message)" }
    case .flowsAtFault(let error, let folder):
      Message(stringLiteral: problemText(error.diagnostics, in: FlowFolder(path: folder)))
    case .flowsLost(let error, let folder):
      faultText(error.diagnostics, in: FlowFolder(path: folder))
    case .flowsChanged(let record):
      "The flow files have changed since this record was begun. Begin a new one; this one can be "
        + "read with: \(Places.typed("show \(record.prefix(8))"))"
    case .authoring(let error): error.words
    case .settingGone(let id, let folder):
      "\(folder): there is no setting '\(id)', in which this was recorded."
    case .noRecord(let name):
      "No record begins with '\(name)'. List them with: waymark records"
    case .severalRecords(let count, let name):
      "\(count) records begin with '\(name)'. Type more of it, or the path of one."
    case .recordGone(let entry, let file): entry.wordsOfAbsence(file)
    case .misplaced(let finding):
      "\(finding.text). Nothing was changed. Begin anew if you are in the middle of something."
    case .recordIsSealed(let file):
      "That record was sealed. The safeguarding lead opens it: waymark open \(file)"
    case .notVerified(let path, .damaged(let line, let reason), _):
      "\(path): line \(line) is damaged: \(reason). It cannot be sealed. Keep the file as it is and "
        + "show it to whoever looks after the records."
    case .notVerified(let path, _, let record):
      "\(path): its last line is torn. Go on with it first, then seal it: "
        + "\(Places.typed("resume \(record?.prefix(8) ?? "ID")"))"
    case .cutSince(let finding): "\(finding.text). Nothing was changed."
    case .cannotBeWalked(let finding): "\(finding.path): damaged, \(finding.detail)"
    case .notRemoved(let error):
      "\(error.path): it could not be removed, although the register says so: \(error.words)."
    case .nothingLegible(let path, let verdict):
      verdict.sentence(about: path, 0, "") + "\n"
        + "\(RecordError.damaged(path: path, line: 1, reason: "nothing in it can be read").message)"
    case .noBag(let finding): "--against \(finding.text)"
    case .noFont:
      "No font was found. Install one: apt-get install fonts-dejavu-core. HTML needs none."
    case .copyNotNoted(let error):
      "The copy was written, but not noted in the register: \(error.message)"
    case .notForIdentity(let file):
      "\(file): this identity does not open it, or its first line is damaged."
    case .bagRefused(let file, let fault): "\(file): \(fault.words). Nothing was written."
    case .holdsAnother(let file, let holds, let wasSealed):
      "\(file): it holds the record \(holds), under the name of another. Nothing was opened. Keep it "
        + "as it is and show it to whoever looks after the records. To read it as what it is, copy it "
        + "under its own name and open that: \(holds)\(wasSealed ? ".tar.age" : ".live")"
    case .neverSealed(let file, let record):
      "\(file): it was never sealed and lies in plain. Read it with: "
        + "\(Places.typed("show \(record.prefix(8))"))"
    case .folderIsALink(let path):
      "\(path): it is a link, and is not followed. Name a folder with --into."
    case .notOpened(_, let error, let leftover):
      (error.isThere
        ? "\(error.path): something is there already. Remove it, or name another folder with --into.\n"
        : "\(error.message)\n")
        + (leftover.map { "Plain files still lie in \($0). Remove that folder." }
          ?? "Nothing was left behind.")
    case .keysThere(let path):
      "\(path) is there already. A new key would leave older seals unproved."
    case .keysNotKept(let error, let seal, let hasIdentities):
      (error.isThere
        ? "Another window has made keys meanwhile. Those count, and were not touched.\n"
        : "\(error.message)\n")
        + "Destroy \(hasIdentities ? "the 3 sheets" : "the sheet") of this window, with the seal "
        + "\(seal): nothing uses them."
    case .noRecipients(let file):
      "\(file): two different keys are wanted, a line each. They begin with age1."
    case .notProved(let holder):
      "Nothing was kept: the identity of \(holder.words) did not open the test.\n"
        + "Destroy the three sheets: they open nothing. Begin again with: waymark init"
    case .noSeal: "This device has no seal yet. Make one with: waymark init"
    case .keysUnusable(let problems, let folder):
      problems.reduce("") { $0 + $1.words + "\n" }
        + "\(folder): nothing is sealed or trusted with these keys until then."
    case .caseReference(.ofRehearsal):
      "--case: this is a rehearsal. It belongs to no case and carries no reference."
    case .caseReference(.form):
      "--case: a reference has 1 to 64 letters, digits and signs on one line, as UTF-8 text."
    case .notSealed(let file, let reason): reason.words(of: file)
    }
  }
}

extension CaseworkError.NotSealed {
  fileprivate func words(of file: String) -> Message {
    switch self {
    case .unregisteredFile:
      "\(file): it is there already, but not in the register. Nothing was changed; show both to "
        + "whoever keeps the records."
    case .sealedOtherwise:
      "\(file): the record was sealed before, and was not then as it is now. Nothing was changed; "
        + "show both to whoever keeps the records."
    case .notWritten(let error):
      "\(file): it cannot be written: \(error.words). The plain record stays."
    case .notAsWritten:
      "\(file): it cannot be read back as it was written. The plain record stays."
    case .notMoved(let error):
      "\(file): it cannot be moved to its place: \(error.words). The plain record stays. Seal it "
        + "again."
    case .notEntered(let error): "\(error.message) The plain record stays."
    }
  }
}

extension PackedBag.Fault {
  /// As a clause.
  fileprivate var words: String {
    switch self {
    case .holdsNothing: "there is no file in it"
    case .elsewhere: "what is packed in it would not all lie in one folder named by the record"
    case .noRecordName: "the folder in it is not named by a record"
    case .tooMany(let most): "more than \(most) files are packed in it, the most that are opened"
    case .notItself(let what): "it says that it is another record: \(what)"
    case .damaged(let reason): "it is not as it was sealed: \(reason)"
    }
  }
}
