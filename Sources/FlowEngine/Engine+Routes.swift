package import FlowModel

extension Engine {
  /// Whom to tell, in order: the role, then those the setting gives for when it cannot be
  /// reached. Left out is everyone whom an answer says the concern is about, and everyone who is
  /// or may be the same person (KCSIE Part four).
  package func route(to role: String, in walk: Walk) -> [Role] {
    let setting = library.settings[walk.setting]!
    return chain(from: role, without: concerned(in: walk), in: setting)
  }

  /// A role and those who stand in for it, without the excluded. If somebody is excluded the
  /// matter is about an adult at the school, and each who stands in has others behind them: the
  /// way up leads past everybody excluded to whoever is above them.
  func chain(from role: String, without barred: Set<String>, in setting: Setting) -> [Role] {
    guard let first = setting.roles[role] else { return [] }
    guard !barred.isEmpty else {
      return ([role] + first.otherwise).compactMap { setting.roles[$0] }
    }
    var seen = Set<String>()
    var found = [Role]()
    func follow(_ id: String) {
      guard seen.insert(id).inserted, let role = setting.roles[id] else { return }
      if !barred.contains(id) { found.append(role) }
      for next in role.otherwise { follow(next) }
    }
    follow(role)
    return found
  }

  /// The roles that nothing may be routed to.
  func concerned(in walk: Walk) -> Set<String> {
    concerned(by: walk.answers, inSetting: walk.setting)
  }

  /// The roles that answers say the concern is about, those that are or may be the same person, and
  /// all whom they lead.
  ///
  /// - Parameter answers: By question. Of questions and settings that are not known, nothing comes.
  package func concerned(by answers: [String: Answer], inSetting setting: String) -> Set<String> {
    var roles = Set<String>()
    for id in naming.questions {
      guard let answer = answers[id], let question = library.questions[id] else { continue }
      for value in answer.values { roles.formUnion(question.option(value)?.concerns ?? []) }
    }
    return roles.isEmpty ? [] : excluded(by: roles, inSetting: setting)
  }

  /// Fills in a setting's own words where no incident has been entered yet.
  ///
  /// - Precondition: The library has the setting.
  package func fill(_ text: String, inSetting setting: String) -> String {
    fill(text, in: blankWalk(inSetting: setting))
  }

  /// Fills in a setting's own words where roles are spoken of and nobody is sent to them: in questions,
  /// in answers, in what is said of the policy. A role is then its title, whoever the concern is about.
  ///
  /// - Precondition: The library has the setting.
  package func titled(_ text: String, inSetting id: String) -> String {
    let setting = library.settings[id]!
    return Template(text).filled { name in
      name == "setting" ? setting.title : setting.words[name] ?? setting.roles[name]?.title
    }
  }

  /// Where a person stands before any incident.
  package func blankWalk(inSetting setting: String) -> Walk {
    Walk(setting: setting, known: [:], today: .reference)
  }

  /// Fills in the setting's own words: `{pupil}`, `{dsl}`, and `{Pupil}` where a sentence begins.
  package func fill(_ text: String, in walk: Walk) -> String {
    Template(text).filled { name in
      let setting = library.settings[walk.setting]!
      if name == "setting" { return setting.title }
      if let word = setting.words[name] { return word }
      return setting.roles[name] == nil ? nil : route(to: name, in: walk).first?.title
    }
  }
}
