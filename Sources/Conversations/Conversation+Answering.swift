import FlowEngine
import FlowModel
import Matching

extension [Effect] {
  /// The same, with what is given one after the other as one: it reads as one list.
  fileprivate var joined: [Effect] {
    reduce(into: []) { joined, effect in
      if case .given(let more) = effect, case .given(let before)? = joined.last {
        joined[joined.count - 1] = .given(before + more)
      } else {
        joined.append(effect)
      }
    }
  }
}

extension Conversation {
  /// Reads a line as an answer; says why and puts the question again if it is none.
  mutating func read(_ line: String, as question: Question, _ turn: inout Turn) -> Answer? {
    do {
      return try question.read(line, today: state.today)
    } catch {
      refuse(line, at: question.id, words(for: error, question), of: question, &turn)
      return nil
    }
  }

  mutating func answer(_ id: String, _ line: String, _ turn: inout Turn) {
    let question = shownQuestion(id)
    guard state.walk != nil, let answer = read(line, as: question, &turn) else { return }
    take(answer, to: question, typed: line, &turn)
  }

  /// Goes on from the open question with an answer that was read.
  mutating func take(
    _ answer: Answer, to question: Question, typed line: String, _ turn: inout Turn
  ) {
    let label = question.label(of: answer)
    let effects = emit(.answered(question: question.id, answer, shown: label), &turn)
    readBack(answer, question, &turn)
    perform(effects, &turn)
  }

  mutating func change(_ id: String, _ line: String, _ turn: inout Turn) {
    let question = shownQuestion(id)
    guard let answer = read(line, as: question, &turn) else { return }
    correct(question, with: answer, &turn)
  }

  /// Replaces an earlier answer; the old one stays on record.
  mutating func correct(_ question: Question, with answer: Answer, _ turn: inout Turn) {
    let before = state.walk
    emit(
      .corrected(
        question: question.id, answer, shown: question.label(of: answer),
        seq: state.answeredAt[question.id] ?? 0), &turn)
    readBack(answer, question, &turn)
    catchUp(from: before, &turn)
  }

  /// Takes the last answer back.
  mutating func withdraw(_ turn: inout Turn) {
    guard let walk = state.walk else {
      turn.say(.line("There is nothing to go back to."))
      return
    }
    let question = walk.order.last ?? Conversation.tellingID
    emit(.withdrawn(question: question, seq: state.answeredAt[question] ?? 0), &turn)
    turn.say(.line("Taken back. The earlier answer stays on record."))
    let gone = lift(from: walk, &turn)
    if gone > 0 { turn.say(.line("What it led to is shown again if it still applies.")) }
    if let walk = state.walk { show(engine.duties(in: walk), in: walk, &turn) }
  }

  /// Puts on record what no longer applies, so that it is shown again where it applies again:
  /// whoever says a second time that a child is in danger must see 999 a second time.
  ///
  /// - Returns: How many instructions no longer apply.
  private mutating func lift(from before: Walk, _ turn: inout Turn) -> Int {
    guard let walk = state.walk else {
      // With the incident goes all that was shown on the way to it.
      return lift(state.shown.sorted(), &turn)
    }
    let gone = before.given.filter { !walk.given.contains($0) }
    // What had been replaced by one of them stands again.
    let earlier = Set(engine.duties(in: before)).union(gone)
    let standing = engine.duties(in: walk).filter {
      state.shown.contains($0) && !earlier.contains($0)
    }
    lift(gone + standing, &turn)
    return gone.count
  }

  @discardableResult
  mutating func lift(_ actions: [String], _ turn: inout Turn) -> Int {
    if !actions.isEmpty { emit(.lifted(actions), &turn) }
    return actions.count
  }

  private mutating func readBack(_ answer: Answer, _ question: Question, _ turn: inout Turn) {
    guard question.kind != .text else {
      return turn.say(.readBack("Written down as you typed it."))
    }
    guard answer.isUnsure else {
      return turn.say(.readBack("You answered: \(question.label(of: answer))"))
    }
    let cautious = question.unsure.map { question.option($0)?.label ?? $0 }
    turn.say(.readBack("You answered: \(question.label(of: answer))"))
    turn.say(.line("To be safe this counts as: \(cautious.joined(separator: "; "))"))
  }

  /// Says and records what a step brought about.
  mutating func perform(_ effects: [Effect], _ turn: inout Turn) {
    guard let walk = state.walk else { return }
    for effect in effects.joined {
      switch effect {
      case .entered(let flow):
        let title = fill(library.flows[flow]!.title)
        emit(.entered(flow: flow, title: title, by: .flow), &turn)
        turn.say(.heading(title))
        turn.say(.line("What you answered leads here too, so these steps come as well."))
      case .given(let actions): show(actions, in: walk, &turn)
      case .asking: break
      case .ended(let endings): end(endings, in: walk, &turn)
      }
    }
  }

  /// After a change: shows what is new, and the ending if the walk still reaches one.
  private mutating func catchUp(from before: Walk?, _ turn: inout Turn) {
    guard let before, let walk = state.walk else { return }
    let gone = lift(from: before, &turn)
    if gone > 0 {
      turn.say(
        .line("Earlier instructions that no longer apply: \(gone). Type actions to see all."))
    }
    show(engine.duties(in: walk), in: walk, &turn)
    if walk.isDirected { end(walk.endings, in: walk, &turn) }
  }

  /// Shows actions with the exact words on record: those not shown before, or all of them.
  mutating func show(_ actions: [String], in walk: Walk, again: Bool = false, _ turn: inout Turn) {
    let fresh = actions.filter { again || !state.shown.contains($0) }
      .map { engine.advice($0, in: walk) }
    guard !fresh.isEmpty else { return }
    emit(.advised(fresh), &turn)
    // What others do stands on their pages of the record.
    let pages = engine.audience(in: walk).pages
    let own = fresh.filter { pages.contains($0.audience) }
    // After NEXT a lead's page is long: the most urgent of it stands on the screen.
    let isLong = walk.isDirected && own.count > Conversation.longestPage
    let shown = isLong ? Array(own.numbered.prefix(Conversation.longestPage)) : own
    if !shown.isEmpty { turn.say(.advice(shown)) }
    if isLong {
      turn.say(
        .line("\(own.count - shown.count) more stand on your page. Type actions to see all."))
    }
  }

  /// The most lines of advice that are shown at once after NEXT.
  private static let longestPage = 12

  /// Where several incidents were walked, the most urgent ending leads and the others follow.
  private mutating func end(_ endings: [String], in walk: Walk, _ turn: inout Turn) {
    let reached = endings.compactMap { engine.outcome($0, in: walk) }.sorted { $0.by < $1.by }
    guard let first = reached.first else { return }
    let ended = Ended(
      ending: first.ending, text: reached.map(\.text).joined(separator: " "),
      tell: first.tell.map { role in
        engine.route(to: role, in: walk).map { withNumber($0, at: turn.moment) }
      } ?? [], by: first.by)
    // Where more was told after it in the same turn, it may be the same again.
    guard !turn.events.contains(.ended(ended)) else { return }
    emit(.ended(ended), &turn)
    turn.say(.ending(ended))
    let note = hoursNote(telling: first.tell, by: first.by, in: walk, at: turn.moment)
    if let note { turn.say(.line(note)) }
  }

  private func words(for error: AnswerError, _ question: Question) -> String {
    switch error {
    case .empty: "Enter alone is not an answer."
    case .noSuchOption(let typed): hint(for: typed, question)
    case .ambiguous(let typed, let numbers):
      "'\(typed)' could be \(numbers.map(String.init).joined(separator: " or ")). Type the number."
    case .excludesOthers(let label):
      "'\(label)' cannot stand beside another answer. Which is it?"
    case .notMeasured(let typed, _): "'\(typed)' cannot be read. \(question.example ?? "")"
    case .outOfRange(let range):
      "The number must lie between \(range.lowerBound) and \(range.upperBound)."
    case .mustKnow where question.kind.isMeasured: "Please give your best estimate."
    case .mustKnow: "Please choose one. If you cannot tell, choose the more serious one."
    }
  }

  private func hint(for typed: String, _ question: Question) -> String {
    let command = nearest(to: typed.lowercased(), among: CommandWords.all)
    let meant = command.map { " Did you mean the command \($0)?" } ?? ""
    let how =
      question.kind == .several
      ? "Type their numbers, such as 1 3." : "Type 1 to \(question.choices.count)."
    return "'\(typed)' is not one of the choices. \(how)\(meant)"
  }
}
