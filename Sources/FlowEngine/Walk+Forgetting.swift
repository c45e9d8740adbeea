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

  /// - Parameters:
  ///   - answers: The questions whose answers matter.
  ///   - unsure: The questions of which it also matters whether the person did not know.
  public func key(answers: [String], unsure: Set<String>) -> WalkKey {
    WalkKey(
      place: place, position: position, entered: entered.count > 1 ? entered.sorted() : entered,
      endings: endings,
      answers: answers.map { id in
        self.answers[id].map { $0.isUnsure && unsure.contains(id) ? $0.values + ["?"] : $0.values }
      })
  }

  /// The walk as if nothing had been given yet, so that each step says all that it gives.
  public var forgettingGiven: Walk {
    var walk = self
    walk.given = []
    return walk
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
