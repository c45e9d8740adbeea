import FlowEngine
import FlowModel

/// Nobody is sent to the person the concern is about: not before the answer that could say so, but
/// in a line that says whom to tell instead, and not after it in any words at all.
struct TipOffs {
  let explorer: Explorer
  /// The questions whose answers can say whom the concern is about.
  private let naming: Set<String>

  init(_ explorer: Explorer) {
    self.explorer = explorer
    let questions = explorer.engine.library.questions.values
    naming = Set(questions.filter { $0.options.contains { !$0.concerns.isEmpty } }.map(\.id))
  }

  private var engine: Engine { explorer.engine }
  private var library: Library { explorer.engine.library }

  /// One problem for each action, question or ending that can send to the person concerned.
  func problems(in graph: StateGraph) -> [Diagnostic] {
    let asked = naming.intersection(explorer.relevant.questions(in: graph.incident))
    guard !asked.isEmpty else { return [] }
    let search = TrackedSearch(graph, questions: asked)
    let ahead: [Flags] = graph.fold { node, after in
      let here = Flags(search.questions.map { $0 == node.question })
      return after.reduce(into: here) { $0.formUnion($1) }
    }
    var said = [PackedPlaces: People]()
    func people(of state: TrackedSearch.State) -> People {
      if let known = said[state.answers] { return known }
      let answers = search.walk(at: state, explorer).answers
      let people = People(
        answers: answers, barred: engine.concerned(by: answers, inSetting: graph.setting))
      said[state.answers] = people
      return people
    }
    // What is shown depends on the place only as long as an answer can still exclude somebody; and
    // most steps are met again and again with the same answers in mind.
    var known = [Key: Set<Culprit>]()
    var met = [Step: Set<Culprit>]()
    func culprits(_ told: Int, _ state: TrackedSearch.State) -> Set<Culprit> {
      let people = people(of: state)
      let open = search.questions.indices.filter {
        ahead[state.node][$0] && state.answers[$0] == nil
      }
      // Nobody is concerned, and no answer ahead can say so: the most common case by far.
      guard !open.isEmpty || !people.barred.isEmpty else { return [] }
      let node = open.isEmpty ? nil : state.node
      let step = Step(told: told, node: node, answers: state.answers)
      if let culprits = met[step] { return culprits }
      let asked = Set(open.map { search.questions[$0] })
      let all: Set<Culprit> = graph.effects[told].reduce(into: []) { culprits, effect in
        for shown in effect.single {
          let key = Key(effect: shown, node: node, barred: people.barred, open: asked)
          let walk = graph.nodes[state.node].walk
          let new =
            known[key]
            ?? self.culprits(shown, walk.knowing(people.answers, of: search.questions), asked)
          known[key] = new
          culprits.formUnion(new)
        }
      }
      met[step] = all
      return all
    }
    var found = Set<Culprit>()
    _ = search.first(arriving: { effects, state in
      found.formUnion(culprits(effects, state))
      return false
    })
    return found.sorted { $0.id < $1.id }.compactMap { culprit in
      search.first(arriving: { culprits($0, $1).contains(culprit) })
        .map { diagnostic(culprit, graph, $0) }
    }
  }

  /// Something shown that sends to a person whom the concern is or may be about.
  private struct Culprit: Hashable {
    let id: String
    let role: String
    let isAfterwards: Bool
    let location: SourceLocation
  }

  /// What answers say of whom it is about, and whom they exclude.
  private struct People {
    let answers: [String: Answer]
    let barred: Set<String>
  }

  /// What a step shows, by its place among the graph's effects, and all that can matter to whom it
  /// sends.
  private struct Step: Hashable {
    let told: Int
    let node: Int?
    let answers: PackedPlaces
  }

  /// What is shown, and all that can matter to whom it sends.
  private struct Key: Hashable {
    let effect: Effect
    let node: Int?
    let barred: Set<String>
    let open: Set<String>
  }

  private func culprits(_ effect: Effect, _ walk: Walk, _ ahead: Set<String>) -> Set<Culprit> {
    var found = Set<Culprit>()
    switch effect {
    case .given(let ids):
      for action in ids.compactMap({ engine.worded($0, in: walk) }) {
        let roles = engine.addressees(of: action)
        // A gap says what the policy says; whom to ask stands beside it and is never one concerned.
        let isStatement = action.kind != .act
        if isStatement, roles.isEmpty { continue }
        let advice = engine.advice(action.id, in: walk)
        let text = [advice.text, advice.instead ?? ""].joined(separator: " ")
        let sent = isStatement ? nil : roles
        note(action.id, action.location, text, sent, roles, walk, ahead, &found)
      }
    case .asking(let id):
      // Who is asked to name the person must be able to read who it may be.
      guard let question = library.questions[id], !naming.contains(id) else { break }
      let words = [question.ask] + question.options.map(\.label)
      let names = words.flatMap { Template($0).names }
      guard !names.isEmpty else { break }
      let text = engine.fill(words.joined(separator: " "), in: walk)
      note(id, question.location, text, names, [], walk, ahead, &found)
    case .ended(let ids):
      for outcome in ids.compactMap({ engine.outcome($0, in: walk) }) {
        let place = library.endings[outcome.ending]?.location ?? .nowhere
        let told = [outcome.tell].compactMap(\.self)
        note(outcome.ending, place, outcome.text, [], told, walk, ahead, &found)
      }
    case .entered: break
    }
    return found
  }

  /// - Parameter sent: The roles that the words are addressed to; nil where the words state
  ///   something and send nobody.
  private func note(
    _ id: String, _ location: SourceLocation, _ text: String, _ sent: [String]?,
    _ told: [String], _ walk: Walk, _ ahead: Set<String>, _ found: inout Set<Culprit>
  ) {
    let roles = library.settings[walk.setting]!.roles
    let barred = engine.concerned(by: walk.answers, inSetting: walk.setting)
    let free = Set(roles.values.filter { !barred.contains($0.id) }.map(\.title))
    if sent != nil {
      for role in barred.sorted() {
        guard let title = roles[role]?.title, !free.contains(title), text.names(title) else {
          continue
        }
        found.insert(Culprit(id: id, role: role, isAfterwards: true, location: location))
      }
    }
    for role in told.compactMap({ engine.route(to: $0, in: walk).first?.id }) {
      let excluding = excludingSets(ahead, walk).filter { $0.contains(role) }
      guard !excluding.isEmpty else { continue }
      let out = excluding.reduce(into: barred) { $0.formUnion($1) }
      let others = roles.values.filter { !out.contains($0.id) }.map(\.title)
      let saysWhom = text.contains("not them") && others.contains { text.names($0) }
      guard !saysWhom else { continue }
      found.insert(Culprit(id: id, role: role, isAfterwards: false, location: location))
    }
  }

  /// Whom each answer still to come could exclude.
  private func excludingSets(_ ahead: Set<String>, _ walk: Walk) -> [Set<String>] {
    ahead.flatMap { library.questions[$0]?.options ?? [] }
      .filter { !$0.concerns.isEmpty }
      .map { engine.excluded(by: Set($0.concerns), inSetting: walk.setting) }
  }

  private func diagnostic(_ culprit: Culprit, _ graph: StateGraph, _ path: [PathStep])
    -> Diagnostic
  {
    Diagnostic(
      code: "tips-off",
      culprit.isAfterwards
        ? "'\(culprit.id)' sends to '\(culprit.role)', whom it is about, in '\(graph.setting)'"
        : "'\(culprit.id)' tells '\(culprit.role)', whom it may be about, in '\(graph.setting)'",
      at: culprit.location,
      remedy: culprit.isAfterwards
        ? "Write the role in braces, so that somebody else stands there, or give it elsewhere."
        : "Ask first whom it is about, or say in the same line whom to tell instead.",
      notes: path.dialogue(graph.incident, graph.setting, library, today: graph.today))
  }
}

extension Effect {
  /// The same, one thing shown at a time.
  fileprivate var single: [Effect] {
    guard case .given(let ids) = self else { return [self] }
    return ids.map { .given([$0]) }
  }
}

extension String {
  /// Whether a person is named in this text, whether or not a sentence begins with the name.
  fileprivate func names(_ title: String) -> Bool {
    let (text, name) = (Array(utf8), Array(title.utf8))
    guard let first = name.first, text.count >= name.count else { return false }
    let capital = title.prefix(1).uppercased().utf8.first
    return (0...(text.count - name.count)).contains { start in
      (text[start] == first || text[start] == capital)
        && text[(start + 1)..<(start + name.count)].elementsEqual(name.dropFirst())
    }
  }
}
