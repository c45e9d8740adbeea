import Crypto

/// The Ed25519 key (RFC 8032) that signs sealed records.
package struct SealKey: Sendable {
  private let key: Curve25519.Signing.PrivateKey

  /// Makes a new key from the system's random bytes.
  package init() {
    key = Curve25519.Signing.PrivateKey()
  }

  /// Takes back a key from the 32 bytes that `rawRepresentation` gave.
  ///
  /// Throws `SealingError.sealKeyUnreadable` when there are more or fewer bytes.
  package init(rawRepresentation bytes: [UInt8]) throws(SealingError) {
    guard let key = try? Curve25519.Signing.PrivateKey(rawRepresentation: bytes) else {
      throw .sealKeyUnreadable
    }
    self.key = key
  }

  /// The 32 secret bytes of the key (the seed of RFC 8032).
  package var rawRepresentation: [UInt8] { Array(key.rawRepresentation) }

  /// The public key as OpenSSH writes it, "ssh-ed25519 AAAA...", without a comment.
  package var publicKeyLine: String { SSHPublicKey(bytes: publicBytes).line }

  /// The public key's SHA-256 as `ssh-keygen -l` prints it: "SHA256:" and 43 characters.
  package var fingerprint: String {
    SSHPublicKey(bytes: publicBytes).fingerprint
  }

  /// The public key as a PEM file (SubjectPublicKeyInfo, RFC 8410), line feed included.
  package var publicPEM: String { SSHPublicKey(bytes: publicBytes).pem }

  /// Signs `message` for one purpose, as `ssh-keygen -Y sign` does with hash sha512.
  ///
  /// The result is an armoured SSHSIG (OpenSSH, PROTOCOL.sshsig) with its last line feed.
  /// `namespace` names the purpose, like "purpose@domain". Throws `namespaceUnusable` when it
  /// is empty or holds a control character.
  package func sign(
    _ message: [UInt8], namespace: String
  ) throws(SealingError) -> String {
    guard SSHSignature.allows(namespace) else { throw .namespaceUnusable }
    let signed = SSHSignature.signedBytes(of: message, namespace: namespace)
    guard let signature = try? key.signature(for: signed) else { throw .libraryFailed }
    return SSHSignature(
      publicKey: SSHPublicKey(bytes: publicBytes), namespace: namespace, bytes: Array(signature)
    ).armoured
  }

  private var publicBytes: [UInt8] { Array(key.publicKey.rawRepresentation) }
}
