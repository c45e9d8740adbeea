public import FlowModel

extension Engine {
  /// Whom to tell, in order: the role, then those the setting gives for when it cannot be
  /// reached. Left out is everyone whom an answer says the concern is about, and everyone who is
  /// or may be the same person (KCSIE Part four).
  public func route(to role: String, in walk: Walk) -> [Role] {
    let setting = library.settings[walk.setting]!
    guard let first = setting.roles[role] else { return [] }
    let barred = concerned(in: walk)
    return ([role] + first.otherwise).filter { !barred.contains($0) }
      .compactMap { setting.roles[$0] }
  }

  /// The roles that nothing may be routed to.
  func concerned(in walk: Walk) -> Set<String> {
    concerned(by: walk.answers, inSetting: walk.setting)
  }

  /// The roles that answers say the concern is about, and those that are or may be the same person.
  ///
  /// - Parameter answers: By question. Of questions and settings that are not known, nothing comes.
  public func concerned(by answers: [String: Answer], inSetting setting: String) -> Set<String> {
    var roles = Set<String>()
    for (id, answer) in answers {
      guard let question = library.questions[id] else { continue }
      for value in answer.values { roles.formUnion(question.option(value)?.concerns ?? []) }
    }
    let groups = library.settings[setting]?.samePerson ?? []
    for group in groups where !roles.isDisjoint(with: group) { roles.formUnion(group) }
    return roles
  }

  /// Fills in a setting's own words where no incident has been entered yet.
  ///
  /// - Precondition: The library has the setting.
  public func fill(_ text: String, inSetting setting: String) -> String {
    fill(text, in: blankWalk(inSetting: setting))
  }

  /// Where a person stands before any incident.
  public func blankWalk(inSetting setting: String) -> Walk {
    Walk(setting: setting, known: [:], today: .reference)
  }

  /// Fills in the setting's own words: `{pupil}`, `{dsl}`, and `{Pupil}` where a sentence begins.
  public func fill(_ text: String, in walk: Walk) -> String {
    Template(text).filled { name in
      let setting = library.settings[walk.setting]!
      if name == "setting" { return setting.title }
      if let word = setting.words[name] { return word }
      return setting.roles[name] == nil ? nil : route(to: name, in: walk).first?.title
    }
  }
}
