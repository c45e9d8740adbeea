package import FlowModel
import Transcripts

/// Something that every conversation keeps, and what keeps it.
package struct Promise: Sendable {
  package let id: String
  package let says: String
  package let keptBy: String
  package let source: String

  /// The safety rules of a library, then what something other than a rule keeps.
  package static func all(of library: Library) -> [Promise] {
    library.safetyRules.map {
      Promise(
        id: $0.id, says: $0.text, keptBy: "proved on every walk by waymark check",
        source: $0.source)
    }
      + library.keptElsewhere.map {
        Promise(id: $0.id, says: $0.text, keptBy: $0.by, source: $0.why)
      }
  }

  package var text: String { "\(id): \(says)\n  \(keptBy). \(source)" }

  /// The promise as one JSON object.
  package var json: String {
    JSONValue.object([
      "id": .string(id), "says": .string(says), "kept_by": .string(keptBy),
      "source": .string(source),
    ]).line
  }
}
