import Crypto

/// The payload of an age file: chunks of 64 KiB, each sealed on its own (C2SP age, "Payload").
struct AgeStream {
  /// The plaintext bytes of every chunk but the last, which may be shorter.
  static let chunkLength = 65_536
  static let nonceLength = 16
  private static let sealedLength = chunkLength + AgeCipher.tagLength

  let key: SymmetricKey

  init(fileKey: SymmetricKey, nonce: some Collection<UInt8>) {
    key = HKDF<SHA256>.deriveKey(
      inputKeyMaterial: fileKey, salt: Array(nonce), info: Array("payload".utf8),
      outputByteCount: 32)
  }

  func seal(_ plaintext: [UInt8]) throws(SealingError) -> [UInt8] {
    let chunks = max(1, (plaintext.count + Self.chunkLength - 1) / Self.chunkLength)
    var sealed: [UInt8] = []
    sealed.reserveCapacity(plaintext.count + chunks * AgeCipher.tagLength)
    for index in 0..<chunks {
      let rest = plaintext[(index * Self.chunkLength)...]
      let nonce = Self.nonce(index, isLast: index == chunks - 1)
      sealed += try AgeCipher.seal(rest.prefix(Self.chunkLength), key: key, nonce: nonce)
    }
    return sealed
  }

  /// The whole plaintext; nothing of it when any chunk is wrong.
  ///
  /// Throws `payloadCutShort` or `payloadDamaged`.
  func open(_ sealed: ArraySlice<UInt8>) throws(SealingError) -> [UInt8] {
    var plaintext: [UInt8] = []
    plaintext.reserveCapacity(sealed.count)
    var rest = sealed
    var index = 0
    repeat {
      let chunk = rest.prefix(Self.sealedLength)
      rest = rest.dropFirst(Self.sealedLength)
      let nonce = Self.nonce(index, isLast: rest.isEmpty)
      guard let bytes = AgeCipher.open(chunk, key: key, nonce: nonce) else {
        throw fault(of: chunk, index: index, isLast: rest.isEmpty)
      }
      // Only an empty file has an empty chunk, so that each plaintext has one form.
      guard index == 0 || !bytes.isEmpty else { throw .payloadDamaged(chunk: index + 1) }
      plaintext += bytes
      index += 1
    } while !rest.isEmpty
    return plaintext
  }

  /// Tells a file that stops between or before chunks from one that was changed.
  private func fault(of chunk: ArraySlice<UInt8>, index: Int, isLast: Bool) -> SealingError {
    if chunk.count < AgeCipher.tagLength { return .payloadCutShort }
    let nonce = Self.nonce(index, isLast: false)
    let isMiddle = isLast && AgeCipher.open(chunk, key: key, nonce: nonce) != nil
    return isMiddle ? .payloadCutShort : .payloadDamaged(chunk: index + 1)
  }

  /// An 11-byte big-endian counter, then 1 for the last chunk and 0 for the others.
  private static func nonce(_ index: Int, isLast: Bool) -> [UInt8] {
    var nonce = [UInt8](repeating: 0, count: 12)
    for place in 0..<8 {
      nonce[10 - place] = UInt8(truncatingIfNeeded: index >> (8 * place))
    }
    nonce[11] = isLast ? 1 : 0
    return nonce
  }
}
