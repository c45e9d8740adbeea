import Crypto

/// Who can open an age file: an X25519 public key, written `age1...`.
package struct AgeRecipient: Sendable, Equatable {
  static let prefix = "age"

  /// The 32 bytes of the public key.
  let bytes: [UInt8]

  init(bytes: [UInt8]) {
    self.bytes = bytes
  }

  /// Reads the Bech32 text (BIP 173) of a recipient, all in small letters.
  ///
  /// Throws `SealingError.recipientUnreadable` for any other text.
  package init(_ text: String) throws(SealingError) {
    do throws(KeyTextFault) {
      bytes = try Bech32.decode(text, prefix: Self.prefix)
    } catch {
      throw .recipientUnreadable(error)
    }
    guard bytes.count == 32 else { throw .recipientUnreadable(.length) }
  }

  /// The recipient as Bech32: `age1` and 58 small letters and digits.
  package var text: String { Bech32.encode(bytes, prefix: Self.prefix) }
}

/// What opens an age file: an X25519 private key, written `AGE-SECRET-KEY-1...`.
package struct AgeIdentity: Sendable {
  static let prefix = "AGE-SECRET-KEY-"

  let key: Curve25519.KeyAgreement.PrivateKey

  /// Makes a new identity from the system's random bytes.
  package init() {
    key = Curve25519.KeyAgreement.PrivateKey()
  }

  /// Reads the Bech32 text (BIP 173) of an identity, all in capital letters.
  ///
  /// Throws `SealingError.identityUnreadable` for any other text.
  package init(_ text: String) throws(SealingError) {
    let bytes: [UInt8]
    do throws(KeyTextFault) {
      bytes = try Bech32.decode(text, prefix: Self.prefix)
    } catch {
      throw .identityUnreadable(error)
    }
    guard let key = try? Curve25519.KeyAgreement.PrivateKey(rawRepresentation: bytes) else {
      throw .identityUnreadable(.length)
    }
    self.key = key
  }

  /// The identity as Bech32. It is secret: whoever has it can read the files.
  package var text: String { Bech32.encode(Array(key.rawRepresentation), prefix: Self.prefix) }

  /// The recipient to encrypt to for this identity.
  package var recipient: AgeRecipient {
    AgeRecipient(bytes: Array(key.publicKey.rawRepresentation))
  }
}
