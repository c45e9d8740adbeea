package import FlowModel

/// What is written and can never be met: by no answers, in no setting.
package struct Unreachable: Sendable {
  package let diagnostics: [Diagnostic]

  /// - Parameter explorations: One for each incident in each setting.
  package init(in library: Library, _ explorations: [Exploration]) {
    let questions = explorations.reduce(into: Set<String>()) { $0.formUnion($1.questions) }
    let actions = explorations.reduce(into: Set<String>()) { $0.formUnion($1.actions) }
    let endings = explorations.reduce(into: Set<String>()) { $0.formUnion($1.endings) }
    let found =
      library.questions.values.filter { !questions.contains($0.id) }
      .map { Diagnostic.unreachable("question", $0.id, at: $0.location) }
      // What stands only where a policy answers is met in the school that does.
      + library.actions.values.filter { !actions.contains($0.id) && !$0.text.isEmpty }
      .map { Diagnostic.unreachable("action", $0.id, at: $0.location) }
      + library.endings.values.filter { !endings.contains($0.id) }
      .map { Diagnostic.unreachable("ending", $0.id, at: $0.location) }
    diagnostics = found.sorted { $0.location < $1.location }
  }
}

extension Diagnostic {
  fileprivate static func unreachable(
    _ what: String, _ name: String, at place: SourceLocation
  ) -> Diagnostic {
    Diagnostic(
      .warning, code: "unreachable-\(what)",
      "no answers lead to the \(what) '\(name)' in any setting", at: place,
      remedy: "Lead to it from a step that can be reached, or take it out.")
  }
}
