package import FlowModel

/// What of a walk can still matter. Two walks with equal keys go on alike, and everything that is
/// looked at is the same in both.
package struct WalkKey: Hashable, Sendable {
  let place: Walk.Place
  let position: Walk.Position
  /// The incidents that a step ahead leads to and that are not entered again.
  let entered: [String]
  let endings: [String]
  let truths: [Bool]
  let measures: [String]
  let next: [Audience: String]
  let said: Walk.Said?
  /// Who is talking, where what is next depends on it.
  let speaker: Audience
}

extension Walk {
  /// Where in the flows the walk stands, and what is to be walked as well.
  package struct Position: Hashable, Sendable {
    let frames: [Frame]
    let waiting: [String]
    let postponed: [String]
  }

  /// Where it stands, without what is known.
  package var position: Position {
    Position(frames: frames, waiting: waiting, postponed: postponed)
  }

  /// What decides which statements can still matter: where it stands, and what it cannot enter again.
  package struct Outlook: Hashable, Sendable {
    let position: Position
    let entered: Set<String>
  }

  /// All that what lies ahead of it depends on.
  package var outlook: Outlook { Outlook(position: position, entered: Set(entered)) }

  /// The walk as if of these questions just these answers were known.
  package func knowing(_ known: [String: Answer], of questions: [String]) -> Walk {
    var walk = self
    for question in questions { walk.answers[question] = known[question] }
    return walk
  }

  /// The walk as if nothing had been given or come by yet, so that each step says all of it.
  package var forgettingGiven: Walk {
    var walk = self
    walk.forgetGiven()
    if walk.branches != nil { walk.branches = [] }
    return walk
  }
}

extension RelevantConditions {
  /// - Parameter ahead: What matters, as `ahead(of:)` tells it.
  package func key(_ walk: Walk, _ ahead: Ahead) -> WalkKey {
    let statements = ahead.statements
    return WalkKey(
      place: walk.place, position: walk.position,
      entered: walk.entered.filter(ahead.flows.contains).sorted(),
      endings: walk.endings, truths: statements.map { engine.holds($0, in: walk) },
      measures: statements.flatMap { openMeasures($0, in: walk) }, next: engine.readable(walk),
      said: walk.said, speaker: walk.next.isEmpty ? .you : engine.audience(in: walk))
  }

  /// The values that a comparison knows while its other side is still to be asked. Once both are
  /// known only how it comes out can matter.
  private func openMeasures(_ statement: Condition, in walk: Walk) -> [String] {
    guard case .compares(let comparison) = statement,
      !comparison.names.allSatisfy({ walk.answers[$0] != nil })
    else { return [] }
    return comparison.names.flatMap { walk.answers[$0]?.values ?? ["-"] }
  }
}

extension Engine {
  /// A walk that has ended, of which just these answers are known: for asking what holds at an
  /// end, and whom a route leads to.
  ///
  /// - Parameter today: The day on which the conversation began.
  package func walk(
    setting: String, answers: [String: Answer], today: CivilDate = .reference
  ) -> Walk {
    var walk = Walk(setting: setting, known: [:], today: today)
    for (question, answer) in answers.sorted(by: { $0.key < $1.key }) {
      walk.take(answer, to: question)
    }
    return walk
  }
}
