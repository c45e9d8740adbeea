import FlowEngine
import FlowModel

/// Two versions of an incident walked with the same answers. What the versions give is told apart
/// by "old:" and "new:" before its name.
struct JointWalk {
  /// Stands before the name of an ending, where endings are told among actions.
  static let endingMark = "ending/"

  let old: Explorer
  let new: Explorer

  /// Both walks, and the answers that one has had and the other may still ask for.
  private struct Pair {
    var old: Walk
    var new: Walk
    var answers: [String: Answer]
    var effects: [Effect] = []
  }

  private struct Key: Hashable {
    let old: WalkKey
    let new: WalkKey
    let ahead: [String?]
  }

  func graph(_ incident: String, _ setting: String) -> StateGraph {
    let (first, firstEffects) = old.engine.start(incident, setting: setting)
    let (second, secondEffects) = new.engine.start(incident, setting: setting)
    var start = Pair(old: first.forgettingGiven, new: second.forgettingGiven, answers: [:])
    start.effects =
      marked(firstEffects.whole(first), "old:")
      + marked(secondEffects.whole(second), "new:")
    // Nothing is answered yet.
    _ = catchUp(&start)
    var pairs = [start]
    var graph = StateGraph(
      incident: incident, setting: setting, today: .reference, firstEffects: start.effects,
      nodes: [StateGraph.Node(walk: open(start), parent: nil)])
    var ahead = [Places: Ahead]()
    var places = [key(start, &ahead): 0]
    var next = 0
    while next < graph.nodes.count {
      let pair = pairs[next]
      defer { next += 1 }
      guard case .asking(let id) = open(pair).place else { continue }
      for answer in classes(id, askedBy: pair) {
        var after = pair
        after.effects = []
        after.answers[id] = answer
        guard catchUp(&after) else { continue }
        let key = key(after, &ahead)
        let target = places[key] ?? graph.nodes.count
        if target == graph.nodes.count {
          places[key] = target
          pairs.append(after)
          graph.nodes.append(
            StateGraph.Node(walk: open(after), parent: (next, graph.nodes[next].edges.count)))
        }
        graph.nodes[next].edges.append(
          StateGraph.Edge(answer: answer, target: target, effects: after.effects))
      }
    }
    return graph
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
    advance(&pair.old, old, pair.answers, "old:", &pair.effects)
      && advance(&pair.new, new, pair.answers, "new:", &pair.effects)
  }

  private func advance(
    _ walk: inout Walk, _ explorer: Explorer, _ answers: [String: Answer], _ mark: String,
    _ effects: inout [Effect]
  ) -> Bool {
    while case .asking(let id) = walk.place, let answer = answers[id] {
      guard let question = explorer.engine.library.questions[id], question.offers(answer) else {
        return false
      }
      // Not knowing counts as whatever this version says that it counts as.
      let (next, told) = explorer.engine.step(walk, question.reading(answer))
      effects += marked(told.whole(next), mark)
      walk = next.forgettingGiven
    }
    return true
  }

  private func marked(_ effects: [Effect], _ mark: String) -> [Effect] {
    effects.flatMap { effect -> [Effect] in
      switch effect {
      case .given(let ids): [.given(ids.map { mark + $0 })]
      case .ended(let ids): [.given(ids.map { mark + JointWalk.endingMark + $0 })]
      case .entered, .asking: []
      }
    }
  }

  /// What still matters at a place of both walks.
  private struct Ahead {
    let asked: [String]
    let old: [Condition]
    let new: [Condition]
  }

  private struct Places: Hashable {
    let old: Walk.Position
    let new: Walk.Position
  }

  private func key(_ pair: Pair, _ known: inout [Places: Ahead]) -> Key {
    let places = Places(old: pair.old.position, new: pair.new.position)
    let ahead = known[places] ?? ahead(of: pair)
    known[places] = ahead
    return Key(
      old: old.outlook.key(pair.old, ahead.old), new: new.outlook.key(pair.new, ahead.new),
      ahead: ahead.asked.map { id in
        // What both walks have had already is in their own statements.
        if pair.old.answers[id] != nil, pair.new.answers[id] != nil { return nil }
        return pair.answers[id].map { $0.values.joined(separator: ",") + ($0.isUnsure ? "?" : "") }
      })
  }

  private func ahead(of pair: Pair) -> Ahead {
    let before = old.outlook.statements(aheadOf: pair.old)
    let after = new.outlook.statements(aheadOf: pair.new)
    return Ahead(
      asked: before.asked.union(after.asked).sorted(), old: Array(before), new: Array(after))
  }
}

extension StateGraph {
  /// What some step of one version tells and the same step of the other does not.
  var toldApart: Set<String> {
    var found = Set<String>()
    for effects in [firstEffects] + nodes.flatMap({ $0.edges.map(\.effects) }) {
      var (old, new) = (Set<String>(), Set<String>())
      for case .given(let ids) in effects {
        for id in ids {
          if id.hasPrefix("old:") { old.insert(String(id.dropFirst(4))) }
          if id.hasPrefix("new:") { new.insert(String(id.dropFirst(4))) }
        }
      }
      found.formUnion(old.symmetricDifference(new))
    }
    return found
  }

  /// Everything that either version tells, without its mark.
  var told: [String] {
    var found = Set<String>()
    for effects in [firstEffects] + nodes.flatMap({ $0.edges.map(\.effects) }) {
      for case .given(let ids) in effects { found.formUnion(ids.map { String($0.dropFirst(4)) }) }
    }
    return found.sorted()
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
