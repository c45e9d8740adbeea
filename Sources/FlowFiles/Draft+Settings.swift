import FlowModel

extension Draft {
  mutating func readSetting(_ node: YAMLNode) {
    let fields = Fields(node, known: Setting.keys, problems)
    let id = fields.required("setting")
    guard define("setting", id, at: fields.place(of: "setting")) else { return }
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
    var setting = Setting(id: id, title: "", policies: [], roles: roles)
    setting.samePerson = fields.items("same-person").map { ($0.items ?? []).compactMap(\.text) }
    for (name, _, value) in fields.entries("words") where setting.words[name] == nil {
      setting.words[name] = value.text ?? ""
    }
    setting.closed = Set(closedDays(fields))
    fill(&setting, from: fields)
    library.settings[id] = setting
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
    var role = Role(id: name, title: "")
    fill(&role, from: Fields(node, known: Role.keys, problems))
    return role
  }

  mutating func readPolicy(_ node: YAMLNode) {
    let fields = Fields(node, known: Policy.keys, problems)
    let id = fields.required("policy")
    guard define("policy", id, at: fields.place(of: "policy")) else { return }
    var clauses = [Clause]()
    for (name, place, value) in fields.entries("clauses") {
      guard define("clause", name, at: place) else { continue }
      clauses.append(readClause(name, value))
    }
    var policy = Policy(id: id, title: "", clauses: clauses)
    policy.approved = date("approved", fields)
    policy.review = date("review", fields)
    fill(&policy, from: fields)
    library.policies[id] = policy
  }

  private mutating func readClause(_ name: String, _ node: YAMLNode) -> Clause {
    var clause = Clause.blank
    clause.id = Clause.ID(name)
    fill(&clause, from: Fields(node, known: Clause.keys, problems))
    return clause
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
      var guidance = Guidance(id: name, title: "", edition: "")
      fill(&guidance, from: Fields(value, known: Guidance.keys, problems))
      library.guidance[name] = guidance
    }
  }
}
