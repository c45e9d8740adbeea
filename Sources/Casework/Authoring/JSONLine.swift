package import Transcripts

extension JSONValue {
  /// The value on one line.
  package var line: String { String(decoding: CanonicalJSON.bytes(of: self), as: UTF8.self) }

  package static func strings(_ texts: [String]) -> JSONValue { .array(texts.map { .string($0) }) }
}
