import FlowEngine
public import FlowModel
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
  public static func menu(of library: Library) -> [Flow] {
    let named = library.incidents.filter { !$0.isCatchAll }
    let catchAll = library.incidents.filter(\.isCatchAll)
    guard named.contains(where: \.isCommon) else { return named + catchAll }
    return named.filter(\.isCommon) + catchAll + named.filter { !$0.isCommon }
  }

  var menu: [Flow] { Conversation.menu(of: library) }

  /// How many of the menu are shown at first: a person in distress reads no list of sixty.
  private var shortMenu: Int {
    showsAll ? menu.count : menu.firstIndex(where: \.isCatchAll).map { $0 + 1 } ?? menu.count
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
      say(.problem("Enter alone is not an answer."))
      return askNext()
    }
    if typed.lowercased() == "rehearse", story.opening == nil { return rehearse() }
    if typed.lowercased() == "more" || typed.lowercased() == "list", shortMenu < menu.count {
      showsAll = true
      return askNext()
    }
    if let number = Int(typed) {
      guard menu.indices.contains(number - 1) else {
        say(
          .problem("There is no number \(number). Type 1 to \(menu.count), or say what happened."))
        return askNext()
      }
      emit(.told(Telling(text: line, offered: menu.map(\.id))))
      return enter(menu[number - 1].id)
    }
    let found = Matcher(library.incidents).matches(for: typed)
    emit(.told(Telling(text: line, offered: found.flows.map(\.flow))))
    if let emergency = found.emergency { showFirst(of: emergency) }
    if let best = found.clearWinner {
      propose(best)
    } else if found.flows.isEmpty, let emergency = found.emergency {
      enter(emergency)
    } else if found.flows.isEmpty {
      say(.line("No steps here fit those words. Choose the nearest, or the last one."))
      askNext()
    } else {
      overlay = .choosing(mostUrgentFirst(found.flows.map(\.flow)))
      askNext()
    }
  }

  /// Of several that it could be, the more urgent is offered first.
  private func mostUrgentFirst(_ flows: [String]) -> [String] {
    flows.enumerated().sorted {
      (library.flows[$0.element]!.urgency, $0.offset)
        < (library.flows[$1.element]!.urgency, $1.offset)
    }.map(\.element)
  }

  func choice(of flows: [String]) -> Question {
    Question(
      id: "which-is-it",
      ask: flows.count == 1 ? "Is it this?" : "It could be more than one thing. Which is it?",
      options: flows.map { AnswerOption(id: $0, label: fill(library.flows[$0]!.title)) } + [
        AnswerOption(id: "none", label: "None of these, or not sure", words: ["list", "not sure"])
      ])
  }

  mutating func choose(_ flows: [String], _ line: String) {
    let question = choice(of: flows)
    guard let answer = read(line, as: question) else { return }
    emit(.answered(question: question.id, answer, shown: question.label(of: answer)))
    overlay = nil
    if let flow = answer.values.first, flow != "none" {
      enter(flow)
    } else {
      askNext()
    }
  }

  /// Proposes an incident. Its do-nots are shown at once: they do no harm if it is another one.
  private mutating func propose(_ flow: String) {
    let incident = library.flows[flow]!
    say(.heading("It sounds like: " + fill(incident.title)))
    showFirst(of: flow)
    overlay = .confirming(flow: flow)
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
    overlay = nil
    if answer.values == ["yes"] {
      enter(flow)
    } else {
      askNext()
    }
  }

  mutating func enter(_ flow: String) {
    overlay = nil
    emit(.entered(flow: flow, title: fill(library.flows[flow]!.title), by: "person"))
    let (_, effects) = engine.start(flow, setting: setting.id, today: story.today)
    say(.heading(fill(library.flows[flow]!.title)))
    say(.danger(dangerLine))
    perform(Array(effects.dropFirst()))
    askNext()
  }

  var dangerLine: String { "Anyone in danger now? Call 999 first. Type now at any time." }
}
