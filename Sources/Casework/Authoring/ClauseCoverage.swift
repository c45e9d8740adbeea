package import FlowChecks
import FlowEngine
package import FlowModel
import Transcripts

/// Which clauses of settings their conversations show.
package enum ClauseCoverage {
  /// - Parameter setting: The only setting; all of them if nil.
  /// - Throws: ``AuthoringError/unknown(_:)`` if there is no such setting.
  package static func traces(
    _ library: Library, setting: String?
  ) throws(CaseworkError) -> [ClauseTrace] {
    let settings = library.settings.keys.sorted()
    if let setting { try library.demand(setting: setting) }
    let explorer = Explorer(Engine(library))
    return settings.filter { setting == nil || $0 == setting }.map { setting in
      let explorations = library.incidents.map { explorer.explore($0.id, setting: setting) }
      return ClauseTrace(setting, explorations, explorer)
    }
  }
}

extension ClauseTrace {
  /// Whether every clause that somebody may have to act on is shown, and none is overstated.
  package var isWhole: Bool { holes.isEmpty && tooStrong.isEmpty }

  /// The trace as lines of text.
  ///
  /// - Parameter whole: With every clause and where it is shown, and not only the numbers.
  package func lines(whole: Bool) -> [String] {
    var lines = ["\(setting):"]
    for kind in Set(rows.map(\.clause.kind)).sorted() {
      let rows = rows.filter { $0.clause.kind == kind }
      lines.append("  \(kind): \(rows.count { !$0.incidents.isEmpty }) of \(rows.count) shown")
    }
    if whole {
      for row in rows where !row.incidents.isEmpty {
        lines.append("  \(row.clause.id): \(row.actions.joined(separator: ", "))")
        lines.append("    in \(row.incidents.joined(separator: ", "))")
      }
    }
    return lines + holes.map { "  hole: \($0.clause.id): \($0.clause.says)" }
      + tooStrong.map { "  stronger than its clause: \($0)" }
  }

  /// One JSON object for each clause.
  package var json: [String] {
    rows.map { row in
      JSONValue.object([
        "setting": .string(setting), "policy": .string(row.policy),
        "clause": .string(row.clause.id.rawValue), "kind": .string(row.clause.kind),
        "strength": .string(row.clause.strength.word), "actions": .strings(row.actions),
        "flows": .strings(row.incidents),
      ]).line
    }
  }
}
