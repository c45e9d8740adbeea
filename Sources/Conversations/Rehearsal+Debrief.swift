import FlowEngine
import FlowModel

extension Rehearsal {
  /// What was right, missed and dangerous; how soon help was named; the way not taken. Nobody is
  /// blamed: it says what is asked, and not what somebody is.
  var debrief: [Reply] {
    var rows = [Reply.Row]()
    if let chosen = play.chosen {
      rows.append(Reply.Row(label: label(chosen.worth), value: chosen.text))
      if chosen.worth != .right, let because = chosen.because {
        rows.append(Reply.Row(label: "Why", value: because))
      }
    }
    for choice in card.choices where choice.worth == .right && choice != play.chosen {
      rows.append(Reply.Row(label: "Asked of you", value: choice.text))
    }
    for (id, answer) in play.strayed.sorted(by: { $0.key < $1.key }) {
      let question = conversation.shownQuestion(id)
      rows.append(
        Reply.Row(
          label: "Missed",
          value: "\(question.ask) You said: \(question.label(of: answer)). "
            + "Here: \(expected(question))."))
    }
    rows += measures
    return [.heading("REHEARSAL. Looking back"), .table(rows)] + wayNotTaken + teaching
      + [.line(Rehearsal.more)]
  }

  private func label(_ worth: Card.Choice.Worth) -> String {
    switch worth {
    case .right: "Right"
    case .wrong: "Another way is asked"
    case .dangerous: "Can do harm"
    }
  }

  private func expected(_ question: Question) -> String {
    let values = card.walk.answers[question.id] ?? []
    if values == ["?"] { return "not known" }
    return values.map { question.option($0)?.label ?? $0 }.joined(separator: "; ")
  }

  private var measures: [Reply.Row] {
    func words(_ reached: CardPlay.Reached?) -> String {
      guard let reached else { return "never shown" }
      let time = reached.seconds.map { ", \($0) seconds" } ?? ""
      return "after \(reached.answers) answer\(reached.answers == 1 ? "" : "s")\(time)"
    }
    return [
      Reply.Row(label: "First thing to do or not to do", value: words(play.protection)),
      Reply.Row(label: "First person to tell", value: words(play.telling)),
    ]
  }

  /// What the card's own answers would have brought and the learner's did not.
  private var wayNotTaken: [Reply] {
    guard !play.strayed.isEmpty, let own = conversation.state.walk else { return [] }
    let engine = conversation.engine
    var walk = engine.start(
      card.walk.incident, setting: card.walk.setting, today: conversation.state.today
    ).walk
    while case .asking(let id) = walk.place, let question = engine.library.questions[id] {
      let values = card.walk.answers[id] ?? []
      let answer =
        values == ["?"]
        ? Answer(raw: "?", values: question.unsure, isUnsure: true)
        : Answer(raw: values.joined(separator: ", "), values: values)
      walk = engine.step(walk, answer).walk
    }
    let missed = engine.duties(in: walk).filter { !own.given.contains($0) }
      .map { engine.advice($0, in: walk).spoken }
    guard !missed.isEmpty else { return [] }
    return [.heading("The way not taken would also have said")]
      + missed.prefix(6).map { .line("- " + $0) }
  }

  private var teaching: [Reply] {
    let points = card.points.map { point in
      point.clauses.isEmpty
        ? "- " + point.text
        : "- \(point.text) [your policy: \(point.clauses.map(\.rawValue).joined(separator: ", "))]"
    }
    return [.heading("To take with you")] + points.map { .line($0) }
      + (card.errors.isEmpty
        ? [] : [.heading("What often goes wrong")] + card.errors.map { .line("- " + $0) })
  }
}
