import Bytes
import Files
import Glibc
package import Sealing

/// The keys of this device, in the configuration folder: the seal's secret key, readable by its
/// owner alone, and the public halves of the identities that can open what is sealed.
///
/// `seal.key` holds the seal and, since 0.2, the recipients that were made with it: one file, so that
/// there are all of them or none. `recipients` says the same for people and stock tools.
package struct SealKeys: Sendable {
  package let seal: SealKey
  /// The safeguarding lead first, then recovery.
  package let recipients: [AgeRecipient]

  package init(seal: SealKey, recipients: [AgeRecipient]) {
    self.seal = seal
    self.recipients = recipients
  }

  /// The bytes of `seal.key`: 64 hexadecimal digits, then a line for each recipient.
  private var sealFile: [UInt8] {
    let digits = Hexadecimal.encode(seal.rawRepresentation)
    return Array(([digits] + recipients.map(\.text)).map { $0 + "\n" }.joined().utf8)
  }

  /// Writes the keys, 0600, where there are none: in one step, with nothing replaced or removed, and
  /// reads them back.
  ///
  /// - Throws: ``FileError``; ``FileError/isThere`` if keys are there already.
  func save(in paths: KeyPaths, on disk: any Disk = PosixDisk()) throws(FileError) {
    // A list of recipients without its seal may be all that is left of older keys.
    var status = stat()
    guard lstat(paths.recipients, &status) != 0 else {
      throw FileError(paths.recipients, .link, .system(EEXIST))
    }
    try PrivateFile.create(sealFile, at: paths.seal, on: disk)
    let list = recipients.map(\.text).joined(separator: "\n")
    let text = "# Who can open sealed records: the safeguarding lead, then recovery.\n\(list)\n"
    // The keys are whole without it: should it fail, the recipients stand in seal.key.
    try? PrivateFile.create(Array(text.utf8), at: paths.recipients)
    let found = DeviceKeys(at: paths)
    guard found.seal?.rawRepresentation == seal.rawRepresentation, found.recipients == recipients
    else { throw FileError(paths.seal, .read, .changedMeanwhile) }
  }
}

/// Where the keys of this device lie.
package struct KeyPaths: Hashable, Sendable {
  package let folder: String
  package var seal: String { folder + "/seal.key" }
  package var recipients: String { folder + "/recipients" }
}

extension Office {
  package var keyPaths: KeyPaths { KeyPaths(folder: configuration) }
}
