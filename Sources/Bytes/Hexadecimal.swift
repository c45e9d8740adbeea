/// Hexadecimal digits (RFC 4648, section 8), in lower case unless said otherwise.
package enum Hexadecimal {
  /// The sixteen digits, as ASCII.
  package static let digits = Array("0123456789abcdef".utf8)

  /// Two digits for each byte.
  package static func encode(_ bytes: some Sequence<UInt8>) -> String {
    var text = [UInt8]()
    text.reserveCapacity(2 * bytes.underestimatedCount)
    for byte in bytes {
      text.append(digits[Int(byte >> 4)])
      text.append(digits[Int(byte & 15)])
    }
    return String(decoding: text, as: UTF8.self)
  }

  /// The bytes that digits stand for; nil for an odd number of them, or for anything that is no
  /// lower-case digit.
  package static func decode(_ text: some Sequence<UInt8>) -> [UInt8]? {
    var bytes = [UInt8]()
    var high: UInt8?
    for letter in text {
      guard let value = value(of: letter) else { return nil }
      if let first = high {
        bytes.append(first << 4 | value)
        high = nil
      } else {
        high = value
      }
    }
    return high == nil ? bytes : nil
  }

  /// The value of a lower-case digit; nil for anything else.
  package static func value(of letter: UInt8) -> UInt8? {
    switch letter {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): letter - UInt8(ascii: "0")
    case UInt8(ascii: "a")...UInt8(ascii: "f"): letter - UInt8(ascii: "a") + 10
    default: nil
    }
  }

  /// All digits of a number, its leading zeros too.
  package static func fixed<Number: FixedWidthInteger & UnsignedInteger>(
    _ number: Number, uppercase: Bool = false
  ) -> String {
    let digits = String(number, radix: 16, uppercase: uppercase)
    return String(repeating: "0", count: Number.bitWidth / 4 - digits.count) + digits
  }
}
