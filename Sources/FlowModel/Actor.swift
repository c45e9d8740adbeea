/// Who carries out an action.
package enum Actor: Hashable, Sendable {
  /// Whoever is talking with Waymark.
  case you
  /// The school, whoever does it there.
  case school
  /// The policy does not say who.
  case unstated
  /// Whoever has this role, by its id.
  case role(String)

  /// The role, if it is one.
  package var role: String? { if case .role(let id) = self { id } else { nil } }

  /// The words of flow files for those who are no role: no role can be called so.
  package static let words = ["you", "school", "unstated"]
}

extension Actor: FieldText, ExpressibleByStringLiteral {
  package init?(fieldText: String) { self.init(fieldText) }

  package init(stringLiteral word: String) { self.init(word) }

  /// - Parameter word: As a flow file writes it.
  private init(_ word: String) {
    switch word {
    case "you": self = .you
    case "school": self = .school
    case "unstated": self = .unstated
    default: self = .role(word)
    }
  }

  package var fieldText: String {
    switch self {
    case .you: "you"
    case .school: "school"
    case .unstated: "unstated"
    case .role(let id): id
    }
  }
}
