import Bytes

extension Age {
  /// Encrypts `plaintext` into one line of text, without a line feed: an ordinary age file in
  /// padded Base64, which `base64 -d | age -d` opens.
  ///
  /// - Throws: As ``encrypt(_:to:)`` does.
  package static func encryptLine(
    _ plaintext: [UInt8], to recipients: [AgeRecipient]
  ) throws(SealingError) -> [UInt8] {
    Base64.encode(try encrypt(plaintext, to: recipients), padded: true)
  }

  /// Decrypts a line that ``encryptLine(_:to:)`` made.
  ///
  /// - Returns: Nil if it was changed in any bit, or is for other identities.
  package static func decryptLine(
    _ line: ArraySlice<UInt8>, with identity: AgeIdentity
  ) -> [UInt8]? {
    Base64.decode(line, padded: true).flatMap { try? decrypt($0, with: [identity]) }
  }
}
