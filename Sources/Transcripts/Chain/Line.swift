package import FlowEngine
import FlowModel

/// One line of a record to be written: an event, its place, its time, and the digest of the line
/// before.
package struct Line: Hashable {
  /// What the first line has in the place of a digest.
  static let noDigest = String(repeating: "0", count: 64)

  let recorded: RecordedEvent
  /// SHA-256 of the bytes of the previous line, its line feed included.
  let previous: String
  /// 16 random bytes in hexadecimal: so that a withheld yes or no cannot be guessed from its
  /// digest.
  let salt: String

  package init(recorded: RecordedEvent, previous: String, salt: String) {
    (self.recorded, self.previous, self.salt) = (recorded, previous, salt)
  }

  /// The bytes of the line, with its line feed.
  package var bytes: [UInt8] {
    var fields = FieldWriter()
    recorded.event.write(to: &fields)
    fields.integer("seq", recorded.seq)
    fields.text("t", recorded.at.utc)
    fields.text("prev", previous)
    fields.text("salt", salt)
    var bytes = [UInt8]()
    bytes.reserveCapacity(1_024)
    fields.append(to: &bytes)
    bytes.append(0x0A)
    return bytes
  }
}
