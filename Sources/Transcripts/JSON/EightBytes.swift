// Most of what is done with a line is done to each of its bytes. Eight of them fit into a word of
// the machine and are looked at in one go. The first byte is the lowest.

extension Span<UInt8> {
  /// The eight bytes that begin at a place.
  func eight(at place: Int) -> UInt64 {
    UInt64(littleEndian: bytes.unsafeLoadUnaligned(fromByteOffset: place, as: UInt64.self))
  }

  /// The end of a run of bytes that stand for themselves in a text: ASCII, and no quotation mark,
  /// backslash or control character. Within the last eight bytes the run is called shorter than
  /// it is.
  func endOfOrdinary(from start: Int) -> Int {
    var place = start
    while place <= count - 8 {
      let others = eight(at: place).extraordinary
      guard others == 0 else { return place + others.trailingZeroBitCount / 8 }
      place += 8
    }
    return place
  }
}

extension UInt64 {
  /// The same byte eight times.
  private init(eight byte: UInt8) { self = 0x0101_0101_0101_0101 &* UInt64(byte) }

  /// Eight bytes, zero up to the first that does not stand for itself in a text. What is above it
  /// means nothing: subtracting borrows from there.
  fileprivate var extraordinary: UInt64 {
    let control = (self &- UInt64(eight: 0x20)) & ~self
    let found = control | zeros(xor: UInt8(ascii: "\"")) | zeros(xor: UInt8(ascii: "\\")) | self
    return found & UInt64(eight: 0x80)
  }

  /// Has the highest bit of the first byte set that is equal to this one.
  private func zeros(xor byte: UInt8) -> UInt64 {
    let others = self ^ UInt64(eight: byte)
    return (others &- UInt64(eight: 1)) & ~others
  }

  /// The values of eight lower-case hexadecimal digits; nil if they are anything else.
  var hexadecimalValues: UInt64? {
    let letters = (self >> 6) & UInt64(eight: 1)
    let values = ((self & UInt64(eight: 15)) &+ letters &* 9) & UInt64(eight: 15)
    // Whatever else is there does not come back as it was.
    return values.hexadecimalDigits == self ? values : nil
  }

  /// The digits for eight values below 16.
  private var hexadecimalDigits: UInt64 {
    let letters = ((self &+ UInt64(eight: 6)) >> 4) & UInt64(eight: 1)
    return self &+ UInt64(eight: UInt8(ascii: "0")) &+ letters &* 0x27
  }
}
