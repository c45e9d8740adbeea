/// Base 64 (RFC 4648, section 4), with only the canonical form accepted.
///
/// One text stands for one run of bytes and back. That leaves nobody room to change a
/// header or a signature without its bytes changing too.
package enum Base64 {
  private static let alphabet = Array(
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)

  /// The digit that each byte stands for; 255 where it stands for none.
  private static let digits: [UInt8] = {
    var table = [UInt8](repeating: 255, count: 256)
    for (digit, letter) in alphabet.enumerated() { table[Int(letter)] = UInt8(digit) }
    return table
  }()

  /// The text of `bytes`, filled up to four letters with "=" only when `padded`.
  package static func encode(_ bytes: [UInt8], padded: Bool) -> [UInt8] {
    var text: [UInt8] = []
    text.reserveCapacity((bytes.count + 2) / 3 * 4)
    var bits: UInt32 = 0
    var held: UInt32 = 0
    for byte in bytes {
      bits = bits << 8 | UInt32(byte)
      held += 8
      while held >= 6 {
        held -= 6
        text.append(alphabet[Int(bits >> held & 63)])
      }
    }
    if held > 0 { text.append(alphabet[Int(bits << (6 - held) & 63)]) }
    while padded && !text.count.isMultiple(of: 4) { text.append(UInt8(ascii: "=")) }
    return text
  }

  /// The bytes of `text`, or nil when it is not exactly what `encode` writes for them.
  package static func decode(_ text: ArraySlice<UInt8>, padded: Bool) -> [UInt8]? {
    var letters = text
    if padded {
      guard text.count.isMultiple(of: 4) else { return nil }
      while letters.last == UInt8(ascii: "="), text.count - letters.count < 2 {
        letters.removeLast()
      }
    }
    guard letters.count % 4 != 1 else { return nil }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(letters.count / 4 * 3 + 2)
    var bits: UInt32 = 0
    var held: UInt32 = 0
    for letter in letters {
      let digit = digits[Int(letter)]
      guard digit != 255 else { return nil }
      bits = bits << 6 | UInt32(digit)
      held += 6
      if held >= 8 {
        held -= 8
        bytes.append(UInt8(truncatingIfNeeded: bits >> held))
      }
    }
    // Bits left over after the last whole byte carry nothing, so they must be zero.
    guard bits & (1 << held - 1) == 0 else { return nil }
    return bytes
  }
}
