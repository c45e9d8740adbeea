import Bytes

/// A SHA-256 digest as the lines of a record name it. It is kept as eight words of 32 bits, so
/// that a line is held against the one before it without making a text of either.
struct LineDigest: Hashable {
  private var words = SIMD8<UInt32>()

  /// All zeros: what the first line has in the place of a digest.
  init() {}

  /// Of 32 bytes as SHA-256 gives them.
  init(bytes: RawSpan) {
    precondition(bytes.byteCount == 32, "SHA-256 gives 32 bytes")
    for place in words.indices {
      words[place] = UInt32(
        littleEndian: bytes.unsafeLoadUnaligned(fromByteOffset: 4 * place, as: UInt32.self))
    }
  }

  /// Reads 64 lower-case hexadecimal digits; nil for anything else.
  init?(digits: Span<UInt8>) {
    guard digits.count == 64 else { return nil }
    for place in 0..<32 {
      guard let high = Hexadecimal.value(of: digits[2 * place]),
        let low = Hexadecimal.value(of: digits[2 * place + 1])
      else { return nil }
      words[place / 4] |= UInt32(high << 4 | low) << (8 * UInt32(place % 4))
    }
  }

  /// 64 lower-case hexadecimal digits.
  var text: String {
    var bytes = [UInt8]()
    bytes.reserveCapacity(32)
    for place in words.indices {
      withUnsafeBytes(of: words[place].littleEndian) { bytes += $0 }
    }
    return Hexadecimal.encode(bytes)
  }
}

extension Span<UInt8> {
  /// Whether these are so many lower-case hexadecimal digits.
  func isHexadecimal(_ count: Int) -> Bool {
    guard self.count == count else { return false }
    for place in 0..<count where Hexadecimal.value(of: self[place]) == nil { return false }
    return true
  }
}
