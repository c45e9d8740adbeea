package import FlowModel

/// The one step function of Waymark: where a person stands, and an answer, give where they stand
/// next. The conversation, the replay and the checks all walk with it.
package struct Engine: Sendable {
  /// What is walked.
  package let library: Library
  let code: [String: [Instruction]]
  /// Where each branch of all flows stands, by its number.
  package let branches: [SourceLocation]
  let naming: Naming
  /// The incidents whose ending is derived from what was told.
  let derived: Set<String>
  /// The questions that are answered in the person's own words.
  private let ownWords: Set<String>
  /// By setting, each action in brief, if that was worked out beforehand for those who take many steps.
  private var briefs: [String: [String: Brief]] = [:]
  /// By setting and role whom it excludes, if that was worked out beforehand too.
  private(set) var excludedByRole: [String: [String: Set<String>]] = [:]

  package init(_ library: Library) {
    self.library = library
    var branches = [SourceLocation]()
    code = library.flows.mapValues { Instruction.compile($0.steps, numbering: &branches) }
    self.branches = branches
    naming = Naming(library, code)
    derived = Engine.derivedIncidents(in: library, code)
    ownWords = Set(library.questions.values.lazy.filter { $0.kind == .text }.map(\.id))
  }

  /// The same engine, quicker for many steps: what it asks of each action is worked out once.
  package var prepared: Engine {
    var engine = self
    engine.briefs = library.settings.mapValues { setting in
      let known = library.actions.keys.map { ($0, brief($0, in: setting)!) }
      return Dictionary(uniqueKeysWithValues: known)
    }
    engine.excludedByRole = library.settings.mapValues { setting in
      Dictionary(
        uniqueKeysWithValues: setting.roles.keys.map {
          ($0, excluded(by: [$0], inSetting: setting.id))
        })
    }
    return engine
  }

  /// An action in brief; nil if the library has none of this name.
  func brief(_ id: String, in setting: Setting) -> Brief? {
    if let known = briefs[setting.id] { return known[id] }
    return library.action(id, in: setting.id).map {
      Brief($0, stands: library.stands($0, in: setting))
    }
  }

  /// Begins an incident.
  ///
  /// - Parameter known: Answers given before. A question is skipped when it is reached and its
  ///   answer is already here; answers whose question is never reached have no effect.
  /// - Parameter today: The day on which the conversation began.
  /// - Parameter notingBranches: Whether the walk notes which branches it comes by.
  /// - Precondition: The library has the setting and the incident.
  package func start(
    _ incident: String, setting: String, known: [String: Answer] = [:],
    today: CivilDate = .reference, notingBranches: Bool = false
  ) -> (walk: Walk, effects: [Effect]) {
    precondition(library.settings[setting] != nil, "no such setting")
    precondition(library.flows[incident] != nil, "no such incident")
    var walk = Walk(setting: setting, known: known, today: today)
    if notingBranches { walk.branches = [] }
    var effects = [Effect]()
    enter(incident, above: 0, &walk, &effects)
    run(&walk, &effects)
    return (walk, effects)
  }

  /// Takes the answer to the question that is open and goes on to the next one, or to the end.
  ///
  /// - Precondition: A question is open.
  package func step(_ walk: Walk, _ answer: Answer) -> (walk: Walk, effects: [Effect]) {
    guard case .asking(let question) = walk.place else { preconditionFailure("nothing is asked") }
    var next = walk
    var effects = [Effect]()
    next.take(answer, to: question)
    run(&next, &effects)
    return (next, effects)
  }

  /// The page that the open question stands on, if it stands on one.
  package func page(in walk: Walk) -> Page? {
    guard case .asking = walk.place, let frame = walk.frames.last, frame.next > 0,
      case .ask(_, let page) = code[frame.flow]![frame.next - 1]
    else { return nil }
    return page
  }

  /// Enters an incident. Of the flows under way those above this depth are left for it.
  private func enter(
    _ incident: String, above depth: Int, _ walk: inout Walk, _ effects: inout [Effect]
  ) {
    let flow = library.flows[incident]!
    walk.entered.append(incident)
    walk.frames.removeSubrange(depth...)
    walk.frames.append(Walk.Frame(flow: incident, next: 0))
    effects.append(.entered(incident))
    give(flow.first, &walk, &effects)
  }

  /// Runs until a question is open or the walk has ended. Places in a flow only ever move on, so
  /// this ends.
  private func run(_ walk: inout Walk, _ effects: inout [Effect]) {
    while let frame = walk.frames.last {
      let instructions = code[frame.flow]!
      guard frame.next < instructions.count else {
        walk.frames.removeLast()
        continue
      }
      walk.frames[walk.frames.count - 1].next += 1
      switch instructions[frame.next] {
      case .ask(let question, _):
        guard !postpones(question, in: &walk), walk.isOpen(question) else { continue }
        return ask(question, &walk, &effects)
      case .give(let actions): give(actions, &walk, &effects)
      case .skip(let target): walk.frames[walk.frames.count - 1].next = target
      case .unless(let condition, let target, let number):
        let isTaken = holds(condition, in: walk)
        walk.branches?.append(Branch(number: number, isTaken: isTaken))
        if !isTaken { walk.frames[walk.frames.count - 1].next = target }
      case .run(let part): walk.frames.append(Walk.Frame(flow: part, next: 0))
      case .go(let incident):
        if !walk.entered.contains(incident) {
          enter(incident, above: currentIncident(walk), &walk, &effects)
        }
      case .also(let incident): also(incident, &walk, &effects)
      case .next: direct(&walk, &effects)
      case .end(let ending):
        if !walk.endings.contains(ending) { walk.endings.append(ending) }
        walk.frames.removeSubrange(currentIncident(walk)...)
        if walk.frames.isEmpty { enterNext(&walk, &effects) }
      }
    }
    finish(&walk, &effects)
  }

  /// Says what is next once every incident has ended, and only then asks for the person's own words.
  private func finish(_ walk: inout Walk, _ effects: inout [Effect]) {
    // Where it was said already, it is said again only if another incident ended since, or if what is
    // next has changed.
    let said = walk.said
    walk.said = Walk.Said(endings: walk.endings, action: nextAction(in: walk)?.id)
    if said != walk.said { effects.append(.ended(walk.endings)) }
    while !walk.postponed.isEmpty {
      let question = walk.postponed.removeFirst()
      if walk.isOpen(question) { return ask(question, &walk, &effects) }
    }
    walk.place = .ended
  }

  /// Says what is next before the incident has ended.
  private func direct(_ walk: inout Walk, _ effects: inout [Effect]) {
    if !walk.endings.contains(Ending.next) { walk.endings.append(Ending.next) }
    // Where another incident goes on after this one, it is said when that has ended too.
    guard currentIncident(walk) == 0, walk.waiting.isEmpty else { return }
    walk.said = Walk.Said(endings: walk.endings, action: nextAction(in: walk)?.id)
    effects.append(.ended(walk.endings))
  }

  private func ask(_ question: String, _ walk: inout Walk, _ effects: inout [Effect]) {
    walk.place = .asking(question)
    effects.append(.asking(question))
  }

  /// The depth of the incident that is walked at the moment; above it are only parts.
  private func currentIncident(_ walk: Walk) -> Int {
    walk.frames.lastIndex { library.flows[$0.flow]!.isIncident } ?? 0
  }

  /// Walks another incident as well. One that is due now is walked at once, and the one that led
  /// to it goes on afterwards; any other waits until this one has ended.
  private func also(_ incident: String, _ walk: inout Walk, _ effects: inout [Effect]) {
    guard !walk.entered.contains(incident) else { return }
    if library.flows[incident]!.urgency <= .now {
      walk.waiting.removeAll { $0 == incident }
      enter(incident, above: walk.frames.count, &walk, &effects)
    } else if !walk.waiting.contains(incident) {
      walk.waiting.append(incident)
    }
  }

  /// Whether a question is left for the end: a person's own words are asked for only when it was said
  /// what is next.
  private func postpones(_ question: String, in walk: inout Walk) -> Bool {
    guard ownWords.contains(question), walk.answers[question] == nil else { return false }
    if !walk.postponed.contains(question) { walk.postponed.append(question) }
    return true
  }

  private func enterNext(_ walk: inout Walk, _ effects: inout [Effect]) {
    while !walk.waiting.isEmpty {
      let incident = walk.waiting.removeFirst()
      if !walk.entered.contains(incident) { return enter(incident, above: 0, &walk, &effects) }
    }
  }

  private func give(_ actions: [String], _ walk: inout Walk, _ effects: inout [Effect]) {
    let setting = library.settings[walk.setting]!
    let isDerived = derived.contains(walk.frames[currentIncident(walk)].flow)
    // What is given changes nothing of whom the concern may be about.
    lazy var barred = concerned(in: walk)
    var fresh = [String]()
    for id in actions where !walk.hasGiven(id) {
      guard let brief = brief(id, in: setting), brief.stands, !isSettled(brief, in: walk),
        !brief.isNamed || worded(id, inSetting: setting.id, without: barred) != nil
      else { continue }
      let before = standing(for: brief.duty, in: walk)
      walk.give(id)
      if isDerived { noteNext(id, brief, setting, &walk) }
      guard before.map({ outweighs(id, $0, in: walk) }) ?? true else { continue }
      if let before { fresh.removeAll { $0 == before.action } }
      fresh.append(id)
    }
    guard !fresh.isEmpty else { return }
    effects.append(.given(fresh))
  }

  /// Whether the answer is known that says whether an action applies: then its "if" is not told.
  private func isSettled(_ brief: Brief, in walk: Walk) -> Bool {
    brief.whileUnknown.map { walk.answers[$0] != nil } ?? false
  }

  /// Keeps an action that is given as what is next on its page, if nothing more urgent was given.
  private func noteNext(_ id: String, _ brief: Brief, _ setting: Setting, _ walk: inout Walk) {
    guard let next = brief.next else { return }
    if let before = walk.next[next.page].flatMap({ self.brief($0, in: setting)?.next }) {
      // What is told after NEXT takes its place only if it is more urgent.
      guard walk.isDirected ? next.by < before.by : next.isAsUrgent(as: before) else { return }
    }
    walk.next[next.page] = id
  }
}

extension Engine {
  /// Whether anything stands behind an action in a setting. What is backed only by other
  /// schools' clauses is not this school's rule and is not given.
  package func stands(_ id: String, in setting: Setting) -> Bool {
    brief(id, in: setting)?.stands ?? false
  }
}

/// A `when` that a walk came by, and whether its condition held.
package struct Branch: Hashable, Sendable {
  /// Its number among those of all flows, as ``Engine/branches`` tells their places.
  package let number: Int
  /// Whether its condition held.
  package let isTaken: Bool
}

/// What a step brings about, in order.
package enum Effect: Hashable, Sendable {
  case entered(String)
  /// Actions given for the first time in this walk.
  case given([String])
  case asking(String)
  /// Every incident has ended, and it is to be said what is next; questions for the person's own words
  /// may follow.
  case ended([String])
}
