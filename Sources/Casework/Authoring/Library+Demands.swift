package import FlowModel

extension Library {
  /// - Throws: ``AuthoringError/unknown(_:)`` if there is no such setting.
  package func demand(setting: String) throws(CaseworkError) {
    guard settings[setting] == nil else { return }
    throw .authoring(.unknown(UnknownName(.setting, setting, known: settings.keys)))
  }

  /// - Throws: ``AuthoringError/unknown(_:)`` if there is no such incident or part.
  package func demand(flow: String) throws(CaseworkError) {
    guard flows[flow] == nil else { return }
    throw .authoring(.unknown(UnknownName(.flow, flow, known: flows.keys)))
  }

  /// - Throws: ``AuthoringError/unknown(_:)`` if there is no such incident.
  package func demand(incident: String) throws(CaseworkError) {
    let known = incidents.map(\.id)
    guard !known.contains(incident) else { return }
    throw .authoring(.unknown(UnknownName(.incident, incident, known: known)))
  }
}
