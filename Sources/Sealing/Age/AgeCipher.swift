import Crypto

/// ChaCha20-Poly1305 (RFC 8439) over plain byte arrays: ciphertext, then a tag of 16 bytes.
enum AgeCipher {
  static let tagLength = 16

  static func seal(
    _ plaintext: ArraySlice<UInt8>, key: SymmetricKey, nonce: [UInt8]
  ) throws(SealingError) -> [UInt8] {
    guard let nonce = try? ChaChaPoly.Nonce(data: nonce),
      let box = try? ChaChaPoly.seal(plaintext, using: key, nonce: nonce)
    else { throw .libraryFailed }
    return Array(box.ciphertext) + Array(box.tag)
  }

  /// The plaintext, or nil when a bit of the ciphertext, key or nonce is wrong.
  static func open(_ sealed: ArraySlice<UInt8>, key: SymmetricKey, nonce: [UInt8]) -> [UInt8]? {
    guard sealed.count >= tagLength,
      let nonce = try? ChaChaPoly.Nonce(data: nonce),
      let box = try? ChaChaPoly.SealedBox(
        nonce: nonce, ciphertext: sealed.dropLast(tagLength), tag: sealed.suffix(tagLength)),
      let plaintext = try? ChaChaPoly.open(box, using: key)
    else { return nil }
    return Array(plaintext)
  }
}

extension SymmetricKey {
  init(_ bytes: [UInt8]) {
    self.init(data: bytes)
  }

  var bytes: [UInt8] { withUnsafeBytes { Array($0) } }
}
