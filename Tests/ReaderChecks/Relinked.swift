import Transcripts

/// Lines whose numbers, links and digests are made right, as somebody would who changes a record
/// and knows how it is written.
enum Relinked {
  private static let salt = JSONValue.string(String(repeating: "5a", count: 16))
  private static let time = JSONValue.string("2026-11-21T09:14:02.118Z")

  /// The lines as a record. What is no object stays as it is.
  static func record(_ bytes: [UInt8]) -> [UInt8] {
    var (record, previous) = ([UInt8](), String(repeating: "0", count: 64))
    for (number, line) in bytes.lines.enumerated() {
      if number == bytes.lines.count - 1, line.isEmpty { break }
      var line = Array(line)
      if case .object(var fields)? = try? StrictJSON.value(of: line) {
        link(&fields, number, previous)
        line = CanonicalJSON.bytes(of: .object(fields))
      }
      record += line + [0x0A]
      previous = sha256(line + [0x0A])
    }
    return record
  }

  private static func link(
    _ fields: inout [String: JSONValue], _ number: Int, _ previous: String
  ) {
    fields["prev"] = .string(previous)
    fields["seq"] = .integer(Int64(number))
    fields["salt"] = fields["salt"] ?? salt
    fields["t"] = fields["t"] ?? time
  }

  /// The lines as a redacted copy: the last one, if it is a note, names the head they lead to.
  static func copy(_ bytes: [UInt8]) -> [UInt8] {
    let lines = bytes.lines.filter { !$0.isEmpty }
    var (copy, previous) = ([UInt8](), String(repeating: "0", count: 64))
    var withheld = [JSONValue]()
    for (number, line) in lines.enumerated() {
      var line = Array(line)
      if case .object(var fields)? = try? StrictJSON.value(of: line) {
        switch fields["type"] {
        case .string("redaction"):
          fields["head"] = .string(previous)
          fields["lines"] = .integer(Int64(number))
          if case .array? = fields["withheld"] { fields["withheld"] = .array(withheld) }
        case .string("withheld"):
          fields["seq"] = .integer(Int64(number))
          withheld.append(.integer(Int64(number)))
          if case .string(let digest)? = fields["sha256"] { previous = digest }
        default: link(&fields, number, previous)
        }
        let isWithheld = fields["type"] == .string("withheld")
        line = CanonicalJSON.bytes(of: .object(fields))
        if !isWithheld { previous = sha256(line + [0x0A]) }
      }
      copy += line + [0x0A]
    }
    return copy
  }
}
