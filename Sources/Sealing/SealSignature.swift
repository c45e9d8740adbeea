import Crypto

/// Signatures that a `SealKey` made, as anybody with the public key can check them.
package enum SealSignature {
  /// SHA-256 of a public key as `ssh-keygen -l` prints it; nil if the line is none.
  package static func fingerprint(ofPublicKeyLine line: String) -> String? {
    SSHPublicKey(line: line)?.fingerprint
  }

  /// Whether `armoured` is the signature of this message, for this purpose, by this key.
  ///
  /// Strict: the armour must be exactly as `ssh-keygen -Y sign` writes it, the hash sha512,
  /// the namespace the one given and the key inside the one on `publicKeyLine`, which may end
  /// in a comment ("ssh-ed25519 AAAA... comment").
  package static func verify(
    _ armoured: String, message: [UInt8], namespace: String, publicKeyLine: String
  ) -> Bool {
    guard SSHSignature.allows(namespace),
      let trusted = SSHPublicKey(line: publicKeyLine),
      let signature = SSHSignature(armoured: armoured),
      signature.publicKey == trusted,
      signature.namespace.utf8.elementsEqual(namespace.utf8),
      let key = try? Curve25519.Signing.PublicKey(rawRepresentation: trusted.bytes)
    else { return false }
    let signed = SSHSignature.signedBytes(of: message, namespace: namespace)
    return key.isValidSignature(signature.bytes, for: signed)
  }
}
