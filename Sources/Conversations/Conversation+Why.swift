package import FlowEngine
import FlowModel

extension Conversation {
  /// Shows what stands behind one action, or behind all that are in force: the clause in our own
  /// words, its strength in the document's own verb, and where it stands.
  mutating func why(_ rest: String, _ turn: inout Turn) {
    let all = state.numberedActions
    let chosen = Int(rest).map { number in all.filter { $0.number == number } } ?? all
    guard !chosen.isEmpty else {
      turn.say(
        .problem(
          rest.isEmpty || state.walk == nil
            ? state.shown.isEmpty
              ? "No advice yet, so there is nothing to explain."
              : "First say what has happened. Then why tells what each instruction rests on."
            : "There is no action \(rest). Type actions to see the numbers."))
      return
    }
    if state.opening != nil { emit(.looked("why"), &turn) }
    for item in chosen { explain(item, &turn) }
    if rest.isEmpty { turn.say(.line("For one action alone, type why and its number.")) }
  }

  private mutating func explain(_ item: Reply.NumberedAdvice, _ turn: inout Turn) {
    turn.say(.heading("\(item.number). \(item.advice.spoken)"))
    var rows = [Reply.Row]()
    for source in item.advice.clauses {
      guard let clause = engine.clause(Clause.ID(source.id), of: setting) else { continue }
      let place = "\(clause.says) (\(clause.section); the word used: \(clause.verb))"
      rows.append(Reply.Row(label: "Your policy, \(source.id)", value: place))
      if clause.status != .inForce {
        rows.append(Reply.Row(label: "Take care", value: "this clause is \(clause.status.words)"))
      }
    }
    for source in item.advice.guidance {
      rows.append(Reply.Row(label: source.label, value: source.words))
    }
    if rows.isEmpty { rows.append(Reply.Row(label: "Your policy", value: "says nothing on this")) }
    turn.say(.table(rows))
  }
}

extension Clause.Status {
  var words: String {
    switch self {
    case .inForce: "in force"
    case .unfilled: "a choice that was never filled in"
    case .cutOff: "cut off before its end"
    case .contradicted: "contradicted by another clause"
    }
  }
}

extension Advice {
  /// The instruction as said aloud: a do-not begins with "Do not".
  package var spoken: String {
    kind == .refrain ? "Do not " + text.prefix(1).lowercased() + text.dropFirst() : text
  }
}
