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
    for place in words.indices {
      guard let values = digits.eight(at: 8 * place).hexadecimalValues else { return nil }
      // Each byte holds four bits. They are pushed together, first to bytes, then to pairs.
      let bytes = (values << 4 | values >> 8) & 0x00FF_00FF_00FF_00FF
      let pairs = (bytes | bytes >> 8) & 0x0000_FFFF_0000_FFFF
      words[place] = UInt32(truncatingIfNeeded: pairs | pairs >> 16)
    }
  }

  /// 64 lower-case hexadecimal digits.
  var text: String {
    var bytes = [UInt8]()
    bytes.reserveCapacity(32)
    for place in words.indices {
      withUnsafeBytes(of: words[place].littleEndian) { bytes += $0 }
    }
    return String(decoding: hexadecimal(bytes), as: UTF8.self)
  }
}

/// Two lower-case hexadecimal digits for each byte.
func hexadecimal(_ bytes: [UInt8]) -> [UInt8] {
  var digits = [UInt8]()
  digits.reserveCapacity(2 * bytes.count)
  for byte in bytes {
    digits.append(hexDigits[Int(byte >> 4)])
    digits.append(hexDigits[Int(byte & 15)])
  }
  return digits
}

extension Span<UInt8> {
  /// Whether these are lower-case hexadecimal digits, a multiple of eight of them.
  func isHexadecimal(_ count: Int) -> Bool {
    guard self.count == count else { return false }
    for place in stride(from: 0, to: count, by: 8)
    where eight(at: place).hexadecimalValues == nil { return false }
    return true
  }
}
