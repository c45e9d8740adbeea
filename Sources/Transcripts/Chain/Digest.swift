import Crypto

/// SHA-256 (FIPS 180-4) as 64 lower-case hexadecimal digits.
public func sha256(_ bytes: [UInt8]) -> String {
  var hash = SHA256()
  bytes.withUnsafeBytes { hash.update(bufferPointer: $0) }
  var digits = [UInt8]()
  digits.reserveCapacity(64)
  for byte in hash.finalize() {
    digits.append(hexDigits[Int(byte >> 4)])
    digits.append(hexDigits[Int(byte & 15)])
  }
  return String(decoding: digits, as: UTF8.self)
}
