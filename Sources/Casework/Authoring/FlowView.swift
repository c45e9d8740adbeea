import FlowChecks
import FlowEngine
package import FlowModel
package import Rendering

/// A flow as one setting meets it, with the walk of a scenario highlighted.
package struct FlowView: Sendable {
  private let engine: Engine
  private let flow: String
  private let setting: String?
  private let walk: Walk?

  /// - Parameters:
  ///   - setting: The setting whose view it is; that of the scenario, or all at once, if nil.
  ///   - scenario: The name of the scenario whose walk is highlighted.
  /// - Throws: ``AuthoringError``.
  package init(
    _ flow: String, in library: Library, setting: String?, highlighting scenario: String?
  ) throws(CaseworkError) {
    if let setting { try library.demand(setting: setting) }
    try library.demand(flow: flow)
    engine = Engine(library)
    self.flow = flow
    guard let scenario else {
      self.setting = setting
      walk = nil
      return
    }
    let found = library.scenarios.first {
      $0.incident == flow && $0.name == scenario && (setting == nil || $0.setting == setting)
    }
    guard let found else { throw .authoring(.noScenario(scenario, of: flow)) }
    self.setting = setting ?? found.setting
    walk = ScenarioRun(found, engine).walk
  }

  /// As an indented outline; what the walk met is marked.
  package var outline: [String] {
    FlowOutline(flow, engine, setting: setting, highlighting: walk).lines.map { line in
      let mark = walk == nil ? "" : line.isMet ? "> " : "  "
      return mark + String(repeating: "  ", count: line.depth) + line.text
    }
  }

  /// As boxes and arrows.
  package var drawing: FlowDrawing {
    FlowDrawing(flow, engine, setting: setting, highlighting: walk)
  }
}
