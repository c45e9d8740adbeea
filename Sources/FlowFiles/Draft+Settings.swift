import FlowModel

extension Draft {
  mutating func readSetting(_ node: YAMLNode) {
    let fields = Fields(
      node,
      known: [
        "setting", "title", "policies", "words", "roles", "same-person", "facts", "notices",
        "closed",
      ],
      problems)
    let id = fields.required("setting")
    guard define("setting", id, at: fields.place(of: "setting")) else { return }
    use(.policy, fields.located("policies"))
    settingFacts += fields.located("facts")
    var roles = [String: Role]()
    for (name, place, value) in fields.entries("roles") {
      roles[name] = readRole(name, value)
      checkRole(name, at: place)
    }
    for (name, place, _) in fields.entries("words") where roles[name] != nil || name == "setting" {
      problems.add(
        "reserved-name", "'{\(name)}' means something else in texts", at: place,
        remedy: "A word may not be called like a role, nor 'setting'; rename it.")
    }
    library.settings[id] = Setting(
      id: id, title: fields.required("title"), policies: fields.texts("policies"), roles: roles,
      samePerson: fields.items("same-person").map { ($0.items ?? []).compactMap(\.text) },
      words: Dictionary(
        fields.entries("words").map { ($0.key, $0.value.text ?? "") },
        uniquingKeysWith: { first, _ in first }),
      facts: Set(fields.texts("facts")), notices: fields.texts("notices"),
      closed: Set(closedDays(fields)))
  }

  private func checkRole(_ name: String, at place: SourceLocation) {
    guard ReservedWords.actors.contains(name) || name == "setting" else { return }
    problems.add(
      "reserved-name", "'\(name)' means something else in texts and after 'who:'", at: place,
      remedy: "Give the role another name.")
  }

  private func closedDays(_ fields: Fields) -> [CivilDate] {
    fields.located("closed").compactMap { text, place in
      if let day = CivilDate(text) { return day }
      problems.add(
        "bad-date", "'\(text)' is not a day", at: place, remedy: "Write it as 2026-12-25.")
      return nil
    }
  }

  private mutating func readRole(_ name: String, _ node: YAMLNode) -> Role {
    let fields = Fields(node, known: ["title", "otherwise", "note"], problems)
    use(.role, fields.located("otherwise"))
    return Role(
      id: name, title: fields.required("title"), otherwise: fields.texts("otherwise"),
      note: fields.text("note"))
  }

  mutating func readPolicy(_ node: YAMLNode) {
    let fields = Fields(
      node, known: ["policy", "title", "version", "approved", "review", "cycle", "clauses"],
      problems)
    let id = fields.required("policy")
    guard define("policy", id, at: fields.place(of: "policy")) else { return }
    var clauses = [Clause]()
    for (name, place, value) in fields.entries("clauses") {
      guard define("clause", name, at: place) else { continue }
      clauses.append(readClause(name, value))
    }
    library.policies[id] = Policy(
      id: id, title: fields.required("title"), version: fields.text("version"),
      approved: date("approved", fields), review: date("review", fields),
      cycle: fields.text("cycle"), clauses: clauses)
  }

  private func readClause(_ name: String, _ node: YAMLNode) -> Clause {
    let fields = Fields(
      node,
      known: [
        "kind", "verb", "strength", "who", "says", "tell", "record", "when", "section", "line",
        "status", "with",
      ], problems)
    let word = fields.required("strength")
    if Strength(word: word) == nil {
      problems.unknown(
        "word", word, at: fields.place(of: "strength"), known: Strength.allCases.map(\.word),
        remedy: "'strength' is one of: must, should, may, states.")
    }
    return Clause(
      id: name, kind: fields.required("kind"), verb: fields.required("verb"),
      strength: Strength(word: word) ?? .states, says: fields.required("says"),
      section: fields.required("section"),
      status: fields.choice("status", Clause.Status.self, default: .inForce))
  }

  private func date(_ key: String, _ fields: Fields) -> PolicyDate? {
    guard let text = fields.text(key) else { return nil }
    if let date = PolicyDate(text) { return date }
    problems.add(
      "bad-date", "'\(text)' is not a date", at: fields.place(of: key),
      remedy: "Write 2024-09 for a month or 2023-06-15 for a day.")
    return nil
  }

  mutating func readGuidance(_ node: YAMLNode) {
    let fields = Fields(node, known: ["guidance"], problems)
    for (name, place, value) in fields.entries("guidance") {
      guard define("guidance", name, at: place) else { continue }
      let source = Fields(value, known: ["title", "edition", "own", "unchecked"], problems)
      library.guidance[name] = Guidance(
        id: name, title: source.required("title"), edition: source.required("edition"),
        isOwn: source.text("own") == "yes", unchecked: source.text("unchecked"))
    }
  }
}
