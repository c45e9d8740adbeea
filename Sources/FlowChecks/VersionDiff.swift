import FlowEngine
package import FlowModel

/// A way in which two versions of the flows advise differently, with a shortest conversation in
/// which they do.
package struct VersionChange: Hashable, Sendable {
  /// What a change does to the person advised, gravest first.
  package enum Effect: Int, Hashable, Sendable, Comparable {
    case weaker, stronger, other

    package static func < (left: Effect, right: Effect) -> Bool { left.rawValue < right.rawValue }
  }

  package let effect: Effect
  /// What is different: the cause, by which everything that comes of it is one change.
  package let cause: String
  /// The wording of before and of now, where it is the wording that differs.
  package let was: String?
  package let now: String?
  /// The incidents and the settings in which it is so. Empty where no walk was looked at.
  package internal(set) var incidents: [String]
  package internal(set) var settings: [String]
  /// How many texts it changes, each counted once for each incident and setting that shows it.
  package internal(set) var texts: Int
  /// The conversation, as questions heard and answers said.
  package let dialogue: [String]
  /// The same as steps, in the first of the incidents; empty where no walk was looked at.
  package let path: [PathStep]

  /// The incident of the conversation.
  package var incident: String { incidents.first ?? "" }
}

/// What the cause of a change is and what it does, before it is known where it is met.
struct Cause: Hashable {
  let effect: VersionChange.Effect
  let words: String
  var was: String?
  var now: String?

  init(_ effect: VersionChange.Effect, _ words: String, was: String? = nil, now: String? = nil) {
    self.effect = effect
    self.words = words
    self.was = was
    self.now = now
  }
}

/// Walks two versions of the flows side by side with the same answers.
package struct VersionDiff: Sendable {
  /// Weakening first, then by cause.
  package private(set) var changes: [VersionChange] = []
  let old: Explorer
  let new: Explorer

  /// - Parameter setting: The only setting to compare; all that both have if nil.
  package init(from old: Library, to new: Library, setting: String? = nil) {
    // What was only given another name is the same for whoever is asked.
    let old = old.renamed(for: new)
    self.old = Explorer(Engine(old))
    self.new = Explorer(Engine(new))
    let settings = Set(old.settings.keys).intersection(new.settings.keys)
      .filter { setting == nil || $0 == setting }.sorted()
    let before = Set(old.incidents.map(\.id))
    let after = Set(new.incidents.map(\.id))
    for flow in before.subtracting(after).sorted() {
      note(Cause(.weaker, "the incident '\(flow)' is gone"), [flow], settings)
    }
    for flow in after.subtracting(before).sorted() {
      note(Cause(.other, "the incident '\(flow)' is new"), [flow], settings)
    }
    for cause in QuestionChanges.causes(from: old, to: new) { note(cause, [], []) }
    for flow in before.intersection(after).sorted() {
      for setting in settings { compare(flow, setting) }
    }
    changes.sort { ($0.effect, $0.cause, $0.now ?? "") < ($1.effect, $1.cause, $1.now ?? "") }
  }

  private mutating func note(
    _ cause: Cause, _ incidents: [String], _ settings: [String], _ path: [PathStep] = []
  ) {
    let same = changes.firstIndex {
      $0.effect == cause.effect && $0.cause == cause.words && $0.was == cause.was
        && $0.now == cause.now
    }
    guard let same else {
      let dialogue = path.dialogue(
        incidents.first ?? "", settings.first ?? "", new.engine.library)
      return changes.append(
        VersionChange(
          effect: cause.effect, cause: cause.words, was: cause.was, now: cause.now,
          incidents: incidents, settings: settings, texts: 1, dialogue: dialogue, path: path))
    }
    changes[same].incidents += incidents.filter { !changes[same].incidents.contains($0) }
    changes[same].settings += settings.filter { !changes[same].settings.contains($0) }
    changes[same].texts += 1
  }

  private mutating func compare(_ incident: String, _ setting: String) {
    let graph = ProductWalk(old: old, new: new).graph(incident, setting)
    let toldByOne = graph.toldByOne
    for told in graph.told {
      let causes = rewordings(of: told, in: setting)
      guard toldByOne.contains(told) || !causes.isEmpty else { continue }
      let gone = graph.shortest(told) { old, new in old && !new }
      let come = graph.shortest(told) { old, new in !old && new }
      if let gone {
        note(Cause(weight(told).gone, "no longer: \(words(told))"), [incident], [setting], gone)
      }
      if let come {
        note(Cause(weight(told).come, "now also: \(words(told))"), [incident], [setting], come)
      }
      if gone == nil, come == nil, !causes.isEmpty,
        let path = graph.shortest(told, { _, new in new })
      {
        for cause in causes { note(cause, [incident], [setting], path) }
      }
    }
  }

  /// What it means that an action or ending is not there any more, or is there now.
  private func weight(_ told: Told) -> (gone: VersionChange.Effect, come: VersionChange.Effect) {
    switch told {
    case .ending: return (.weaker, .other)
    case .action(let id):
      let kind = (old.engine.library.actions[id] ?? new.engine.library.actions[id])?.kind
      return kind == .act || kind == .refrain ? (.weaker, .stronger) : (.other, .other)
    }
  }

  private func words(_ told: Told) -> String {
    let (old, new) = (old.engine.library, new.engine.library)
    switch told {
    case .ending(let id):
      return "the ending '\(id)': \((old.endings[id] ?? new.endings[id])?.text ?? "")"
    case .action(let id): return "'\(id)': \((old.actions[id] ?? new.actions[id])?.text ?? "")"
    }
  }
}
