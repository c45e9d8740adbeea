package import FlowModel

/// What the scenarios meet of all that a library holds, and what they do not.
package struct Coverage: Sendable {
  /// One sort of thing: how many there are, and the names of those that were never met.
  package struct Part: Sendable {
    package let name: String
    package let count: Int
    package let missing: [String]
  }

  package let parts: [Part]

  package init(of library: Library, by runs: [ScenarioRun]) {
    func met(_ names: (ScenarioRun) -> Set<String>) -> Set<String> {
      runs.reduce(into: []) { $0.formUnion(names($1)) }
    }
    func part(_ name: String, _ all: some Sequence<String>, _ met: Set<String>) -> Part {
      let all = Set(all)
      return Part(name: name, count: all.count, missing: all.subtracting(met).sorted())
    }
    let cited = library.actions.values.flatMap(\.clauses).map(\.rawValue)
    let starts = library.incidents.flatMap { flow in
      library.settings.keys.map { "\(flow.id)@\($0)" }
    }
    parts = [
      part("starts", starts, met { ["\($0.scenario.incident)@\($0.scenario.setting)"] }),
      part("questions", library.questions.keys, met(\.questions)),
      part("options", library.questions.values.flatMap(\.choiceNames), met(\.options)),
      part("actions", library.actions.keys, met(\.actions)),
      part("clauses", cited, met(\.clauses)),
    ]
  }

  /// The names of one part that were never met.
  func missing(_ name: String) -> Set<String> {
    Set(parts.first { $0.name == name }?.missing ?? [])
  }
}

extension Question {
  /// Every choice as coverage names it: `question=option`, and `question=?` for not knowing.
  fileprivate var choiceNames: [String] {
    guard kind.isChosen else { return [] }
    return options.map { "\(id)=\($0.id)" } + (unsure.isEmpty ? [] : ["\(id)=?"])
  }
}
