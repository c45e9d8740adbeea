extension SealingError {
  /// What is wrong and how to mend it, in English sentences for the person at the screen.
  package var message: String {
    switch self {
    case .identityUnreadable(let fault):
      "This is not an age identity: \(fault.reason). Copy the whole line that starts with "
        + "AGE-SECRET-KEY-1 again."
    case .recipientUnreadable(let fault):
      "This is not an age recipient: \(fault.reason). Copy the whole line that starts with "
        + "age1 again."
    case .recipientWeak:
      "This age recipient protects nothing. Make a new key pair and use its recipient."
    case .noRecipients:
      "There is nobody to encrypt to. Name at least one recipient."
    case .sealKeyUnreadable:
      "This is not an Ed25519 key: it must be 32 bytes. Restore the seal key from its backup."
    case .namespaceUnusable:
      "The namespace of a signature must not be empty or hold control characters. Name it like "
        + "an e-mail address, purpose@domain."
    case .libraryFailed:
      "The cryptographic library failed. Nothing was written; try again, and report it if it "
        + "happens again."
    case .archiveRefused(let fault, let entry):
      "The tar archive is refused at entry \(entry): \(fault.reason). Get an unchanged copy from "
        + "the sender."
    case .notAgeFile, .armouredAgeFile, .passphraseAgeFile, .headerMalformed, .headerForged,
      .noMatchingIdentity, .payloadCutShort, .payloadDamaged:
      ageFileMessage
    }
  }

  private var ageFileMessage: String {
    switch self {
    case .armouredAgeFile:
      "The file is in ASCII armour. Decrypt it with the age program, or get it as a binary file."
    case .passphraseAgeFile:
      "The file is locked with a passphrase, not a key. Decrypt it with the age program."
    case .headerMalformed(let line):
      "Line \(line) of the encrypted file's header is damaged. Get an unchanged copy."
    case .headerForged:
      "The header of the encrypted file was changed after it was written. Get an unchanged copy."
    case .noMatchingIdentity:
      "None of these identities opens the file. Use the identity of a recipient of the file; if "
        + "that is the one you used, the file is damaged: get an unchanged copy."
    case .payloadCutShort:
      "The encrypted file ends too early. Copy it again from where it is whole."
    case .payloadDamaged(let chunk):
      "Part \(chunk) of the encrypted file was changed or damaged. Get an unchanged copy."
    default:
      "This is not a file of age version 1. Check that it is the right file and is whole."
    }
  }
}

extension KeyTextFault {
  var reason: String {
    switch self {
    case .letterCase: "its letters are of the wrong case"
    case .prefix: "it starts wrongly"
    case .character: "it holds a character that no such key has"
    case .checksum: "a letter in it is wrong, missing or swapped"
    case .length: "it is too long or too short"
    }
  }
}

extension ArchiveFault {
  var reason: String {
    switch self {
    case .cutShort: "it ends too early"
    case .format: "it is not a POSIX ustar archive"
    case .checksum: "its header's checksum is wrong"
    case .unsafePath: "its path could lead outside the folder"
    case .longPath: "its path is over 100 bytes"
    case .link: "it is a link"
    case .kind: "it is neither a file nor a folder"
    case .duplicateName: "its name is there twice"
    case .hiddenData: "data is hidden between or after the files"
    }
  }
}
