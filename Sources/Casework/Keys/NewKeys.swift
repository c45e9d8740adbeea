import Files
import Glibc
package import Sealing

/// Who keeps one of the two secret identities that open what is sealed.
package enum KeyHolder: CaseIterable, Hashable, Sendable {
  case lead, recovery
}

/// Keys that were made and are not kept yet. The secret identities never are, on this device: they
/// stand on sheets of paper, and each must have opened a test from there.
package struct NewKeys: Sendable {
  package let seal: SealKey
  /// By holder; empty where the recipients of another device were taken over.
  package let identities: [KeyHolder: AgeIdentity]
  /// The safeguarding lead first, then recovery.
  package let recipients: [AgeRecipient]

  /// A seal, and identities to open with.
  package init() {
    seal = SealKey()
    let made = KeyHolder.allCases.map { ($0, AgeIdentity()) }
    identities = Dictionary(uniqueKeysWithValues: made)
    recipients = made.map(\.1.recipient)
  }

  /// A seal alone: its records are opened by whoever opens those of another device.
  ///
  /// - Parameters:
  ///   - lines: Those of a file of public keys.
  ///   - file: To be named.
  /// - Throws: ``CaseworkError/noRecipients(file:)``.
  package init(for lines: [String], in file: String) throws(CaseworkError) {
    do throws(SealingError) {
      recipients = try KeyFiles.recipients(in: lines)
    } catch {
      throw .noRecipients(file: file)
    }
    seal = SealKey()
    identities = [:]
  }

  /// Whether a line, as it was typed back from a sheet, is the identity of its holder: it must open
  /// a test.
  package func proves(_ typed: String, _ holder: KeyHolder) -> Bool {
    guard let identity = identities[holder] else { return false }
    let test = Array("a test of \(holder)".utf8)
    guard let sealed = try? Age.encrypt(test, to: [identity.recipient]),
      let own = try? KeyFiles.identities(in: [typed])
    else { return false }
    return (try? Age.decrypt(sealed, with: own)) == test
  }
}

extension Office {
  /// - Throws: ``CaseworkError/keysThere(_:)`` if this device has keys: new ones would leave older
  ///   seals unproved.
  package func demandNoKeys() throws(CaseworkError) {
    if let path = [keyPaths.seal, keyPaths.recipients].first(where: isAnything) {
      throw .keysThere(path)
    }
  }

  /// Keeps new keys; live conversations are encrypted from now on.
  ///
  /// - Throws: ``CaseworkError/keysNotKept(_:seal:hasIdentities:)``; then none of them is kept.
  package func keep(_ keys: NewKeys) throws(CaseworkError) {
    do throws(FileError) {
      try SealKeys(seal: keys.seal, recipients: keys.recipients).save(in: keyPaths)
    } catch {
      throw .keysNotKept(
        error, seal: keys.seal.fingerprint, hasIdentities: !keys.identities.isEmpty)
    }
    markEncrypted(makesFolder: true)
  }
}
