package import FlowModel

/// How a walk ends, worked out: whom to tell, and by when.
package struct Outcome: Hashable, Sendable {
  /// The ending's name; that of the derived one is `next`.
  package let ending: String
  /// The sentence, in the setting's words.
  package let text: String
  /// The role to tell; nil where nobody has to be told.
  package let tell: String?
  /// By when.
  package let by: Deadline
}

extension Engine {
  /// How a walk ends with an ending. What is next after a derived one is the most urgent act that
  /// was told to whoever is talking.
  ///
  /// - Returns: Nil where nothing was told that could be next: the checks find such walks.
  package func outcome(_ ending: String, in walk: Walk) -> Outcome? {
    guard ending == Ending.next else {
      return library.endings[ending].map {
        let instead = instead(ofTelling: [$0.tell].compactMap(\.self), in: walk)
        return Outcome(
          ending: ending,
          text: [fill($0.text, in: walk), instead].compactMap(\.self).joined(separator: " "),
          tell: $0.tell, by: $0.by)
      }
    }
    guard let action = nextAction(in: walk) else { return nil }
    let advice = advice(action.id, in: walk)
    return Outcome(
      ending: ending,
      text: [advice.text, advice.insteadWords].compactMap(\.self).joined(separator: " "),
      tell: action.tell, by: advice.by ?? .today)
  }

  /// The action that is next for whoever is talking.
  package func nextAction(in walk: Walk) -> Action? {
    func action(on page: Audience) -> Action? {
      walk.next[page].flatMap { worded($0, in: walk) }
    }
    func isSooner(_ one: Action, _ other: Action) -> Bool {
      (one.by ?? .afterwards) < (other.by ?? .afterwards)
    }
    let anybodys = action(on: .you)
    let pages = audience(in: walk).pages.dropLast()
    guard let own = pages.compactMap({ action(on: $0) }).min(by: isSooner) else { return anybodys }
    // A lead's own first act comes before what anybody may be told, if it can wait no longer.
    guard let anybodys, isSooner(anybodys, own), !tellsOneself(anybodys.id, in: walk) else {
      return own
    }
    return anybodys
  }

  /// The earliest time of what was told to whoever is talking, whatever was learnt afterwards of whom
  /// it may be about; nil where nothing was told that could be next.
  package func soonest(in walk: Walk) -> Deadline? {
    let isKnown = walk.answers[Engine.roleQuestion] != nil
    return (isKnown ? readable(walk) : walk.next.filter { $0.key == .you }).values
      .compactMap { library.action($0, in: walk.setting)?.by }.min()
  }

  /// What would be next on each page that whoever is talking can come to read.
  func readable(_ walk: Walk) -> [Audience: String] {
    guard let role = walk.answers[Engine.roleQuestion]?.values.first else { return walk.next }
    let pages = Audience(role: role).pages
    return walk.next.filter { pages.contains($0.key) }
  }

  /// Whoever is talking, as far as an answer says so; until then a member of staff.
  package func audience(in walk: Walk) -> Audience {
    let page = walk.answers[Engine.roleQuestion]?.values.first.map { Audience(role: $0) } ?? .you
    // Whoever it may be about reads nothing that is for whoever stands in for them.
    return page.role.map { concerned(in: walk).contains($0) } ?? false ? .you : page
  }

  /// Whether an action would have a lead tell the lead, or a head the head.
  package func tellsOneself(_ action: String, in walk: Walk) -> Bool {
    guard let action = library.action(action, in: walk.setting), action.kind == .act,
      let own = audience(in: walk).role
    else { return false }
    // The head may be in charge as well: then both are called the same.
    let roles = library.settings[walk.setting]?.roles ?? [:]
    func isOwn(_ role: String) -> Bool {
      role == own || (roles[role] != nil && roles[role]?.title == roles[own]?.title)
    }
    if let tell = action.tell { return isOwn(tell) }
    // A policy's own answer names in its words whom to tell.
    return action.answerStrength != nil && !action.named.isEmpty && action.named.allSatisfy(isOwn)
  }

  /// Whether an incident's ending follows from what was told.
  package func isDerived(_ incident: String) -> Bool { derived.contains(incident) }

  /// The question that says who is talking.
  package static let roleQuestion = "role"

  /// The incidents that end with the derived ending, by themselves or in a part.
  static func derivedIncidents(
    in library: Library, _ code: [String: [Instruction]]
  ) -> Set<String> {
    guard library.endings[Ending.next] != nil else { return [] }
    func ends(_ flow: String, _ seen: Set<String>) -> Bool {
      (code[flow] ?? []).contains { instruction in
        switch instruction {
        case .next, .end(Ending.next): true
        case .run(let part): !seen.contains(part) && ends(part, seen.union([part]))
        default: false
        }
      }
    }
    return Set(library.incidents.map(\.id).filter { ends($0, [$0]) })
  }
}

extension Audience {
  /// The role whose page it is; nil for a page of no single role.
  package var role: String? {
    switch self {
    case .lead: Role.lead
    case .head: Role.head
    case .you, .school: nil
    }
  }

  /// - Parameter role: An answer to the question who is talking.
  package init(role: String) {
    switch role {
    case Role.lead: self = .lead
    case Role.head: self = .head
    default: self = .you
    }
  }

  /// The pages that whoever this is reads on the screen, their own first.
  package var pages: [Audience] {
    switch self {
    case .you: [.you]
    case .lead: [.lead, .you]
    case .head: [.head, .lead, .you]
    case .school: [.school, .you]
    }
  }
}
