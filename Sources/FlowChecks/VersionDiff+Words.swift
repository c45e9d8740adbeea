import FlowEngine
import FlowModel

extension VersionDiff {
  /// How an action or ending that both versions give is worded, timed or backed differently.
  func rewordings(of told: Told, in setting: String) -> [Cause] {
    switch told {
    case .ending(let id): rewordings(ofEnding: id, in: setting)
    case .action(let id): rewordings(ofAction: id, in: setting)
    }
  }

  private func rewordings(ofAction id: String, in setting: String) -> [Cause] {
    // What only one version has is told as gone or come.
    guard let before = old.engine.library.action(id, in: setting),
      let after = new.engine.library.action(id, in: setting)
    else { return [] }
    let was = old.engine.advice(id, in: old.engine.walk(setting: setting, answers: [:]))
    let now = new.engine.advice(id, in: new.engine.walk(setting: setting, answers: [:]))
    var causes = [Cause]()
    if now.strength != was.strength {
      causes.append(
        Cause(
          now.strength < was.strength ? .weaker : .stronger,
          "'\(id)' was \(was.strength.word) and is \(now.strength.word)"))
    }
    if was.by != now.by {
      let limit = { (by: Deadline?) in by?.words ?? "no time" }
      let isLater = (now.by ?? .afterwards) > (was.by ?? .afterwards)
      causes.append(
        Cause(
          isLater ? .weaker : .stronger,
          "'\(id)' was due \(limit(was.by)) and is due \(limit(now.by))"))
    }
    let (clausesBefore, clausesAfter) = (was.clauses.map(\.id), now.clauses.map(\.id))
    if clausesBefore != clausesAfter {
      causes.append(
        Cause(
          .other, "'\(id)' rests on other clauses", was: clausesBefore.joined(separator: ", "),
          now: clausesAfter.joined(separator: ", ")))
    }
    if before.text != after.text {
      causes.append(Cause(.other, "'\(id)' reads otherwise", was: was.text, now: now.text))
    }
    if before.tell != after.tell || before.who != after.who {
      causes.append(
        Cause(
          .other, "'\(id)' names another role", was: roles(before), now: roles(after)))
    }
    let templates =
      [before.text, before.record ?? ""]
      + [before.tell, before.who.role].compactMap { role in
        role.map { "{\($0)}" }
      }
    causes += wordChanges(in: templates, setting)
    // Whatever else differs in what is shown must not go untold.
    if causes.isEmpty, was != now {
      causes.append(Cause(.other, "'\(id)' is shown otherwise", was: was.text, now: now.text))
    }
    return causes
  }

  private func roles(_ action: Action) -> String {
    ([action.who.fieldText] + [action.tell].compactMap { $0 }).joined(separator: " tells ")
  }

  private func rewordings(ofEnding name: String, in setting: String) -> [Cause] {
    guard let was = old.engine.library.endings[name], let now = new.engine.library.endings[name]
    else { return [] }
    var causes = [Cause]()
    if was.by != now.by {
      causes.append(
        Cause(
          now.by > was.by ? .weaker : .stronger,
          "the ending '\(name)' was due \(was.by.words) and is due \(now.by.words)"))
    }
    if was.text != now.text {
      causes.append(
        Cause(
          .other, "the ending '\(name)' reads otherwise",
          was: old.engine.fill(was.text, inSetting: setting),
          now: new.engine.fill(now.text, inSetting: setting)))
    }
    if was.tell != now.tell {
      causes.append(
        Cause(.other, "the ending '\(name)' tells another role", was: was.tell, now: now.tell))
    }
    return causes + wordChanges(in: [was.text, "{\(was.tell)}"], setting)
  }

  /// The words and titles of a setting that these texts use and that are others now: one cause for
  /// all the texts that hold the word.
  private func wordChanges(in templates: [String], _ setting: String) -> [Cause] {
    guard let before = old.engine.library.settings[setting],
      let after = new.engine.library.settings[setting]
    else { return [] }
    let names = Set(templates.flatMap { Template($0).names }).sorted()
    return names.compactMap { name in
      if let was = before.words[name], let now = after.words[name], was != now {
        return Cause(.other, "settings/\(setting): the word '\(name)'", was: was, now: now)
      }
      if let was = before.roles[name]?.title, let now = after.roles[name]?.title, was != now {
        return Cause(.other, "settings/\(setting): the title of '\(name)'", was: was, now: now)
      }
      return nil
    }
  }
}
