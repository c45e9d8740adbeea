import FlowModel

/// What of a walk can still matter. Two walks with equal keys go on alike, and everything that is
/// looked at is the same in both.
public struct WalkKey: Hashable, Sendable {
  let place: Walk.Place
  let position: Walk.Position
  let entered: [String]
  let endings: [String]
  let answers: [[String]?]
}

extension Walk {
  /// Where in the flows the walk stands, and what is to be walked as well.
  public struct Position: Hashable, Sendable {
    let frames: [Frame]
    let waiting: [String]
  }

  public var position: Position { Position(frames: frames, waiting: waiting) }

  /// The walk as if nothing had been given yet, so that each step says all that it gives.
  public var forgettingGiven: Walk {
    var walk = self
    walk.given = []
    return walk
  }
}

extension Outlook {
  /// - Parameter answers: What matters, as `names(aheadOf:)` tells it.
  public func key(_ walk: Walk, answers: [String]) -> WalkKey {
    WalkKey(
      place: walk.place, position: walk.position,
      entered: walk.entered.count > 1 ? walk.entered.sorted() : walk.entered,
      endings: walk.endings,
      answers: answers.map { name in
        if let comparison = comparisons[name] { return state(of: comparison, in: walk) }
        guard let answer = walk.answers[name] else { return nil }
        return answer.isUnsure && unsure.contains(name) ? answer.values + ["?"] : answer.values
      })
  }

  /// How a comparison comes out; while one side is still to be asked, the value of the other.
  private func state(of comparison: Comparison, in walk: Walk) -> [String] {
    if comparison.names.allSatisfy({ walk.answers[$0] != nil }) {
      return [engine.holds(comparison, in: walk) ? "yes" : "no"]
    }
    return comparison.names.flatMap { walk.answers[$0]?.values ?? ["-"] }
  }
}

extension Engine {
  /// A walk that has ended, of which just these answers are known: for asking what holds at an
  /// end, and whom a route leads to.
  public func walk(setting: String, answers: [String: Answer]) -> Walk {
    var walk = Walk(setting: setting, known: [:], today: .reference)
    for (question, answer) in answers.sorted(by: { $0.key < $1.key }) {
      walk.take(answer, to: question)
    }
    return walk
  }
}
