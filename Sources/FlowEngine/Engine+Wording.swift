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
    return worded(id, inSetting: walk.setting, without: concerned(in: walk))
  }

  /// The same, for whoever knows already whom the concern may be about.
  func worded(_ id: String, inSetting setting: String, without barred: Set<String>) -> Action? {
    let action = library.action(id, in: setting)
    guard let action, !action.named.isEmpty, !barred.isDisjoint(with: action.named) else {
      return action
    }
    return library.action(
      Action.name(of: id, without: barred.intersection(action.named)), in: setting)
  }
}
