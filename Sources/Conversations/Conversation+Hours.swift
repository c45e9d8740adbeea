import FlowEngine
import FlowModel

/// At night and at a weekend: who can be reached then, and what to do where nobody can.
extension Conversation {
  /// A role as it is told whom to tell: with the number that is answered at this hour, where one is set.
  func withNumber(_ role: Role, at moment: Moment?) -> String {
    if moment?.isOutOfHours(closed: setting.closed) ?? false,
      let number = number(of: role, Role.outOfHours)
    {
      return "\(role.title) (\(number), out of hours)"
    }
    return number(of: role).map { "\(role.title) (\($0))" } ?? role.title
  }

  /// The number of a role, or of the same person under another name: one title, one telephone.
  ///
  /// - Parameter hours: What stands behind the role's id where it is the number for other hours.
  private func number(of role: Role, _ hours: String = "") -> String? {
    let names = setting.samePerson.filter { $0.contains(role.id) }.joined()
      .filter { setting.roles[$0]?.title == role.title }
    return ([role.id] + names).lazy.compactMap { contacts[$0 + hours] }.first
  }

  /// What is said below what is next where the school may be empty; nil in its hours.
  ///
  /// - Parameter tell: The role that is to be told.
  func hoursNote(telling tell: String?, by deadline: Deadline, in walk: Walk, at moment: Moment?)
    -> String?
  {
    guard let tell, let moment, moment.isOutOfHours(closed: setting.closed) else { return nil }
    let closed = setting.closed.contains(moment.date) ? ", and closed" : ""
    let time = "It is \(moment.clock) on a \(moment.date.weekdayName)\(closed)."
    let route = engine.route(to: tell, in: walk)
    let isSet = route.contains { number(of: $0, Role.outOfHours) != nil }
    let missing = isSet ? "" : " No out-of-hours number is set here."
    guard deadline == .now else {
      let care = ["social-care", "police"].compactMap { setting.roles[$0] }
        .map { withNumber($0, at: moment) }.joined(separator: " or ")
      return "\(time)\(missing) Nobody there? Tell them as soon as they can be reached. "
        + "If a child may be at risk, do not wait: call \(care). The same on a trip."
    }
    // Whom to try next stands above: nobody is named here who does not stand there. Whoever leads a trip
    // may be the one it is about.
    let others = route.count > 1 ? " Nobody there? Try the next at once." : ""
    return "\(time)\(missing)\(others) Danger now: 999. The same on a trip."
  }
}
