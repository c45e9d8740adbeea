import FlowEngine
package import FlowModel
import Matching

extension Conversation {
  static let yesOrNo = Question(
    id: "is-that-right", ask: "Is that right?",
    options: [
      AnswerOption(id: "yes", label: "Yes"),
      AnswerOption(id: "no", label: "No, show me the list", words: ["list"]),
    ])

  /// The incidents in the order of their numbers: those of the short menu, most urgent first; the
  /// one that takes whatever no other does; then all the others, most urgent first.
  package static func menu(of library: Library) -> [Flow] {
    let incidents = library.incidents
    let named = incidents.filter { !$0.isCatchAll }
    let catchAll = incidents.filter(\.isCatchAll)
    guard named.contains(where: \.isCommon) else { return named + catchAll }
    return named.filter(\.isCommon) + catchAll + named.filter { !$0.isCommon }
  }

  /// How many of the menu are shown at first: a person in distress reads no list of sixty.
  private var shortMenu: Int {
    showsAllFirst || state.showsAll
      ? menu.count : menu.firstIndex(where: \.isCatchAll).map { $0 + 1 } ?? menu.count
  }

  var tellingQuestion: Asked {
    let more =
      shortMenu < menu.count ? " Type more to see all \(menu.count) headings." : ""
    return Asked(
      question: Conversation.tellingID, text: "What has happened?",
      help: "Say it in your own words, or type a number." + more,
      options: menu.prefix(shortMenu).map { fill($0.title) })
  }

  /// Takes what has happened: a number of the menu, or the person's own words.
  mutating func tell(_ line: String, _ turn: inout Turn) {
    let typed = line.trimmed
    guard !typed.isEmpty else {
      return refuse(line, at: Conversation.tellingID, "Enter alone is not an answer.", &turn)
    }
    if typed.lowercased() == "rehearse", state.opening == nil { return rehearse(&turn) }
    if typed.lowercased() == "more" || typed.lowercased() == "list", shortMenu < menu.count {
      if state.opening == nil { showsAllFirst = true } else { emit(.looked("more"), &turn) }
      return
    }
    let heard = ear.listener.heard(in: typed)
    // Somebody who types 999 means no number of the menu.
    if let number = Int(typed), heard == nil {
      guard menu.indices.contains(number - 1) else {
        return refuse(
          line, at: Conversation.tellingID,
          "There is no number \(number). Type 1 to \(menu.count), or say what happened.", &turn)
      }
      emit(.told(Telling(text: line, offered: menu.map(\.id))), &turn)
      return enter(menu[number - 1].id, &turn)
    }
    let found = finding(typed, heard)
    emit(.told(Telling(text: line, offered: found.offers)), &turn)
    if case .doubt(_, let flow, let question)? = heard, found.danger == nil {
      return askWhetherDanger(question, flow, line, &turn)
    }
    goOn(from: found, typed, &turn)
  }

  /// Leads on from what the person's words may mean.
  mutating func goOn(from found: Finding, _ typed: String, _ turn: inout Turn) {
    if let danger = found.danger { return leadThroughDanger(danger, found, typed, &turn) }
    if let best = found.proposal {
      answerFromPolicy(typed, best, &turn)
      propose(best, typed, &turn)
    } else if let best = found.offers.first {
      answerFromPolicy(typed, best, &turn)
      offer(found.offers, typed, &turn)
    } else if matching.isWhole {
      sendToLead(&turn)
    } else {
      showList(&turn)
    }
  }

  /// Nobody can say that no incident is about it where words are not understood: the list is shown.
  private mutating func showList(_ turn: inout Turn) {
    if menu.count == 1 { return enter(menu[0].id, &turn) }
    turn.say(
      .problem("Your words cannot be understood right now. That says nothing of what happened."))
    turn.say(
      .line("Choose from the list. If nothing fits, or you are not sure, tell your lead now."))
    emit(.looked("more"), &turn)
  }

  /// 999 first; then what else the words speak of, if they speak of anything else.
  mutating func leadThroughDanger(
    _ danger: String, _ found: Finding, _ typed: String, _ turn: inout Turn
  ) {
    showFirst(of: danger, &turn)
    let rest = found.offers.filter { $0 != danger }
    let urgent = rest.filter { library.flows[$0]!.urgency <= .now }
    let others = urgent.isEmpty ? rest : urgent
    if found.proposal == danger || others.isEmpty {
      enter(danger, &turn)
    } else if others.count == 1 {
      propose(others[0], typed, &turn)
    } else {
      offer(others, typed, &turn)
    }
  }

  /// What the words may mean. Where nothing can be understood, danger still is.
  func finding(_ typed: String, _ heard: Heard?) -> Finding {
    matching.matcher?.finding(for: typed, heard: heard) ?? Finding(heard: heard)
  }

  /// Nothing that any incident is about: whoever typed it is sent to a person, and asked nothing
  /// about telephones.
  private mutating func sendToLead(_ turn: inout Turn) {
    guard let catchAll = menu.first(where: \.isCatchAll) else { return }
    turn.say(.heading("These policies do not seem to speak of that."))
    showFirst(of: catchAll.id, &turn)
    emit(.aside(.confirming(flow: catchAll.id)), &turn)
  }

  private mutating func offer(_ flows: [String], _ typed: String, _ turn: inout Turn) {
    for flow in flows { turn.say(.line(reason(flow, typed))) }
    emit(.aside(.choosing(flows)), &turn)
  }

  /// An incident in a line, and the words that led to it.
  private func reason(_ flow: String, _ typed: String) -> String {
    let words = matching.matcher?.telling(for: flow, in: typed) ?? []
    let about = fill(library.flows[flow]!.about)
    return words.isEmpty ? about : "\(about) Your words: \(words.joined(separator: ", "))."
  }

  /// One question that tells the incidents apart, where there is one; else their titles.
  func choice(of flows: [String]) -> Question {
    let distinction = library.distinctions.first { distinction in
      flows.count > 1 && flows.allSatisfy { distinction.labels[$0] != nil }
    }
    let ask = flows.count == 1 ? "Is it this?" : "It could be more than one thing. Which is it?"
    return Question(
      id: "which-is-it", ask: distinction.map { fill($0.ask) } ?? ask,
      options: flows.map { flow in
        let label = distinction?.labels[flow] ?? library.flows[flow]!.title
        return AnswerOption(id: flow, label: fill(label))
      } + [
        AnswerOption(id: "none", label: "None of these, or not sure", words: ["list", "not sure"])
      ])
  }

  mutating func choose(_ flows: [String], _ line: String, _ turn: inout Turn) {
    let question = choice(of: flows)
    guard let answer = read(line, as: question, &turn) else { return }
    emit(.answered(question: question.id, answer, shown: question.label(of: answer)), &turn)
    if let flow = answer.values.first, flow != "none" {
      enter(flow, &turn)
    }
  }

  /// Proposes an incident. Its do-nots are shown at once: they do no harm if it is another one.
  private mutating func propose(_ flow: String, _ typed: String, _ turn: inout Turn) {
    let incident = library.flows[flow]!
    turn.say(.heading("It sounds like: " + fill(incident.title)))
    turn.say(.line(reason(flow, typed)))
    showFirst(of: flow, &turn)
    emit(.aside(.confirming(flow: flow)), &turn)
  }

  mutating func showFirst(of flow: String, again: Bool = false, _ turn: inout Turn) {
    let walk = engine.start(flow, setting: setting.id, today: state.today).walk
    let first = library.flows[flow]!.first.filter { engine.stands($0, in: setting) }
    show(first, in: walk, again: again, &turn)
  }

  mutating func confirm(_ flow: String, _ line: String, _ turn: inout Turn) {
    guard let answer = read(line, as: Conversation.yesOrNo, &turn) else { return }
    emit(
      .answered(
        question: Conversation.yesOrNo.id, answer, shown: Conversation.yesOrNo.label(of: answer)),
      &turn)
    if answer.values == ["yes"] {
      enter(flow, &turn)
    } else {
      let incident = library.flows[flow]!
      // Telling the lead is right whatever it is.
      if !incident.isCatchAll { lift(incident.first.filter(state.shown.contains), &turn) }
    }
  }

  mutating func enter(_ flow: String, by: EnteredBy = .person, _ turn: inout Turn) {
    let effects = emit(.entered(flow: flow, title: fill(library.flows[flow]!.title), by: by), &turn)
    turn.say(.heading(fill(library.flows[flow]!.title)))
    turn.say(.danger(dangerLine))
    perform(Array(effects.dropFirst()), &turn)
  }

  var dangerLine: String { "Anyone in danger now? Call 999 first. Type now at any time." }
}
