package import FlowModel

extension Engine {
  /// An action as it is worded where the concern may be about somebody whom the policy's answer names:
  /// the answer without them, or Waymark's own words if it names nobody else.
  ///
  /// - Returns: Nil where nothing is left to be said.
  package func worded(_ id: String, in walk: Walk) -> Action? {
    guard let action = library.action(id, in: walk.setting), !action.named.isEmpty else {
      return library.action(id, in: walk.setting)
    }
    let out = concerned(in: walk).intersection(action.named)
    guard !out.isEmpty else { return action }
    return library.action(Action.name(of: id, without: out), in: walk.setting)
  }
}
