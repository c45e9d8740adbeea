import FlowEngine
public import FlowModel

/// A way in which two versions of the flows advise differently, with a shortest conversation in
/// which they do.
public struct VersionChange: Hashable, Sendable {
  /// What a change does to the person advised, gravest first.
  public enum Effect: Int, Hashable, Sendable, Comparable {
    case weaker, stronger, other

    public static func < (left: Effect, right: Effect) -> Bool { left.rawValue < right.rawValue }
  }

  public let effect: Effect
  /// What is different: the cause, by which conversations are grouped.
  public let cause: String
  public let incident: String
  /// The settings in which it is so.
  public internal(set) var settings: [String]
  /// The conversation, as questions heard and answers said.
  public let dialogue: [String]
  /// The same as steps; empty where the incident itself is new or gone.
  public let path: [PathStep]
}

/// Walks two versions of the flows side by side with the same answers.
public struct VersionDiff: Sendable {
  /// Weakening first, then by incident and cause.
  public private(set) var changes: [VersionChange] = []
  private let old: Explorer
  private let new: Explorer

  /// - Parameter setting: The only setting to compare; all that both have if nil.
  public init(from old: Library, to new: Library, setting: String? = nil) {
    self.old = Explorer(Engine(old))
    self.new = Explorer(Engine(new))
    let settings = Set(old.settings.keys).intersection(new.settings.keys)
      .filter { setting == nil || $0 == setting }.sorted()
    let before = Set(old.incidents.map(\.id))
    let after = Set(new.incidents.map(\.id))
    for flow in before.subtracting(after).sorted() {
      note(.weaker, "the incident is gone", flow, settings)
    }
    for flow in after.subtracting(before).sorted() {
      note(.other, "the incident is new", flow, settings)
    }
    for flow in before.intersection(after).sorted() {
      for setting in settings { compare(flow, setting) }
    }
    changes.sort { ($0.effect, $0.incident, $0.cause) < ($1.effect, $1.incident, $1.cause) }
  }

  private mutating func note(
    _ effect: VersionChange.Effect, _ cause: String, _ incident: String, _ settings: [String],
    _ path: [PathStep] = []
  ) {
    if let place = changes.firstIndex(where: { $0.cause == cause && $0.incident == incident }) {
      changes[place].settings += settings
    } else {
      changes.append(
        VersionChange(
          effect: effect, cause: cause, incident: incident, settings: settings,
          dialogue: path.dialogue(incident, settings.first ?? "", new.engine.library), path: path))
    }
  }

  private mutating func compare(_ incident: String, _ setting: String) {
    let graph = JointWalk(old: old, new: new).graph(incident, setting)
    let apart = graph.toldApart
    for id in graph.told {
      let (before, after) = ("old:" + id, "new:" + id)
      let reworded = reworded(id, setting)
      guard apart.contains(id) || reworded != nil else { continue }
      let search = TrackedSearch(graph, actions: [before, after])
      let wasAt = search.actions.firstIndex(of: before)!
      let isAt = search.actions.firstIndex(of: after)!
      let gone = search.first(state: { $1.question == nil && $0.given[wasAt] && !$0.given[isAt] })
      let come = search.first(state: { $1.question == nil && !$0.given[wasAt] && $0.given[isAt] })
      if let gone {
        note(weight(id).gone, "no longer: \(words(id))", incident, [setting], gone)
      }
      if let come {
        note(weight(id).come, "now also: \(words(id))", incident, [setting], come)
      }
      if gone == nil, come == nil, let (effect, cause) = reworded,
        let path = search.first(state: { $1.question == nil && $0.given[isAt] })
      {
        note(effect, cause, incident, [setting], path)
      }
    }
  }

  /// What it means that an action or ending is not there any more, or is there now.
  private func weight(_ id: String) -> (gone: VersionChange.Effect, come: VersionChange.Effect) {
    if id.endingName != nil { return (.weaker, .other) }
    let kind = (old.engine.library.actions[id] ?? new.engine.library.actions[id])?.kind
    return kind == .act || kind == .refrain ? (.weaker, .stronger) : (.other, .other)
  }

  private func words(_ id: String) -> String {
    if let name = id.endingName {
      let ending = old.engine.library.endings[name] ?? new.engine.library.endings[name]
      return "the ending '\(name)': \(ending?.text ?? "")"
    }
    let action = old.engine.library.actions[id] ?? new.engine.library.actions[id]
    return "'\(id)': \(action?.text ?? "")"
  }

  /// How an action or ending that both versions give is worded, timed or backed differently.
  private func reworded(_ id: String, _ setting: String) -> (VersionChange.Effect, String)? {
    if let name = id.endingName {
      guard let was = old.engine.library.endings[name], let now = new.engine.library.endings[name],
        (was.text, was.tell, was.by.rawValue) != (now.text, now.tell, now.by.rawValue)
      else { return nil }
      return (now.by > was.by ? .weaker : .other, "the ending '\(name)' reads: \(now.text)")
    }
    // What only one version has is told as gone or come.
    guard old.engine.library.action(id, in: setting) != nil,
      new.engine.library.action(id, in: setting) != nil
    else { return nil }
    let was = old.engine.advice(id, in: old.engine.walk(setting: setting, answers: [:]))
    let now = new.engine.advice(id, in: new.engine.walk(setting: setting, answers: [:]))
    if now.strength < was.strength {
      return (.weaker, "'\(id)' was \(was.strength.word) and is \(now.strength.word)")
    }
    if now.strength > was.strength {
      return (.stronger, "'\(id)' was \(was.strength.word) and is \(now.strength.word)")
    }
    if was.by != now.by {
      let limit = { (by: Deadline?) in by?.words ?? "no time" }
      let isLater = (now.by ?? .afterwards) > (was.by ?? .afterwards)
      return (
        isLater ? .weaker : .stronger,
        "'\(id)' was due \(limit(was.by)) and is due \(limit(now.by))"
      )
    }
    if was.clauses.map(\.id) != now.clauses.map(\.id) {
      return (
        .other, "'\(id)' rests on other clauses: \(now.clauses.map(\.id).joined(separator: ", "))"
      )
    }
    return was == now ? nil : (.other, "'\(id)' reads: \(now.text)")
  }
}

extension String {
  /// The ending's name, if this stands for an ending among the actions told.
  fileprivate var endingName: String? {
    hasPrefix(JointWalk.endingMark) ? String(dropFirst(JointWalk.endingMark.count)) : nil
  }
}
