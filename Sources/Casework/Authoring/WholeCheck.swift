package import FlowChecks
import FlowEngine
package import FlowFiles
package import FlowModel
import Matching
import Transcripts

/// Everything that can be told of a folder of flow files: of its files, its walks, its rehearsal
/// cards, its phrases and its danger floor. The same whether it is told as text, as JSON, or again on
/// every save.
package struct WholeCheck: Sendable {
  /// Nil if the files do not load.
  package let library: Library?
  package let checkup: Checkup?
  /// Errors that keep the files from being read first, then by place.
  package let diagnostics: [Diagnostic]

  /// The incidents that were walked; nil for every one.
  private let only: Set<String>?

  /// Reads the files themselves and not the cache: problems need their places.
  ///
  /// - Parameter only: The incidents to walk; nil for every one.
  ///   What the whole alone can show is left out then: what no walk meets, and where words lead.
  package init(_ flows: FlowFolder, only: Set<String>? = nil) {
    self.only = only
    do throws(LibraryError) {
      let library = try flows.library(cache: nil) { sha256($0) }
      let checkup = Checkup(Explorer(Engine(library)), only: only)
      self.library = library
      self.checkup = checkup
      let ofWords =
        only == nil ? unprovedDanger(of: library) + PhraseCheck.problems(in: flows, library) : []
      let problems = checkup.diagnostics + ofWords
      diagnostics = (problems + flows.unreadFiles()).sorted {
        ($0.location, $0.code) < ($1.location, $1.code)
      }
    } catch {
      library = nil
      checkup = nil
      diagnostics =
        error.diagnostics + flows.unreadFiles() + PhraseCheck.problems(in: flows, nil)
    }
  }

  /// An incident that was to be walked and that there is not.
  package var unknownIncident: UnknownName? {
    guard let library, let only else { return nil }
    let known = library.incidents.map(\.id)
    return only.sorted().first { !known.contains($0) }.map {
      UnknownName(.incident, $0, known: known)
    }
  }

  /// What was checked, in a line or a few; nil where something is wrong.
  package var summary: [String]? {
    guard diagnostics.isEmpty, let library, let checkup else { return nil }
    let clauses = library.policies.values.reduce(0) { $0 + $1.clauses.count }
    let states = checkup.explorations.reduce(0) { $0 + $1.states }
    let asked = checkup.explorations.map(\.longest).max() ?? 0
    let waits = checkup.explorations.map(\.longestToProtection).max() ?? 0
    let partly =
      checkup.partlyTried.isEmpty
      ? []
      : [
        "Not every way in which these lie to each other was tried, only one comparison on: "
          + checkup.partlyTried.joined(separator: ", ") + "."
      ]
    if let only {
      return ["Of \(only.sorted().joined(separator: ", ")): \(states) states, no problems."]
    }
    return [
      "\(library.incidents.count) incidents, \(library.questions.count) questions, "
        + "\(library.actions.count) actions, \(library.settings.count) settings, "
        + "\(clauses) clauses. \(library.safetyRules.count) safety rules hold on every walk; "
        + "\(states) states: no problems."
    ] + partly + [
      "At most \(asked) questions are asked on any walk, and at most \(waits) "
        + "before the first thing to do now or not to do."
    ]
  }
}

/// What is different between one check and the next.
package struct CheckChange: Sendable {
  /// By place.
  package let found: [Diagnostic]
  package let mended: [Diagnostic]

  package init(from before: Set<Diagnostic>, to now: Set<Diagnostic>) {
    found = now.subtracting(before).sorted { ($0.location, $0.code) < ($1.location, $1.code) }
    mended = before.subtracting(now).sorted { ($0.location, $0.code) < ($1.location, $1.code) }
  }
}
