import FlowEngine
import FlowModel

extension Conversation {
  mutating func run(_ command: Command, _ turn: inout Turn) {
    switch command.name {
    case .help: help(&turn)
    case .back: goBack(command.rest, &turn)
    case .why: why(command.rest, &turn)
    case .note: beginNote(command.rest, &turn)
    case .now: now(&turn)
    case .contacts: look("contacts", &turn) { $0.showContacts(isWhole: true, &$1) }
    case .actions: look("actions", &turn) { $0.showActions(&$1) }
    case .summary: look("summary", &turn) { $0.showSummary(&$1) }
    case .hide:
      note(.looked("hide"), &turn)
      turn.say(.blank)
      turn.asksNext = false
    case .report: report(command.rest, &turn)
    case .save:
      note(.paused(reason: "save"), &turn)
      if !sayUnsaved(&turn) { turn.say(.line("Saved. Nothing is lost. You can go on.")) }
    case .quit: quit(reason: "quit", &turn)
    }
  }

  /// Leaves, so that the record can be taken up again.
  package mutating func leave(reason: String) -> Turn {
    makeTurn { $0.quit(reason: reason, &$1) }
  }

  mutating func quit(reason: String, _ turn: inout Turn) {
    note(.paused(reason: reason), &turn)
    departure = .paused
    turn.asksNext = false
    if sayUnsaved(&turn) { return }
    guard state.opening != nil else { return turn.say(.line("Nothing was recorded.")) }
    turn.say(.line("Saved. Nothing is lost."))
  }

  /// Keeps a sentence that was misunderstood for whoever owns the phrases. It is no part of the
  /// record, and stays on this machine.
  private mutating func report(_ meant: String, _ turn: inout Turn) {
    guard
      let told = state.told ?? state.ownWords ?? state.refused?.last.text
        ?? state.card.map({ "card: " + $0 })
    else {
      turn.say(.problem("There is nothing to report yet. Say what has happened first."))
      return
    }
    turn.misread = Misreading(text: told, offered: state.offered, meant: meant)
    turn.say(.line("Kept on this machine for the policy owner. It changes nothing in your record."))
  }

  /// Records what happened beside the answers, once there is a record.
  private mutating func note(_ event: Event, _ turn: inout Turn) {
    if state.opening != nil { emit(event, &turn) }
  }

  private mutating func look(
    _ what: String, _ turn: inout Turn, _ show: (inout Conversation, inout Turn) -> Void
  ) {
    note(.looked(what), &turn)
    show(&self, &turn)
  }

  private mutating func help(_ turn: inout Turn) {
    turn.say(
      .table([
        Reply.Row(label: "a number", value: "chooses that answer; its first words do too"),
        Reply.Row(label: "1 3", value: "chooses both, where more than one may fit"),
        Reply.Row(label: "back", value: "takes the last answer back; back 2 changes answer 2"),
        Reply.Row(label: "why", value: "the clause behind the advice; why 3 for action 3"),
        Reply.Row(label: "now", value: "999 and whom to tell, at once"),
        Reply.Row(label: "note", value: "adds a note; note last keeps what was not taken"),
        Reply.Row(label: "actions, summary", value: "show what stands; contacts whom to ring"),
        Reply.Row(label: "hide", value: "blanks the screen"),
        Reply.Row(label: "report", value: "your words were misunderstood; say what you meant"),
        Reply.Row(label: "save, quit", value: "keeps everything; you can go on later"),
      ]))
    if takesFreeText { turn.say(.line("You are typing words here, so put a colon first: :back")) }
    for notice in setting.notices { turn.say(.line("About your policy: " + notice)) }
  }

  private mutating func goBack(_ rest: String, _ turn: inout Turn) {
    if rest.isEmpty {
      guard leaveAside(&turn) else { return withdraw(&turn) }
      turn.say(.line("Left as it was."))
      return
    }
    let order = state.walk?.order ?? []
    guard let number = Command.number(rest), order.indices.contains(number - 1) else {
      turn.say(
        .problem("There is no answer \(rest). Type summary to see the numbers, then back 2 or so."))
      return
    }
    _ = leaveAside(&turn)
    emit(.aside(.changing(question: order[number - 1])), &turn)
  }

  /// Goes back from a note, a change or a doubt to what was asked before.
  private mutating func leaveAside(_ turn: inout Turn) -> Bool {
    switch state.asides.last {
    case .changing, .noteVoice, .note, .reason, .timing, .meaning, .inDanger:
      emit(.aside(.left), &turn)
      return true
    case .confirming, .choosing, .left, nil: return false
    }
  }

  mutating func now(_ turn: inout Turn) {
    note(.looked("now"), &turn)
    turn.say(.danger("Call 999 now if anyone is in danger. Stay with them, or send an adult."))
    showContacts(&turn)
    turn.say(.line("Do not wait for this program. Your answers are kept."))
  }

  /// - Parameter isWhole: Whether to say as well which numbers are never shown.
  private mutating func showContacts(isWhole: Bool = false, _ turn: inout Turn) {
    let walk = state.walk ?? engine.blankWalk(inSetting: setting.id)
    var rows = [Reply.Row(label: "Emergency", value: "999")]
    for role in engine.route(to: library.lead, in: walk) {
      let number = contacts[role.id] ?? "no number set"
      rows.append(Reply.Row(label: role.title, value: number))
    }
    for role in ["police", "social-care", "lado"]
    where !rows.contains(where: { $0.label == setting.roles[role]?.title }) {
      guard let number = contacts[role], let title = setting.roles[role]?.title else { continue }
      rows.append(Reply.Row(label: title, value: number))
    }
    turn.say(.table(rows))
    for role in engine.route(to: library.lead, in: walk) {
      if let note = role.note { turn.say(.line("\(role.title): \(note)")) }
    }
    guard isWhole else { return }
    for key in contacts.keys.sorted() where !isRole(key) {
      turn.say(
        .line("A number is set for '\(key)', which is no role here. Ask whoever set this up."))
    }
  }

  /// Whether a contact is that of a role, in the day or out of hours.
  private func isRole(_ key: String) -> Bool {
    let isNight = key.hasSuffix(Role.outOfHours)
    return setting.roles[isNight ? String(key.dropLast(Role.outOfHours.count)) : key] != nil
  }

  private mutating func showActions(_ turn: inout Turn) {
    guard !state.numberedActions.isEmpty else { return turn.say(.line("No actions yet.")) }
    turn.say(.actions(state.numberedActions))
  }

  private mutating func showSummary(_ turn: inout Turn) {
    let order = state.walk?.order ?? []
    var rows = [Reply.Row]()
    if let told = state.told { rows.append(Reply.Row(label: "First said", value: quoted(told))) }
    rows += order.enumerated().map { index, id in
      let question = shownQuestion(id)
      return Reply.Row(
        label: "\(index + 1). \(question.ask)",
        value: quoted(state.walk?.answers[id].map(question.label) ?? ""))
    }
    rows += state.notes.map { note in
      Reply.Row(
        label: note.voice == .child ? "Note, the child's words" : "Note", value: quoted(note.text))
    }
    guard !rows.isEmpty else { return turn.say(.line("No answers yet.")) }
    turn.say(.table(rows))
    if !order.isEmpty { turn.say(.line("To change one, type back and its number.")) }
  }
}

/// Somebody's words behind a label; where they have several lines, each is marked as theirs: a pasted
/// line must not read as one of ours.
private func quoted(_ words: String) -> String {
  let lines = words.split(separator: "\n", omittingEmptySubsequences: false)
  return lines.count < 2 ? words : "\n" + lines.map { "| " + $0 }.joined(separator: "\n")
}
