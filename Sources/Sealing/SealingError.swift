/// Why a key, a file, a signature or an archive was refused.
///
/// No case carries text from the thing refused: that text may be secret or hostile.
package enum SealingError: Error, Hashable, Sendable {
  /// An age identity could not be read from its text.
  case identityUnreadable(KeyTextFault)
  /// An age recipient could not be read from its text.
  case recipientUnreadable(KeyTextFault)
  /// A recipient is a point of low order, with which no secret can be shared.
  case recipientWeak
  /// Encryption was asked for with nobody to encrypt to.
  case noRecipients
  /// The bytes do not start like an age v1 file.
  case notAgeFile
  /// The file is age in ASCII armour, which is not read here.
  case armouredAgeFile
  /// The file is locked with a passphrase instead of a key.
  case passphraseAgeFile
  /// The header breaks the age format; `line` counts from 1.
  case headerMalformed(line: Int)
  /// A key fits, but the header is not the one that was written with the file.
  case headerForged
  /// None of the identities opens the file.
  case noMatchingIdentity
  /// The file ends before its last chunk does.
  case payloadCutShort
  /// A chunk of 64 KiB does not decrypt; `chunk` counts from 1.
  case payloadDamaged(chunk: Int)
  /// The bytes are not a private Ed25519 key.
  case sealKeyUnreadable
  /// The namespace of a signature is empty or holds a control character.
  case namespaceUnusable
  /// The cryptographic library refused a step that always works with sound keys.
  case libraryFailed
  /// A tar archive was refused; `entry` counts from 1.
  case archiveRefused(ArchiveFault, entry: Int)
}

/// What is wrong with the text of an age key.
package enum KeyTextFault: Error, Hashable, Sendable {
  /// Capital and small letters are mixed, or all are of the wrong case.
  case letterCase
  /// It does not start with `age1` or `AGE-SECRET-KEY-1`, as its kind must.
  case prefix
  /// A character is none of those that Bech32 uses.
  case character
  /// The checksum at its end does not fit.
  case checksum
  /// It holds more or fewer than 32 bytes.
  case length
}

/// What is wrong with a tar archive.
package enum ArchiveFault: Error, Hashable, Sendable {
  /// It ends too early.
  case cutShort
  /// A header is not POSIX ustar, or a number in it is not octal.
  case format
  /// The checksum of a header does not fit.
  case checksum
  /// A path is absolute, has an empty, "." or ".." part, or holds an unsafe character.
  case unsafePath
  /// A path is over 100 bytes.
  case longPath
  /// An entry is a link.
  case link
  /// An entry is neither a file nor a folder.
  case kind
  /// Two entries have one name, or a name is both a file and a folder.
  case duplicateName
  /// There is something other than zeros where only zeros belong.
  case hiddenData
}
