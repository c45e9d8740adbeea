import Crypto

extension Bag {
  /// The SHA-256 of a public key as `ssh-keygen -l` prints it, from "ssh-ed25519 AAAA..."; nil if the
  /// line is none.
  public static func fingerprint(ofPublicKeyLine line: String) -> String? {
    SSHPublicKey(line: line).map { key in
      "SHA256:"
        + String(
          decoding: Base64.encode(Array(SHA256.hash(data: key.blob)), padded: false), as: UTF8.self)
    }
  }
}
