package import FlowModel

extension Condition {
  /// What holds whatever is answered.
  package static let always = Condition.all([])
  /// What never holds.
  package static let never = Condition.any([])

  /// What is left of the condition in one setting: whatever the setting and its facts settle is
  /// settled, and facts of flow files are written out. ``always`` or ``never`` where nothing
  /// depends on an answer.
  ///
  /// - Parameter library: For the facts that flow files define.
  package func simplified(in setting: Setting, _ library: Library) -> Condition {
    switch self {
    case .isValue("setting", let value): return value == setting.id ? .always : .never
    case .isOneOf("setting", let values): return values.contains(setting.id) ? .always : .never
    case .fact(let name):
      if let fact = library.facts[name] { return fact.simplified(in: setting, library) }
      return setting.facts.contains(name) ? .always : .never
    case .not(let inner):
      switch inner.simplified(in: setting, library) {
      case .always: return .never
      case .never: return .always
      case let left: return .not(left)
      }
    case .all(let parts):
      let left = parts.map { $0.simplified(in: setting, library) }.filter { $0 != .always }
      if left.contains(.never) { return .never }
      return left.count == 1 ? left[0] : .all(left)
    case .any(let parts):
      let left = parts.map { $0.simplified(in: setting, library) }.filter { $0 != .never }
      if left.contains(.always) { return .always }
      return left.count == 1 ? left[0] : .any(left)
    case .isValue, .isOneOf, .answered, .unsure, .compares: return self
    }
  }
}
