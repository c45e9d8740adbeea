import FlowChecks
import FlowEngine
package import FlowModel
import Transcripts

/// The ways through incidents, counted or listed.
package struct FlowPaths: Sendable {
  private let explorer: Explorer
  /// The incidents and settings that are asked about, each pair once.
  package let places: [(incident: String, setting: String)]

  /// - Parameters:
  ///   - incident: The incident; all of them if nil.
  ///   - setting: The setting; all of them if nil.
  /// - Throws: ``AuthoringError/unknown(_:)``.
  package init(
    _ library: Library, incident: String?, setting: String?
  ) throws(CaseworkError) {
    if let incident { try library.demand(incident: incident) }
    if let setting { try library.demand(setting: setting) }
    explorer = Explorer(Engine(library))
    let incidents = incident.map { [$0] } ?? library.incidents.map(\.id)
    let settings = setting.map { [$0] } ?? library.settings.keys.sorted()
    places = incidents.flatMap { incident in settings.map { (incident, $0) } }
  }

  package func count(_ incident: String, _ setting: String) -> PathCount {
    PathCount(
      incident: incident, setting: setting, found: explorer.explore(incident, setting: setting))
  }

  /// At most so many ways.
  package func list(_ incident: String, _ setting: String, limit: Int) -> [ListedPath] {
    explorer.paths(incident, setting: setting, limit: limit).map {
      ListedPath(incident: incident, setting: setting, steps: $0)
    }
  }
}

/// How many ways there are through an incident in a setting.
package struct PathCount: Sendable {
  let incident: String
  let setting: String
  let found: Exploration

  package var line: String {
    let paths = found.isSaturated ? "more than \(UInt128.max)" : "\(found.paths)"
    return "\(incident), \(setting): \(found.states) states, \(paths) paths, at most "
      + "\(found.longest) questions, \(found.longestToProtection) before the first protection"
  }

  /// The counts as one JSON object.
  package var json: String {
    "{\"flow\":\"\(incident)\",\"longest\":\(found.longest),\"paths\":\"\(found.paths)\","
      + "\"saturated\":\(found.isSaturated),\"setting\":\"\(setting)\",\"states\":\(found.states),"
      + "\"to_protection\":\(found.longestToProtection)}"
  }
}

/// One way through an incident in a setting.
package struct ListedPath: Sendable {
  let incident: String
  let setting: String
  let steps: [PathStep]

  package var line: String {
    "\(incident), \(setting): "
      + steps.map { "\($0.question): \($0.typed)" }.joined(separator: "; ")
  }

  /// The way as one JSON object.
  package var json: String {
    let answers = steps.map {
      JSONValue.object(["question": .string($0.question), "answer": .string($0.typed)])
    }
    return JSONValue.object([
      "flow": .string(incident), "setting": .string(setting), "answers": .array(answers),
    ]).line
  }
}
