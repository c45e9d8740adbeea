import Bytes
import Glibc

/// Random bytes from the system, in hexadecimal.
func randomHexadecimal(_ count: Int) -> String {
  Hexadecimal.encode(randomBytes(count))
}

private func randomBytes(_ count: Int) -> [UInt8] {
  var bytes = [UInt8](repeating: 0, count: count)
  let result = bytes.withUnsafeMutableBytes { getentropy($0.baseAddress!, $0.count) }
  precondition(result == 0, "the system gives random bytes")
  return bytes
}

/// A new random name for a record: a version 4 UUID (RFC 9562).
package func newRecordName() -> String {
  var bytes = randomBytes(16)
  bytes[6] = bytes[6] & 0x0F | 0x40
  bytes[8] = bytes[8] & 0x3F | 0x80
  var name = Array(Hexadecimal.encode(bytes).utf8)
  for cut in [20, 16, 12, 8] { name.insert(UInt8(ascii: "-"), at: cut) }
  return String(decoding: name, as: UTF8.self)
}

/// Whether a name is one that a record can have. Nothing else is ever made part of a path.
package func isRecordName(_ name: String) -> Bool {
  let parts = name.split(separator: "-", omittingEmptySubsequences: false)
  return parts.map(\.utf8.count) == [8, 4, 4, 4, 12]
    && parts.allSatisfy { $0.utf8.allSatisfy { Hexadecimal.value(of: $0) != nil } }
}
