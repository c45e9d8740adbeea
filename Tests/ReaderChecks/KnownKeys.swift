package import Sealing

/// Throw-away keys, made for the corpus and used for nothing else.
package enum KnownKeys {
  package static let identity: AgeIdentity = {
    let text = "AGE-SECRET-KEY-1JMUNMFNRT8DMEE56L58URM020W0FLJYX7JRH6LW9388W4770H90SQHJ0GH"
    guard let identity = try? AgeIdentity(text) else { preconditionFailure("no identity") }
    return identity
  }()

  package static let seal: SealKey = {
    let bytes = [UInt8](repeating: 7, count: 32)
    guard let key = try? SealKey(rawRepresentation: bytes) else { preconditionFailure("no key") }
    return key
  }()

  static let sealLine = seal.publicKeyLine

  /// What the signatures of the corpus are for.
  package static let message = Array("tagmanifest\n".utf8)
  package static let namespace = "purpose@example.org"
  /// Ed25519 signs the same bytes in the same way each time.
  static let signature = (try? seal.sign(message, namespace: namespace)) ?? ""
}
