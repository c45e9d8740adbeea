/// Bech32 (BIP 173) without its limit on length, as age keys are written.
enum Bech32 {
  private static let alphabet = Array("qpzry9x8gf2tvdw0s3jn54khce6mua7l".utf8)

  /// The text of `bytes` after the prefix `prefix` and "1", in the letter case of `prefix`.
  static func encode(_ bytes: [UInt8], prefix: String) -> String {
    let lower = prefix.lowercased()
    var digits = fiveBitDigits(bytes)
    let sum = polymod(expanded(Array(lower.utf8)) + digits + [0, 0, 0, 0, 0, 0]) ^ 1
    for place in (0..<6).reversed() {
      digits.append(UInt8(truncatingIfNeeded: sum >> (5 * UInt32(place)) & 31))
    }
    let text = lower + "1" + String(decoding: digits.map { alphabet[Int($0)] }, as: UTF8.self)
    return lower == prefix ? text : text.uppercased()
  }

  /// The bytes of `text`, which must start with exactly `prefix` and "1".
  ///
  /// Throws the fault that keeps it from being a key.
  static func decode(_ text: String, prefix: String) throws(KeyTextFault) -> [UInt8] {
    let letters = Array(text.utf8)
    let mark = Array(prefix.utf8) + [UInt8(ascii: "1")]
    let small = letters.map(lowered)
    guard small.starts(with: mark.map(lowered)) else { throw .prefix }
    // BIP 173 refuses mixed case; age also fixes which of the two each kind of key has.
    let isUpper = prefix != prefix.lowercased()
    guard letters == (isUpper ? small.map(raised) : small) else { throw .letterCase }
    var digits: [UInt8] = []
    for letter in small.dropFirst(mark.count) {
      guard let digit = alphabet.firstIndex(of: letter) else { throw .character }
      digits.append(UInt8(digit))
    }
    let checked = expanded(small.prefix(mark.count - 1)) + digits
    guard digits.count >= 6, polymod(checked) == 1 else { throw .checksum }
    guard let bytes = eightBitBytes(digits.dropLast(6)) else { throw .length }
    return bytes
  }

  private static func lowered(_ letter: UInt8) -> UInt8 {
    (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(letter) ? letter + 32 : letter
  }

  private static func raised(_ letter: UInt8) -> UInt8 {
    (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(letter) ? letter - 32 : letter
  }

  /// The prefix as the checksum counts it: high bits, a zero, low bits.
  private static func expanded(_ prefix: some Collection<UInt8>) -> [UInt8] {
    prefix.map { $0 >> 5 } + [0] + prefix.map { $0 & 31 }
  }

  /// The checksum of BIP 173: 1 for a sound text.
  private static func polymod(_ digits: [UInt8]) -> UInt32 {
    let generator: [UInt32] = [0x3b6a_57b2, 0x2650_8e6d, 0x1ea1_19fa, 0x3d42_33dd, 0x2a14_62b3]
    var sum: UInt32 = 1
    for digit in digits {
      let top = sum >> 25
      sum = (sum & 0x1ff_ffff) << 5 ^ UInt32(digit)
      for bit in 0..<5 where top >> UInt32(bit) & 1 == 1 { sum ^= generator[bit] }
    }
    return sum
  }

  private static func fiveBitDigits(_ bytes: [UInt8]) -> [UInt8] {
    var digits: [UInt8] = []
    var bits: UInt32 = 0
    var held: UInt32 = 0
    for byte in bytes {
      bits = bits << 8 | UInt32(byte)
      held += 8
      while held >= 5 {
        held -= 5
        digits.append(UInt8(truncatingIfNeeded: bits >> held & 31))
      }
    }
    if held > 0 { digits.append(UInt8(truncatingIfNeeded: bits << (5 - held) & 31)) }
    return digits
  }

  /// The bytes of `digits`, or nil when bits are left over that `fiveBitDigits` never leaves.
  private static func eightBitBytes(_ digits: ArraySlice<UInt8>) -> [UInt8]? {
    var bytes: [UInt8] = []
    var bits: UInt32 = 0
    var held: UInt32 = 0
    for digit in digits {
      bits = bits << 5 | UInt32(digit)
      held += 5
      if held >= 8 {
        held -= 8
        bytes.append(UInt8(truncatingIfNeeded: bits >> held))
      }
    }
    return held < 5 && bits & (1 << held - 1) == 0 ? bytes : nil
  }
}
