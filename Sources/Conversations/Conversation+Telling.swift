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
    showsAllFirst || story.showsAll
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
  mutating func tell(_ line: String) {
    let typed = line.trimmed
    guard !typed.isEmpty else {
      return refuse(line, at: Conversation.tellingID, "Enter alone is not an answer.")
    }
    if typed.lowercased() == "rehearse", story.opening == nil { return rehearse() }
    if typed.lowercased() == "more" || typed.lowercased() == "list", shortMenu < menu.count {
      if story.opening == nil { showsAllFirst = true } else { emit(.looked("more")) }
      return askNext()
    }
    let heard = ear.listener.heard(in: typed)
    // Somebody who types 999 means no number of the menu.
    if let number = Int(typed), heard == nil {
      guard menu.indices.contains(number - 1) else {
        return refuse(
          line, at: Conversation.tellingID,
          "There is no number \(number). Type 1 to \(menu.count), or say what happened.")
      }
      emit(.told(Telling(text: line, offered: menu.map(\.id))))
      return enter(menu[number - 1].id)
    }
    let found = finding(typed, heard)
    emit(.told(Telling(text: line, offered: found.offers)))
    if case .doubt(_, let flow, let question)? = heard, found.danger == nil {
      return askWhetherDanger(question, flow, line)
    }
    goOn(from: found, typed)
  }

  /// Leads on from what the person's words may mean.
  mutating func goOn(from found: Finding, _ typed: String) {
    if let danger = found.danger { return leadThroughDanger(danger, found, typed) }
    if let best = found.proposal {
      answerFromPolicy(typed, best)
      propose(best, typed)
    } else if let best = found.offers.first {
      answerFromPolicy(typed, best)
      offer(found.offers, typed)
    } else if matching.isWhole {
      sendToLead()
    } else {
      showList()
    }
  }

  /// Nobody can say that no incident is about it where words are not understood: the list is shown.
  private mutating func showList() {
    if menu.count == 1 { return enter(menu[0].id) }
    say(.problem("Your words cannot be understood right now. That says nothing of what happened."))
    say(.line("Choose from the list. If nothing fits, or you are not sure, tell your lead now."))
    emit(.looked("more"))
    askNext()
  }

  /// 999 first; then what else the words speak of, if they speak of anything else.
  mutating func leadThroughDanger(_ danger: String, _ found: Finding, _ typed: String) {
    showFirst(of: danger)
    let rest = found.offers.filter { $0 != danger }
    let urgent = rest.filter { library.flows[$0]!.urgency <= .now }
    let others = urgent.isEmpty ? rest : urgent
    if found.proposal == danger || others.isEmpty {
      enter(danger)
    } else if others.count == 1 {
      propose(others[0], typed)
    } else {
      offer(others, typed)
    }
  }

  /// What the words may mean. Where nothing can be understood, danger still is.
  func finding(_ typed: String, _ heard: Heard?) -> Finding {
    matching.matcher?.finding(for: typed, heard: heard) ?? Finding(heard: heard)
  }

  /// Nothing that any incident is about: whoever typed it is sent to a person, and asked nothing
  /// about telephones.
  private mutating func sendToLead() {
    guard let catchAll = menu.first(where: \.isCatchAll) else { return askNext() }
    say(.heading("These policies do not seem to speak of that."))
    showFirst(of: catchAll.id)
    emit(.aside(.confirming(flow: catchAll.id)))
    askNext()
  }

  private mutating func offer(_ flows: [String], _ typed: String) {
    for flow in flows { say(.line(reason(flow, typed))) }
    emit(.aside(.choosing(flows)))
    askNext()
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

  mutating func choose(_ flows: [String], _ line: String) {
    let question = choice(of: flows)
    guard let answer = read(line, as: question) else { return }
    emit(.answered(question: question.id, answer, shown: question.label(of: answer)))
    if let flow = answer.values.first, flow != "none" {
      enter(flow)
    } else {
      askNext()
    }
  }

  /// Proposes an incident. Its do-nots are shown at once: they do no harm if it is another one.
  private mutating func propose(_ flow: String, _ typed: String) {
    let incident = library.flows[flow]!
    say(.heading("It sounds like: " + fill(incident.title)))
    say(.line(reason(flow, typed)))
    showFirst(of: flow)
    emit(.aside(.confirming(flow: flow)))
    askNext()
  }

  mutating func showFirst(of flow: String, again: Bool = false) {
    let walk = engine.start(flow, setting: setting.id, today: story.today).walk
    let first = library.flows[flow]!.first.filter { engine.stands($0, in: setting) }
    show(first, in: walk, again: again)
  }

  mutating func confirm(_ flow: String, _ line: String) {
    guard let answer = read(line, as: Conversation.yesOrNo) else { return }
    emit(
      .answered(
        question: Conversation.yesOrNo.id, answer, shown: Conversation.yesOrNo.label(of: answer)))
    if answer.values == ["yes"] {
      enter(flow)
    } else {
      let incident = library.flows[flow]!
      // Telling the lead is right whatever it is.
      if !incident.isCatchAll { lift(incident.first.filter(story.shown.contains)) }
      askNext()
    }
  }

  mutating func enter(_ flow: String, by: String = "person") {
    emit(.entered(flow: flow, title: fill(library.flows[flow]!.title), by: by))
    let (_, effects) = engine.start(flow, setting: setting.id, today: story.today)
    say(.heading(fill(library.flows[flow]!.title)))
    say(.danger(dangerLine))
    perform(Array(effects.dropFirst()))
    askNext()
  }

  var dangerLine: String { "Anyone in danger now? Call 999 first. Type now at any time." }
}
