import Crypto

/// SHA-256 (FIPS 180-4) as 64 lower-case hexadecimal digits.
package func sha256(_ bytes: [UInt8]) -> String {
  var hash = SHA256()
  bytes.withUnsafeBytes { hash.update(bufferPointer: $0) }
  return LineDigest(hash).text
}

extension LineDigest {
  /// SHA-256 of a line. Its line feed is a part of it.
  init(of line: Span<UInt8>) {
    var hash = SHA256()
    line.withUnsafeBytes { hash.update(bufferPointer: $0) }
    self.init(hash)
  }

  fileprivate init(_ hash: SHA256) {
    self = hash.finalize().withUnsafeBytes { LineDigest(bytes: $0.bytes) }
  }
}
