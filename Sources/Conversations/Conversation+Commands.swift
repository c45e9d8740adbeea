import FlowEngine
import FlowModel

extension Conversation {
  mutating func run(_ command: Command) {
    switch command.name {
    case .help: help()
    case .back: goBack(command.rest)
    case .why: why(command.rest)
    case .note: beginNote(command.rest)
    case .now: now()
    case .contacts: look("contacts") { $0.showContacts(isWhole: true) }
    case .actions: look("actions") { $0.showActions() }
    case .summary: look("summary") { $0.showSummary() }
    case .hide:
      note(.looked("hide"))
      say(.blank)
    case .report: report(command.rest)
    case .save:
      note(.paused(reason: "save"))
      if !sayUnsaved() { say(.line("Saved. Nothing is lost. You can go on.")) }
      askNext()
    case .quit: quit(reason: "quit")
    }
  }

  /// Leaves, so that the record can be taken up again.
  package mutating func leave(reason: String) -> Turn {
    turn = Turn()
    quit(reason: reason)
    return turn
  }

  private mutating func quit(reason: String) {
    note(.paused(reason: reason))
    leave = .paused
    if sayUnsaved() { return }
    guard story.opening != nil else { return say(.line("Nothing was recorded.")) }
    say(.line("Saved. Nothing is lost."))
  }

  /// Keeps a sentence that was misunderstood for whoever owns the phrases. It is no part of the
  /// record, and stays on this machine.
  private mutating func report(_ meant: String) {
    guard
      let told = story.told ?? story.ownWords ?? story.refused?.last.text
        ?? story.card.map({ "card: " + $0 })
    else {
      say(.problem("There is nothing to report yet. Say what has happened first."))
      return askNext()
    }
    turn.misread = Misreading(text: told, offered: story.offered, meant: meant)
    say(.line("Kept on this machine for the policy owner. It changes nothing in your record."))
    askNext()
  }

  /// Records what happened beside the answers, once there is a record.
  private mutating func note(_ event: Event) {
    if story.opening != nil { emit(event) }
  }

  private mutating func look(_ what: String, _ show: (inout Conversation) -> Void) {
    note(.looked(what))
    show(&self)
    askNext()
  }

  private mutating func help() {
    say(
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
    if takesFreeText { say(.line("You are typing words here, so put a colon first: :back")) }
    for notice in setting.notices { say(.line("About your policy: " + notice)) }
    askNext()
  }

  private mutating func goBack(_ rest: String) {
    if rest.isEmpty {
      guard leaveAside() else { return withdraw() }
      say(.line("Left as it was."))
      return askNext()
    }
    let order = story.walk?.order ?? []
    guard let number = Command.number(rest), order.indices.contains(number - 1) else {
      say(
        .problem("There is no answer \(rest). Type summary to see the numbers, then back 2 or so."))
      return askNext()
    }
    _ = leaveAside()
    emit(.aside(.changing(question: order[number - 1])))
    askNext()
  }

  /// Goes back from a note, a change or a doubt to what was asked before.
  private mutating func leaveAside() -> Bool {
    switch story.asides.last {
    case .changing, .noteVoice, .note, .reason, .timing, .meaning, .inDanger:
      emit(.aside(.left))
      return true
    case .confirming, .choosing, .left, nil: return false
    }
  }

  mutating func now() {
    note(.looked("now"))
    say(.danger("Call 999 now if anyone is in danger. Stay with them, or send an adult."))
    showContacts()
    say(.line("Do not wait for this program. Your answers are kept."))
    askNext()
  }

  /// - Parameter isWhole: Whether to say as well which numbers are never shown.
  private mutating func showContacts(isWhole: Bool = false) {
    let walk = story.walk ?? engine.blankWalk(inSetting: setting.id)
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
    say(.table(rows))
    for role in engine.route(to: library.lead, in: walk) {
      if let note = role.note { say(.line("\(role.title): \(note)")) }
    }
    guard isWhole else { return }
    for key in contacts.keys.sorted() where setting.roles[key] == nil {
      say(.line("A number is set for '\(key)', which is no role here. Ask whoever set this up."))
    }
  }

  private mutating func showActions() {
    guard !numberedActions.isEmpty else { return say(.line("No actions yet.")) }
    say(.actions(numberedActions))
  }

  private mutating func showSummary() {
    let order = story.walk?.order ?? []
    var rows = [Reply.Row]()
    if let told = story.told { rows.append(Reply.Row(label: "First said", value: told)) }
    rows += order.enumerated().map { index, id in
      let question = shownQuestion(id)
      return Reply.Row(
        label: "\(index + 1). \(question.ask)",
        value: story.walk?.answers[id].map(question.label) ?? "")
    }
    rows += story.notes.map { note in
      Reply.Row(
        label: note.voice == .child ? "Note, the child's words" : "Note", value: note.text)
    }
    guard !rows.isEmpty else { return say(.line("No answers yet.")) }
    say(.table(rows))
    if !order.isEmpty { say(.line("To change one, type back and its number.")) }
  }

  /// Everything given and still in force, in the order of the numbers: do-nots, then what to do
  /// by when, what others do, what to know and what the policy leaves open.
  var numberedActions: [Reply.NumberedAdvice] {
    guard let walk = story.walk else { return [] }
    let all = engine.duties(in: walk).map { engine.advice($0, in: walk) }
    let acts = all.filter { $0.kind == .act }
    let ordered =
      all.filter { $0.kind == .refrain } + acts.filter { $0.who == "you" }.soonestFirst
      + acts.filter { $0.who != "you" }.soonestFirst + all.filter { $0.kind == .know }
      + all.filter { $0.kind == .gap }
    return ordered.enumerated().map {
      let word = story.acknowledged[$1.action]
      return Reply.NumberedAdvice(
        number: $0 + 1, advice: $1, state: word?.state, detail: word?.detail)
    }
  }
}

extension [Advice] {
  fileprivate var soonestFirst: [Advice] {
    enumerated().sorted {
      ($0.element.by ?? .afterwards, $0.offset) < ($1.element.by ?? .afterwards, $1.offset)
    }.map(\.element)
  }
}
