package import FlowEngine
package import FlowModel

/// What the events of a conversation add up to. Undo, resuming and replay are this same fold, and it
/// is the one place in which a conversation steps through a flow.
package struct ConversationState: Sendable {
  package private(set) var opening: Opening?
  /// Where the person stands, once an incident was entered.
  package private(set) var walk: Walk?
  /// What was given on the walk and is still in force, in the order of its numbers.
  private(set) var inForce: [Advice] = []
  /// The incident that the person chose; jumps may have led on from it.
  package private(set) var incident: String?
  /// What the person said had happened, in their own words.
  package private(set) var told: String?
  /// The incidents that were offered for it.
  package private(set) var offered: [String] = []
  /// The event that holds the current answer to each question.
  package private(set) var answeredAt: [String: Int] = [:]
  /// The current answer to each question, also where the walk no longer asks it.
  private var standing: [String: Answer] = [:]
  /// The actions that were shown and need not be shown again.
  package private(set) var shown: Set<String> = []
  package private(set) var acknowledged: [String: Acknowledgement] = [:]
  /// Set once an ending was shown, until an answer is changed again.
  package private(set) var ended: Ended?
  /// What stands before the question of the walk, the last on top.
  package private(set) var asides: [Aside] = []
  /// The actions that were not done yet when the record was taken up: they are asked about again.
  package private(set) var askedAgain: Set<String> = []
  /// The last line that was not taken, and how many in a row were not, at the same question.
  package private(set) var refused: (last: Refusal, count: Int)?
  /// The card that is played, if one is.
  package private(set) var card: String?
  /// What the learner would do, in their own words.
  package private(set) var ownWords: String?
  /// Whether the whole menu was asked for.
  package private(set) var showsAll = false
  package private(set) var notes: [(voice: Question.Voice, text: String)] = []
  /// The number of events so far, which is the number of the next one.
  package private(set) var count = 0

  /// The day on which the conversation began.
  package let today: CivilDate
  private let engine: Engine

  package init(engine: Engine, today: CivilDate) {
    self.engine = engine
    self.today = today
  }

  /// Takes the next event.
  ///
  /// - Returns: What it brought about in the walk. Nothing where an answer was changed: the walk then
  ///   comes by what was told already.
  @discardableResult
  package mutating func apply(_ event: Event) -> [Effect] {
    var effects = [Effect]()
    switch event {
    case .opened(let opening): self.opening = opening
    case .entered(let flow, _, let by) where by != .flow:
      effects = begin(flow, known: [:])
    case .answered(let question, let answer, _):
      answeredAt[question] = count
      standing[question] = answer
      if let walk, walk.place == .asking(question) {
        effects = move(engine.step(walk, answer))
      } else if walk != nil {
        // In a record whose flow has changed since, the order may be another. What was answered
        // stays answered, and counts wherever it is asked now.
        restart(standing)
      }
    case .corrected(let question, let answer, _, _):
      answeredAt[question] = count
      standing[question] = answer
      var known = walk?.answers ?? [:]
      known[question] = answer
      restart(known)
    case .withdrawn(let question, _): takeBack(question)
    case .advised(let advice): shown.formUnion(advice.map(\.action))
    case .lifted(let actions):
      shown.subtract(actions)
      // What was done then was not done for what comes now.
      for action in actions { acknowledged[action] = nil }
    case .acknowledged(let word):
      acknowledged[word.action] = word
      askedAgain.remove(word.action)
    case .ended(let ended): self.ended = ended
    case .noted(let voice, let text): notes.append((voice, text))
    // What was not done yet is asked about again.
    case .resumed: askedAgain = Set(acknowledged.filter { $0.value.state == .notYet }.keys)
    case .told(let telling):
      told = Int(telling.text) == nil ? telling.text : nil
      offered = telling.offered
    case .refused(let refusal):
      let before = refused.map { $0.last.question == refusal.question ? $0.count : 0 } ?? 0
      refused = (refusal, before + 1)
    case .rehearsed(.card(let card, _)): self.card = card
    case .rehearsed(.ownWords(let text)): ownWords = text
    case .looked("more"): showsAll = true
    case .asked, .entered, .looked, .paused, .aside, .rehearsed: break
    }
    turnAside(event)
    count += 1
    return effects
  }

  /// What an event does to what stands before the question of the walk.
  private mutating func turnAside(_ event: Event) {
    switch event {
    case .aside(.left): _ = asides.popLast()
    case .aside(let aside):
      // A note's words are asked for in the place of whose they are.
      if case .note = aside, asides.last == .noteVoice { asides.removeLast() }
      if aside.isOffer { asides = [] }
      asides.append(aside)
    case .entered(_, _, let by): if by != .flow { asides = [] }
    case .withdrawn: asides = []
    case .noted: if case .note = asides.last { asides.removeLast() }
    case .answered(Conversation.inDangerID, _, _):
      if case .inDanger = asides.last { asides.removeLast() }
    case .answered: asides.removeAll { $0.isOffer || $0.isDoubt }
    case .corrected:
      asides.removeAll { if case .changing = $0 { true } else { $0.isDoubt } }
    case .acknowledged(let word): asides.removeAll { $0.isAbout(word.action) || $0.isDoubt }
    default: break
    }
    switch event {
    case .answered, .corrected, .withdrawn, .acknowledged, .entered, .told: resetRefusals()
    default: break
    }
  }

  /// Whoever got through is given the whole list again the next time.
  private mutating func resetRefusals() {
    if let last = refused?.last { refused = (last, 0) }
  }

  /// How many lines in a row were not taken at a question.
  func refusals(at question: String) -> Int {
    refused.map { $0.last.question == question ? $0.count : 0 } ?? 0
  }

  private mutating func takeBack(_ question: String) {
    answeredAt[question] = nil
    standing[question] = nil
    guard question != Conversation.tellingID else {
      walk = nil
      inForce = []
      incident = nil
      ended = nil
      return
    }
    var known = walk?.answers ?? [:]
    known[question] = nil
    restart(known)
  }

  @discardableResult
  private mutating func begin(_ flow: String, known: [String: Answer]) -> [Effect] {
    guard let opening, engine.library.flows[flow] != nil else { return [] }
    incident = flow
    return move(engine.start(flow, setting: opening.setting, known: known, today: today))
  }

  private mutating func restart(_ known: [String: Answer]) {
    ended = nil
    if let incident { begin(incident, known: known) }
  }

  /// The pages that whoever is talking reads on the screen.
  func ownPages(in walk: Walk) -> [Audience] { engine.audience(in: walk).pages }

  /// Whether the walk has ended and it was said how. What is next is said before that where questions
  /// are still to come.
  package var isAtEnd: Bool { ended != nil && walk?.place == .ended }

  /// The action that is next, where the ending follows from what was told.
  var nextAction: String? {
    guard let walk, walk.isDirected, walk.endings.contains(Ending.next) else { return nil }
    return engine.nextAction(in: walk)?.id
  }

  /// Whether an action would have a lead tell the lead, or a head the head.
  func tellsOneself(_ action: String, in walk: Walk) -> Bool {
    engine.tellsOneself(action, in: walk)
  }

  private mutating func move(_ step: (walk: Walk, effects: [Effect])) -> [Effect] {
    walk = step.walk
    inForce = engine.duties(in: step.walk).map { engine.advice($0, in: step.walk) }.numbered
    return step.effects
  }
}

extension Aside {
  fileprivate var isOffer: Bool {
    switch self {
    case .confirming, .choosing: true
    case .changing, .noteVoice, .note, .reason, .timing, .meaning, .inDanger, .left: false
    }
  }

  fileprivate var isDoubt: Bool { if case .meaning = self { true } else { false } }

  fileprivate func isAbout(_ action: String) -> Bool {
    switch self {
    case .reason(let own), .timing(let own, _, _): own == action
    case .confirming, .choosing, .changing, .noteVoice, .note, .meaning, .inDanger, .left: false
    }
  }
}
