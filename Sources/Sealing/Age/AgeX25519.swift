import Bytes
import Crypto

/// Wraps the file key for an X25519 recipient (C2SP age, "The X25519 recipient type").
enum AgeX25519 {
  static let kind = "X25519"
  private static let label = Array("age-encryption.org/v1/X25519".utf8)
  // The wrap key is used once, so a fixed nonce is safe.
  private static let zeroNonce = [UInt8](repeating: 0, count: 12)

  /// The stanza from which `recipient` can unwrap `fileKey`.
  ///
  /// Throws `recipientWeak` when the two keys share no secret.
  static func wrap(
    _ fileKey: SymmetricKey, for recipient: AgeRecipient
  ) throws(SealingError) -> AgeStanza {
    let ephemeral = AgeIdentity()
    let share = ephemeral.recipient.bytes
    guard
      let key = wrapKey(ephemeral, with: recipient.bytes, salt: share + recipient.bytes)
    else { throw .recipientWeak }
    let body = try AgeCipher.seal(fileKey.bytes[...], key: key, nonce: zeroNonce)
    let word = String(decoding: Base64.encode(share, padded: false), as: UTF8.self)
    return AgeStanza(arguments: [kind, word], body: body)
  }

  /// Whether every X25519 stanza has the one shape that the format allows.
  static func isSound(_ stanza: AgeStanza) -> Bool {
    stanza.arguments[0] != kind || (share(of: stanza) != nil && stanza.body.count == 32)
  }

  /// The file key, or nil when the stanza is of another kind or for somebody else.
  ///
  /// Throws `headerForged` for a share of low order: only a forger writes one.
  static func unwrap(
    _ stanza: AgeStanza, with identity: AgeIdentity
  ) throws(SealingError) -> SymmetricKey? {
    guard stanza.arguments[0] == kind, let share = share(of: stanza) else { return nil }
    let salt = share + identity.recipient.bytes
    guard let key = wrapKey(identity, with: share, salt: salt) else { throw .headerForged }
    return AgeCipher.open(stanza.body[...], key: key, nonce: zeroNonce).map(SymmetricKey.init)
  }

  private static func share(of stanza: AgeStanza) -> [UInt8]? {
    guard stanza.arguments.count == 2,
      let share = Base64.decode(Array(stanza.arguments[1].utf8)[...], padded: false),
      share.count == 32
    else { return nil }
    return share
  }

  /// The key that wraps the file key, or nil when the shared secret is all zeros.
  private static func wrapKey(
    _ own: AgeIdentity, with other: [UInt8], salt: [UInt8]
  ) -> SymmetricKey? {
    guard let other = try? Curve25519.KeyAgreement.PublicKey(rawRepresentation: other),
      let secret = try? own.key.sharedSecretFromKeyAgreement(with: other)
    else { return nil }
    // The library does not look at this itself, and age demands it.
    let isZero = secret.withUnsafeBytes { $0.reduce(0, |) == 0 }
    if isZero { return nil }
    return secret.hkdfDerivedSymmetricKey(
      using: SHA256.self, salt: salt, sharedInfo: label, outputByteCount: 32)
  }
}
