import FlowEngine
import FlowModel

/// One line of a record: an event, its place, its time, and the digest of the line before.
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

  /// Reads a line, without its line feed.
  ///
  /// - Parameter offset: Minutes by which to show the time, from the opening.
  /// - Throws: ``JSONProblem``.
  init(_ bytes: some Collection<UInt8>, offset: Int) throws(JSONProblem) {
    guard case .object(var object) = try StrictJSON.value(of: bytes) else {
      throw JSONProblem(reason: "the line is not an object", offset: 0)
    }
    func take(_ key: String) throws(JSONProblem) -> JSONValue {
      guard let value = object.removeValue(forKey: key) else {
        throw JSONProblem(reason: "'\(key)' is missing", offset: 0)
      }
      return value
    }
    guard let type = try take("type").string, let seq = try take("seq").integer,
      let moment = try take("t").string.flatMap({ Moment(utc: $0, offset: offset) }),
      let previous = try take("prev").string, let salt = try take("salt").string,
      previous.isHexadecimal(64), salt.isHexadecimal(32)
    else {
      throw JSONProblem(reason: "seq, t, prev, salt or type is not as it should be", offset: 0)
    }
    let event = try Event(type: type, object)
    if case .opened(let opening) = event {
      let shown = Moment(milliseconds: moment.milliseconds, offset: opening.offset)
      recorded = RecordedEvent(seq: Int(seq), at: shown, event: event)
    } else {
      recorded = RecordedEvent(seq: Int(seq), at: moment, event: event)
    }
    self.previous = previous
    self.salt = salt
  }

  init(recorded: RecordedEvent, previous: String, salt: String) {
    self.recorded = recorded
    self.previous = previous
    self.salt = salt
  }
}

extension String {
  func isHexadecimal(_ count: Int) -> Bool {
    utf8.count == count && utf8.allSatisfy { hexDigits.contains($0) }
  }
}
