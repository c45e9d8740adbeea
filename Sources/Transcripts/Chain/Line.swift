import FlowEngine
import FlowModel

/// One line of a record to be written: an event, its place, its time, and the digest of the line
/// before.
struct Line: Hashable {
  /// What the first line has in the place of a digest.
  static let noDigest = String(repeating: "0", count: 64)

  let recorded: RecordedEvent
  /// SHA-256 of the bytes of the previous line, its line feed included.
  let previous: String
  /// 16 random bytes in hexadecimal: so that a withheld yes or no cannot be guessed from its
  /// digest.
  let salt: String

  /// The bytes of the line, with its line feed.
  var bytes: [UInt8] {
    let fields = recorded.event.fields
    var object = fields.values
    object["type"] = .string(fields.type)
    object["seq"] = .integer(Int64(recorded.seq))
    object["t"] = .string(recorded.at.utc)
    object["prev"] = .string(previous)
    object["salt"] = .string(salt)
    return CanonicalJSON.bytes(of: .object(object)) + [0x0A]
  }
}
