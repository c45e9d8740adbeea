package import FlowChecks
import Transcripts

extension VersionDiff {
  /// How many changes of each kind there are, in a line.
  package var summary: String {
    guard !changes.isEmpty else { return "Every conversation ends in the same advice." }
    func count(_ effect: VersionChange.Effect) -> Int { changes.count { $0.effect == effect } }
    return "\(count(.weaker)) weaker, \(count(.stronger)) stronger, \(count(.other)) other."
  }

  /// Whether somebody is advised less than before.
  package var weakens: Bool { changes.contains { $0.effect == .weaker } }
}

extension VersionChange {
  /// The change as lines of text, the last of them empty.
  package var lines: [String] {
    let count = texts == 1 ? "" : " (\(texts) texts)"
    var lines = ["\(effect): \(cause)\(count)"]
    if let was { lines.append("  was: \(was)") }
    if let now { lines.append("  now: \(now)") }
    if !settings.isEmpty {
      lines.append("  in \(listedIncidents), \(settings.joined(separator: ", "))")
    }
    return lines + dialogue.map { "  \($0)" } + [""]
  }

  /// The change as one JSON object.
  package var json: String {
    JSONValue.object([
      "effect": .string("\(effect)"), "cause": .string(cause),
      "was": was.map { .string($0) } ?? .null, "now": now.map { .string($0) } ?? .null,
      "texts": .integer(Int64(texts)), "flow": .string(incident), "flows": .strings(incidents),
      "settings": .strings(settings), "dialogue": .strings(dialogue),
    ]).line
  }

  private var listedIncidents: String {
    guard incidents.count > 4 else { return incidents.joined(separator: ", ") }
    return incidents.prefix(3).joined(separator: ", ") + " and \(incidents.count - 3) others"
  }
}
