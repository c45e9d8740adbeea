extension JSONReader {
  /// Reads a whole number: no needless zero or sign, no fraction, and within plus and minus 2^53.
  mutating func integer(_ bytes: Span<UInt8>) throws(JSONProblem) {
    let start = next
    if bytes[next] == UInt8(ascii: "-") { next += 1 }
    let digits = next
    var number: Int64 = 0
    while next < bytes.count, (0x30...0x39).contains(bytes[next]) {
      // More digits than these are beyond 2^53 whatever they are.
      guard next - digits < 16 else { throw problem("not a value") }
      number = number * 10 + Int64(bytes[next] - 0x30)
      next += 1
    }
    if next < bytes.count, [0x2E, 0x45, 0x65].contains(bytes[next]) {
      throw problem("fractions are not used in records")
    }
    guard next > digits, number <= 1 << 53 else { throw problem("not a value") }
    // A zero can only stand alone.
    guard bytes[digits] != 0x30 || next - start == 1 else {
      throw problem("this is not the canonical form")
    }
    note(.integer, from: start)
  }
}
