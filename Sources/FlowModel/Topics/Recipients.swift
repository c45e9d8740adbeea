/// Whom a policy names, and how it joins them: kept as printed, because "and" and "or" decide who is
/// told.
package struct Recipients: Hashable, Sendable {
  /// How the names are joined, by the word in flow files.
  package enum Joint: String, Hashable, Sendable, CaseIterable {
    case and, or, slash
    case andOr = "and/or"
  }

  /// Somebody who is named.
  package indirect enum Name: Hashable, Sendable {
    /// A role of the setting, by its id.
    case role(String)
    /// A role or somebody who stands in for it, by their ids.
    case roleOrStandIn(String, String)
    /// Somebody who is no role of the setting, in the policy's words.
    case printed(String)
    /// Several who are joined in a way of their own.
    case group(Recipients)
  }

  /// In the order of the policy.
  package let names: [Name]
  /// What joins the last two, and so all of them. Nil for one name, or if the policy gives a bare list.
  package let joint: Joint?

  package init(names: [Name], joint: Joint? = nil) {
    self.names = names
    self.joint = joint
  }

  /// The recipients as a sentence names them: "the headteacher, the safeguarding lead, or both".
  ///
  /// - Parameter title: The title of a role of the setting, by its id.
  package func words(title: (String) -> String) -> String {
    let words = names.map { name in
      switch name {
      case .role(let id): title(id)
      case .roleOrStandIn(let id, let standIn): "\(title(id)) or \(title(standIn))"
      case .printed(let text): text
      case .group(let recipients): recipients.words(title: title)
      }
    }
    guard let last = words.last, words.count > 1 else { return words.first ?? "" }
    if joint == .slash, words.count == 2, Recipients.says(words[0], alsoOf: last) {
      return words[0] + Recipients.oneOrTwo
    }
    let before = words.dropLast().joined(separator: ", ")
    switch joint {
    case .and, nil: return "\(before) and \(last)"
    case .or: return "\(before) or \(last)"
    case .andOr:
      return words.count == 2 ? "\(before), \(last), or both" : "\(before) and/or \(last)"
    case .slash:
      return words.joined(separator: "/") + Recipients.oneOrTwo
    }
  }

  /// Every role that is named, by its id.
  package var roles: Set<String> {
    names.reduce(into: []) { roles, name in
      switch name {
      case .role(let id): roles.insert(id)
      case .roleOrStandIn(let id, let standIn): roles.formUnion([id, standIn])
      case .printed: break
      case .group(let recipients): roles.formUnion(recipients.roles)
      }
    }
  }

  /// Those who are left without some roles; nil if that is nobody.
  package func without(_ out: Set<String>) -> Recipients? {
    let left = names.compactMap { name -> Name? in
      switch name {
      case .role(let id): out.contains(id) ? nil : name
      case .roleOrStandIn(let id, let standIn):
        switch (out.contains(id), out.contains(standIn)) {
        case (false, false): name
        case (false, true): .role(id)
        case (true, false): .role(standIn)
        case (true, true): nil
        }
      case .printed: name
      case .group(let recipients): recipients.without(out).map { .group($0) }
      }
    }
    return left.isEmpty ? nil : Recipients(names: left, joint: joint)
  }

  private static let oneOrTwo = " (it does not say if that is one person)"

  /// Whether a title is that of the other too: "the principal", or "the lead or principal".
  private static func says(_ title: String, alsoOf other: String) -> Bool {
    let bare = other.hasPrefix("the ") ? String(other.dropFirst(4)) : other
    return title == other || title.hasSuffix(" or " + bare)
  }
}
