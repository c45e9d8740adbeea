import FlowEngine
import FlowModel

/// Walks two versions of an incident with the same answers.
struct ProductWalk {
  let old: Explorer
  let new: Explorer

  /// Both walks, and the answers that one has had and the other may still ask for.
  private struct Pair {
    var old: Walk
    var new: Walk
    var answers: [String: Answer]
    var tellings = ProductGraph.Tellings()
  }

  private struct Key: Hashable {
    let old: WalkKey
    let new: WalkKey
    let ahead: [String?]
  }

  func graph(_ incident: String, _ setting: String) -> ProductGraph {
    let (first, firstEffects) = old.engine.start(incident, setting: setting)
    let (second, secondEffects) = new.engine.start(incident, setting: setting)
    var start = Pair(old: first.forgettingGiven, new: second.forgettingGiven, answers: [:])
    start.tellings.old = firstEffects.whole(first).told
    start.tellings.new = secondEffects.whole(second).told
    // Nothing is answered yet.
    _ = catchUp(&start)
    var ahead = [Places: Prospect]()
    var search = BreadthFirst(from: start, key: key(start, &ahead))
    var edges = [[ProductGraph.Edge]]()
    while let place = search.next() {
      edges.append([])
      let pair = search.states[place]
      guard case .asking(let id) = open(pair).place else { continue }
      for answer in classes(id, askedBy: pair) {
        var after = pair
        after.tellings = ProductGraph.Tellings()
        after.answers[id] = answer
        guard catchUp(&after) else { continue }
        let target = search.reach(
          after, key: key(after, &ahead), from: place, by: edges[place].count)
        edges[place].append(
          ProductGraph.Edge(answer: answer, target: target, tellings: after.tellings))
      }
    }
    return ProductGraph(
      first: start.tellings,
      nodes: zip(search.states, edges).map { pair, edges in
        let question: String? = if case .asking(let id) = open(pair).place { id } else { nil }
        return ProductGraph.Node(question: question, edges: edges)
      })
  }

  /// The walk whose question is put: the older one's first.
  private func open(_ pair: Pair) -> Walk { pair.old.place == .ended ? pair.new : pair.old }

  /// Every answer that either version tells apart, of those that the version which asks offers.
  private func classes(_ id: String, askedBy pair: Pair) -> [Answer] {
    let (asking, other) = pair.old.place == .ended ? (new, old) : (old, new)
    let own = asking.answers(to: id)
    guard let question = asking.engine.library.questions[id],
      other.engine.library.questions[id]?.kind == question.kind
    else { return own }
    let others = other.answers(to: id).filter { answer in
      question.offers(answer)
        && !own.contains {
          $0.isUnsure == answer.isUnsure && Set($0.values) == Set(answer.values)
        }
    }
    return own + (question.kind == .text ? [] : others)
  }

  /// Takes each walk on as far as the answers known lead it. False where a version is asked for an
  /// answer that it does not offer: nobody could have had that conversation with it.
  private func catchUp(_ pair: inout Pair) -> Bool {
    advance(&pair.old, old, pair.answers, &pair.tellings.old)
      && advance(&pair.new, new, pair.answers, &pair.tellings.new)
  }

  private func advance(
    _ walk: inout Walk, _ explorer: Explorer, _ answers: [String: Answer], _ told: inout [Told]
  ) -> Bool {
    while case .asking(let id) = walk.place, let answer = answers[id] {
      guard let question = explorer.engine.library.questions[id], question.offers(answer) else {
        return false
      }
      // Not knowing counts as whatever this version says that it counts as.
      let (next, effects) = explorer.engine.step(walk, question.reading(answer))
      told += effects.whole(next).told
      walk = next.forgettingGiven
    }
    return true
  }

  /// What still matters at a place of both walks.
  private struct Prospect {
    let asked: [String]
    let old: Ahead
    let new: Ahead
  }

  private struct Places: Hashable {
    let old: Walk.Outlook
    let new: Walk.Outlook
  }

  private func key(_ pair: Pair, _ known: inout [Places: Prospect]) -> Key {
    let places = Places(old: pair.old.outlook, new: pair.new.outlook)
    let ahead = known[places] ?? prospect(of: pair)
    known[places] = ahead
    return Key(
      old: old.relevant.key(pair.old, ahead.old), new: new.relevant.key(pair.new, ahead.new),
      ahead: ahead.asked.map { id in
        // What both walks have had already is in their own statements.
        if pair.old.answers[id] != nil, pair.new.answers[id] != nil { return nil }
        return pair.answers[id].map { $0.values.joined(separator: ",") + ($0.isUnsure ? "?" : "") }
      })
  }

  private func prospect(of pair: Pair) -> Prospect {
    let before = old.relevant.ahead(of: pair.old)
    let after = new.relevant.ahead(of: pair.new)
    let asked = Set(before.statements).union(after.statements).asked
    return Prospect(asked: asked.sorted(), old: before, new: after)
  }
}

extension Question {
  /// The answer as this version of the question reads it.
  fileprivate func reading(_ answer: Answer) -> Answer {
    guard answer.isUnsure else { return answer }
    let known =
      kind == .several ? answer.values.filter { takes($0) && !unsure.contains($0) } : []
    return Answer(raw: answer.raw, values: known + unsure, isUnsure: true)
  }

  /// Whether this can be answered to the question.
  fileprivate func offers(_ answer: Answer) -> Bool {
    if answer.isUnsure { return !unsure.isEmpty }
    if kind == .text { return answer.values.isEmpty }
    return !answer.values.isEmpty && answer.values.allSatisfy(takes)
  }
}

extension [Effect] {
  /// The actions and endings told.
  fileprivate var told: [Told] {
    flatMap { effect -> [Told] in
      switch effect {
      case .given(let ids): ids.map { .action($0) }
      case .ended(let ids): ids.map { .ending($0) }
      case .entered, .asking: []
      }
    }
  }
}
