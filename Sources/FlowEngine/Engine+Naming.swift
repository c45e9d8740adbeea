package import FlowModel

/// The tip-off rule: as long as an answer still to be given could say that the concern is about
/// somebody, that person is told only in a line that says whom to tell instead.
extension Engine {
  /// What is said after a line that tells these roles, where a question ahead could still exclude
  /// one of them: "If it may be about the headteacher: tell the chair of governors, not them."
  func instead(ofTelling roles: [String], in walk: Walk) -> String? {
    let setting = library.settings[walk.setting]!
    guard !roles.isEmpty else { return nil }
    let options = excludingOptions(in: walk)
    guard !options.isEmpty else { return nil }
    let groups = setting.samePerson
    let told = roles.compactMap { route(to: $0, in: walk).first?.id }
    var named = [String]()
    var excluded = concerned(in: walk)
    for role in told {
      let hits = options.filter { naming.closure(of: Set($0), samePerson: groups).contains(role) }
      guard !hits.isEmpty else { continue }
      named += [role] + deputies(of: role) + hits.map { $0[0] }
      for hit in hits { excluded.formUnion(naming.closure(of: Set(hit), samePerson: groups)) }
    }
    guard let first = named.first,
      let other = chain(from: first, without: excluded, in: setting).first
    else { return nil }
    let titles = named.uniqued().compactMap { setting.roles[$0]?.title }.uniqued()
    let persons =
      titles.count == 1
      ? titles[0]
      : titles.dropLast().joined(separator: ", ") + " or " + titles[titles.count - 1]
    return "If it may be about \(persons): tell \(other.title), not them."
  }

  /// The roles that an action sends a person to, in its words or under `tell`. What others do, and
  /// what is not to be done, sends nobody anywhere.
  package func addressees(of action: Action) -> [String] {
    guard action.kind != .refrain, action.who.role == nil else { return [] }
    let told = action.isGap ? [] : [action.tell].compactMap(\.self)
    return (told + Template(action.text).names).uniqued()
  }

  /// Whom to tell of an action, in order. What the policy leaves open is asked of nobody whom an
  /// answer ahead could exclude.
  func recipients(of action: Action, in walk: Walk) -> [Role] {
    guard let role = action.tell else { return [] }
    guard action.isGap else { return route(to: role, in: walk) }
    let groups = library.settings[walk.setting]!.samePerson
    let excluded = excludingOptions(in: walk).reduce(into: concerned(in: walk)) {
      let closure = naming.closure(of: Set($1), samePerson: groups)
      // Options that say nothing of this role leave it as it is.
      if closure.contains(role) { $0.formUnion(closure) }
    }
    // One person is asked what a policy leaves open; nobody is alarmed for it.
    let asked = chain(from: role, without: excluded, in: library.settings[walk.setting]!)
    return Array(asked.prefix(1))
  }

  /// The answers so far that can say whom the concern is about, each with its question.
  package func answersThatName(in walk: Walk) -> [String] {
    naming.questions.compactMap { question in
      walk.answers[question].map { "\(question)=\($0.values.joined(separator: ","))" }
    }
  }

  /// Those whom a role leads who lead nobody themselves.
  private func deputies(of role: String) -> [String] {
    let led = naming.led[role] ?? []
    return led.contains { naming.led[$0] != nil } ? [] : led.sorted()
  }

  /// The roles and those whom an answer that names them excludes with them.
  package func excluded(by roles: Set<String>, inSetting setting: String) -> Set<String> {
    // What several roles exclude is what each of them does, together.
    if let known = excludedByRole[setting], roles.isSubset(of: known.keys) {
      return roles.reduce(into: []) { $0.formUnion(known[$1]!) }
    }
    return naming.closure(of: roles, samePerson: library.settings[setting]?.samePerson ?? [])
  }

  /// What the options that name somebody concern, of all questions still ahead.
  private func excludingOptions(in walk: Walk) -> [[String]] {
    var found = Set<String>()
    // An incident is entered at most once, and a part tells the same wherever it is run.
    var seen = Set(walk.entered)
    var hasEnded = false
    for frame in walk.frames.reversed() {
      let isIncident = library.flows[frame.flow]!.isIncident
      // What stands below a part that ends its incident is not met any more.
      let ends = hasEnded || collect(frame.flow, from: frame.next, walk, &found, &seen)
      hasEnded = ends && !isIncident
    }
    for flow in walk.waiting where seen.insert(flow).inserted {
      _ = collect(flow, from: 0, walk, &found, &seen)
    }
    if case .asking(let question) = walk.place, naming.options[question] != nil {
      found.insert(question)
    }
    return found.sorted().flatMap { naming.options[$0]! }
  }

  /// The questions that name somebody and can still be asked from a place on. What a condition
  /// that is settled already leaves out is not among them.
  ///
  /// - Returns: Whether the incident surely ends here, so that nothing below is met.
  private func collect(
    _ flow: String, from start: Int, _ walk: Walk, _ found: inout Set<String>,
    _ seen: inout Set<String>
  ) -> Bool {
    guard naming.flows.contains(flow) else { return false }
    let instructions = code[flow]!
    var place = start
    // Before this place it is open whether a step is met at all.
    var openUntil = start
    while place < instructions.count {
      let isSure = place >= openUntil
      let instruction = instructions[place]
      place += 1
      switch instruction {
      case .ask(let question, _):
        if naming.options[question] != nil, walk.answers[question] == nil { found.insert(question) }
      case .unless(let condition, let target, _):
        switch settled(condition, in: walk) {
        case false: place = target
        case nil: openUntil = max(openUntil, target)
        default: break
        }
      case .skip(let target):
        if isSure { place = target } else { openUntil = max(openUntil, target) }
      case .run(let flow), .also(let flow):
        let ends = seen.insert(flow).inserted && collect(flow, from: 0, walk, &found, &seen)
        if ends, isSure, !library.flows[flow]!.isIncident { return true }
      case .go(let flow):
        let isEntered = !walk.entered.contains(flow)
        if seen.insert(flow).inserted { _ = collect(flow, from: 0, walk, &found, &seen) }
        if isEntered, isSure { return true }
      case .end: if isSure { return true }
      case .give, .next: break
      }
    }
    return false
  }

  /// Whether a condition holds, if the answers so far say so whatever follows; nil if not.
  private func settled(_ condition: Condition, in walk: Walk) -> Bool? {
    switch condition {
    case .isValue("setting", _), .isOneOf("setting", _): return holds(condition, in: walk)
    case .isValue(let name, _), .isOneOf(let name, _), .unsure(let name), .answered(let name):
      return walk.answers[name] == nil ? nil : holds(condition, in: walk)
    case .compares(let comparison):
      let isKnown = comparison.names.allSatisfy { walk.answers[$0] != nil }
      return isKnown ? holds(condition, in: walk) : nil
    case .fact(let name):
      guard let fact = library.facts[name] else { return holds(condition, in: walk) }
      return settled(fact, in: walk)
    case .not(let inner): return settled(inner, in: walk).map { !$0 }
    case .all(let parts):
      let known = parts.map { settled($0, in: walk) }
      return known.contains(false) ? false : known.contains(nil) ? nil : true
    case .any(let parts):
      let known = parts.map { settled($0, in: walk) }
      return known.contains(true) ? true : known.contains(nil) ? nil : false
    }
  }
}

extension Action {
  var isGap: Bool { if case .gap = kind { true } else { false } }
}
