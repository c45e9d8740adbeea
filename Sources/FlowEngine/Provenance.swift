import FlowModel

/// Where advice comes from, in words: once for each who reads it, and nowhere else.
///
/// National guidance is never taken for the setting's policy, and Waymark's own caution for neither.
package struct Provenance: Hashable, Sendable {
  /// What it rests on above all.
  package let basis: Advice.Basis
  /// This setting's clauses, in the order in which they were met.
  package let clauses: [Advice.Source]
  /// National guidance and Waymark's own caution.
  package let guidance: [Advice.Source]
  /// This setting's clauses that say the same as words that are not the policy's.
  package let beside: [Advice.Source]

  private static let policy = "your policy"
  private static let national = "national guidance"
  private static let caution = "Waymark's caution"

  private var clauseIDs: String { clauses.map(\.id).joined(separator: ", ") }

  /// Behind an instruction on the screen: `[your policy: STMM-6.1-5c]`.
  package var brief: String { brief(nil) }

  /// The same with how strongly the policy asks, where that is to be said: `[your policy, should: ...]`.
  package func brief(_ asked: String?) -> String {
    switch basis {
    case .policy: "[\(Provenance.policy)\(asked.map { ", " + $0 } ?? ""): \(clauseIDs)]"
    case .guidance: "[\(shortNames)\(besideWords)]"
    case .caution:
      "[\(Provenance.caution)\(besideWords)\(beside.isEmpty ? ", not \(Provenance.policy)" : "")]"
    case .gap: clauses.isEmpty ? "" : "[\(clauseIDs)]"
    }
  }

  /// National guidance by what its readers call it, where each of them has such a name.
  private var shortNames: String {
    let names = guidance.filter { !$0.isOwn }.map(\.short)
    return names.contains(nil)
      ? Provenance.national : names.compactMap(\.self).joined(separator: ", ")
  }

  private var besideWords: String {
    beside.isEmpty
      ? "" : "; \(Provenance.policy) too: " + beside.map(\.id).joined(separator: ", ")
  }

  /// In the list of actions: everything that stands behind it, by kind.
  package var full: String {
    var parts = clauses.isEmpty ? [] : ["\(Provenance.policy): \(clauseIDs)"]
    let also = clauses.isEmpty ? "" : "also "
    if guidance.contains(where: { !$0.isOwn }) {
      parts.append(also + Provenance.national)
    } else if !guidance.isEmpty {
      parts.append(also + Provenance.caution)
    }
    if !beside.isEmpty {
      parts.append("\(Provenance.policy) too: " + beside.map(\.id).joined(separator: ", "))
    }
    return parts.isEmpty ? "" : "[\(parts.joined(separator: "; "))]"
  }

  /// Before instructions that are listened to: whose rule those are that follow.
  ///
  /// - Parameter asked: How strongly the policy asks, where that is to be said.
  package func spoken(_ asked: String?) -> String {
    let also = beside.isEmpty ? ", not \(Provenance.policy):" : " (your policy speaks of it too):"
    return switch basis {
    case .policy: "Your policy\(asked.map { " (\($0))" } ?? ""):"
    case .guidance: "National guidance\(also)"
    case .caution: "\(Provenance.caution)\(also)"
    case .gap: ""
    }
  }

  /// On the record: the clauses with their verbs, guidance with its title.
  package var onRecord: String {
    var parts = [String]()
    if case .gap(let gap) = basis { parts.append("the policy: \(gap.rawValue)") }
    if !clauses.isEmpty {
      parts.append("policy " + clauses.map { "\($0.id) (\($0.words))" }.joined(separator: ", "))
    }
    let national = guidance.filter { !$0.isOwn }.map(\.words)
    if !national.isEmpty {
      parts.append("\(Provenance.national), not the policy: \(national.joined(separator: "; "))")
    }
    if !beside.isEmpty {
      parts.append(
        "the policy says it too: "
          + beside.map { "\($0.id) (\($0.words))" }.joined(separator: ", "))
    }
    return (parts + guidance.filter(\.isOwn).map(\.words)).joined(separator: ". ")
  }

  /// In the book and the outline: the clauses, or whatever stands there in their place.
  package var forAuthors: [String] {
    guard clauses.isEmpty else { return clauses.map(\.id) }
    return guidance.map {
      $0.isOwn ? Provenance.caution : "\(Provenance.national): \($0.words)"
    }
  }
}

extension Advice {
  /// Where it comes from, to be put into words.
  package var provenance: Provenance {
    Provenance(basis: basis, clauses: clauses, guidance: guidance, beside: beside)
  }
}

extension Advice.Source {
  /// What a source that is no clause is called where it stands beside the policy.
  package var label: String {
    (isOwn ? "Waymark's caution" : "National guidance") + ", not your policy"
  }
}
