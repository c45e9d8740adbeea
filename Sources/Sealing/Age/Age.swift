import Bytes
import Crypto

/// Encrypted files in the age v1 format (C2SP, age.md) for X25519 keys.
package enum Age {
  /// Encrypts `plaintext` so that each of the recipients alone can open it.
  ///
  /// Every call takes fresh random keys, so no two files are alike. Throws `noRecipients`,
  /// or `recipientWeak` for a recipient with which no secret can be shared.
  package static func encrypt(
    _ plaintext: [UInt8], to recipients: [AgeRecipient]
  ) throws(SealingError) -> [UInt8] {
    guard !recipients.isEmpty else { throw .noRecipients }
    let fileKey = SymmetricKey(size: .bits128)
    var stanzas: [AgeStanza] = []
    for recipient in recipients {
      stanzas.append(try AgeX25519.wrap(fileKey, for: recipient))
    }
    let header = AgeHeader.signedBytes(of: stanzas)
    let mac = HMAC<SHA256>.authenticationCode(for: header, using: macKey(fileKey))
    let nonce = SymmetricKey(size: .bits128).bytes
    let payload = try AgeStream(fileKey: fileKey, nonce: nonce).seal(plaintext)
    let macLine =
      [UInt8(ascii: " ")] + Base64.encode(Array(mac), padded: false) + [AgeHeader.newline]
    return header + macLine + nonce + payload
  }

  /// Decrypts a whole file with the first identity that fits one of its stanzas.
  ///
  /// Stanzas of unknown kinds are skipped. Nothing is returned of a file that was changed or
  /// cut short anywhere. Throws the cases of `SealingError` that speak of an age file, its
  /// header or its payload, and `noMatchingIdentity`.
  package static func decrypt(
    _ file: [UInt8], with identities: [AgeIdentity]
  ) throws(SealingError) -> [UInt8] {
    let header = try AgeHeader(file)
    let fileKey = try fileKey(in: header, with: identities)
    guard
      HMAC<SHA256>.isValidAuthenticationCode(
        header.mac, authenticating: header.signedBytes, using: macKey(fileKey))
    else { throw .headerForged }
    let payload = file[header.length...]
    guard payload.count >= AgeStream.nonceLength else { throw .payloadCutShort }
    let stream = AgeStream(fileKey: fileKey, nonce: payload.prefix(AgeStream.nonceLength))
    return try stream.open(payload.dropFirst(AgeStream.nonceLength))
  }

  /// Whether a file says of itself that it is one in this format.
  package static func isEncrypted(_ file: [UInt8]) -> Bool { file.starts(with: AgeHeader.version) }

  private static func fileKey(
    in header: AgeHeader, with identities: [AgeIdentity]
  ) throws(SealingError) -> SymmetricKey {
    // A passphrase stanza must stand alone: beside it, others could not be trusted.
    if header.stanzas.contains(where: { $0.arguments[0] == "scrypt" }) {
      throw header.stanzas.count == 1 ? .passphraseAgeFile : .headerForged
    }
    // All stanzas are checked first, so that the answer does not depend on their order.
    guard header.stanzas.allSatisfy(AgeX25519.isSound) else { throw .headerForged }
    for identity in identities {
      for stanza in header.stanzas {
        if let key = try AgeX25519.unwrap(stanza, with: identity) { return key }
      }
    }
    throw .noMatchingIdentity
  }

  private static func macKey(_ fileKey: SymmetricKey) -> SymmetricKey {
    HKDF<SHA256>.deriveKey(
      inputKeyMaterial: fileKey, info: Array("header".utf8), outputByteCount: 32)
  }
}
