package import FlowModel

extension Engine {
  /// An action as it is shown in this walk's setting: its words filled in, only this setting's
  /// clauses behind it, and nobody told whom the concern is about.
  package func advice(_ id: String, in walk: Walk) -> Advice {
    let setting = library.settings[walk.setting]!
    let action = worded(id, in: walk) ?? library.action(id, in: setting.id)!
    // A policy's own answer stands for itself: no other words are told under its label.
    let companions = companions(of: id, in: walk).filter {
      $0.id == id || ($0.answerStrength == nil && action.answerStrength == nil)
    }
    let clauses = companions.flatMap(\.clauses).uniqued().compactMap { clause($0, of: setting) }
    let guidance = companions.flatMap(\.guidance).uniqued().compactMap { library.guidance[$0] }
    let asked = action.answerStrength ?? clauses.map(\.strength).max() ?? .states
    let basis: Advice.Basis
    switch action.kind {
    case .gap(let gap): basis = .gap(gap)
    // A clause that only states a fact asks for nothing, so it cannot carry an instruction.
    case .act, .refrain: basis = asked == .states ? guidance.basis : .policy
    case .know: basis = clauses.isEmpty ? guidance.basis : .policy
    }
    var advice = Advice(
      action: id, kind: Advice.Kind(action.kind), basis: basis,
      strength: basis.strength(
        asked, companions.map(\.guidanceStrength).max() ?? .should),
      text: fill(action.text, in: walk), who: actor(of: action, in: walk),
      tell: recipients(of: action, in: walk).map(\.title),
      by: companions.compactMap(\.by).min(),
      record: action.record.map { fill($0, in: walk) },
      clauses: clauses.map { Advice.Source(id: $0.id.rawValue, words: $0.verb) },
      guidance: guidance.map {
        Advice.Source(
          id: $0.id, words: "\($0.title), \($0.edition)", isOwn: $0.isOwn, short: $0.short)
      }, duty: action.duty)
    // Where somebody else is told than the policy says, it does not say the same.
    let isLedElsewhere = action.tell.map { concerned(in: walk).contains($0) } ?? false
    advice.beside =
      isLedElsewhere
      ? []
      : action.beside.compactMap { clause($0, of: setting) }.map {
        Advice.Source(id: $0.id.rawValue, words: $0.verb)
      }
    advice.page = action.audience == .you ? nil : action.audience
    advice.saysIf = action.saysIf
    advice.instead = instead(ofTelling: addressees(of: action), in: walk)
    return advice
  }

  /// The clauses of this setting behind anything that an incident may give, in the order of their
  /// ids.
  package func clauses(citedBy flow: String, in setting: Setting) -> [Clause] {
    var flows = [flow]
    var actions = Set(library.flows[flow]?.first ?? [])
    var seen: Set<String> = []
    while let next = flows.popLast() {
      guard seen.insert(next).inserted else { continue }
      for instruction in code[next] ?? [] {
        if case .give(let given) = instruction { actions.formUnion(given) }
        if case .run(let part) = instruction { flows.append(part) }
      }
    }
    let ids = Set(actions.compactMap { library.action($0, in: setting.id) }.flatMap(\.clauses))
    return ids.sorted().compactMap { clause($0, of: setting) }
  }

  /// The clause, if it stands in one of this setting's policies.
  package func clause(_ id: Clause.ID, of setting: Setting) -> Clause? {
    setting.policies.lazy.compactMap { library.policies[$0]?.clause(id) }.first
  }

  /// Who acts; on the page of the head or the lead whoever stands in for them, where they may be
  /// concerned.
  private func actor(of action: Action, in walk: Walk) -> String {
    guard let role = action.audience.role, concerned(in: walk).contains(role) else {
      return actor(action.who, in: walk)
    }
    return route(to: role, in: walk).first?.title ?? actor(action.who, in: walk)
  }

  private func actor(_ who: Actor, in walk: Walk) -> String {
    switch who {
    case .you: Advice.you
    case .school: "the " + (library.settings[walk.setting]!.words["school"] ?? "school")
    case .unstated: "your policy does not say who"
    case .role(let role): stand(for: role, in: walk)
    }
  }
}

extension Array where Element: Hashable {
  /// Each once, where it came first.
  func uniqued() -> [Element] {
    var seen = Set<Element>()
    return filter { seen.insert($0).inserted }
  }
}

extension Engine {
  /// The role as an actor. A policy that says the head acts does not say that somebody else does,
  /// so no other role is put in the place of one that the concern may be about.
  private func stand(for role: String, in walk: Walk) -> String {
    let title = library.settings[walk.setting]!.roles[role]?.title ?? role
    return concerned(in: walk).contains(role) ? "whoever stands in for \(title)" : title
  }
}

extension [Guidance] {
  fileprivate var basis: Advice.Basis { allSatisfy(\.isOwn) ? .caution : .guidance }
}

extension Advice.Basis {
  fileprivate func strength(_ clauses: Strength, _ guidance: Strength) -> Strength {
    switch self {
    case .policy: clauses
    case .guidance, .caution: guidance
    case .gap: .states
    }
  }
}

extension Advice.Kind {
  init(_ kind: Action.Kind) {
    switch kind {
    case .act: self = .act
    case .refrain: self = .refrain
    case .know: self = .know
    case .gap: self = .gap
    }
  }
}
