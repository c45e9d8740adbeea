public import FlowEngine
public import FlowModel

/// What the events of a conversation add up to. Undo, resuming and replay are this same fold.
public struct Story: Sendable {
  public private(set) var opening: Opening?
  /// Where the person stands, once an incident was entered.
  public private(set) var walk: Walk?
  /// The incident that the person chose; jumps may have led on from it.
  public private(set) var incident: String?
  /// What the person said had happened, in their own words.
  public private(set) var told: String?
  /// The incidents that were offered for it.
  public private(set) var offered: [String] = []
  /// The event that holds the current answer to each question.
  public private(set) var answeredAt: [String: Int] = [:]
  /// The actions that were shown and need not be shown again.
  public private(set) var shown: Set<String> = []
  public private(set) var acknowledged: [String: Acknowledgement] = [:]
  /// Set once an ending was shown, until an answer is changed again.
  public private(set) var ended: Ended?
  public private(set) var notes: [(voice: Question.Voice, text: String)] = []
  /// The number of events so far, which is the number of the next one.
  public private(set) var count = 0

  /// The day on which the conversation began.
  public let today: CivilDate
  private let engine: Engine

  public init(engine: Engine, today: CivilDate) {
    self.engine = engine
    self.today = today
  }

  /// Takes the next event.
  public mutating func apply(_ event: Event) {
    switch event {
    case .opened(let opening): self.opening = opening
    case .entered(let flow, _, "person"): begin(flow, known: [:])
    case .answered(let question, let answer, _):
      answeredAt[question] = count
      // A record whose flow has changed could answer what is not asked; it must not trap.
      if let walk, walk.place == .asking(question) { self.walk = engine.step(walk, answer).walk }
    case .corrected(let question, let answer, _, _):
      answeredAt[question] = count
      var known = walk?.answers ?? [:]
      known[question] = answer
      restart(known)
    case .withdrawn(let question, _):
      answeredAt[question] = nil
      guard question != Conversation.tellingID else {
        (walk, incident, ended) = (nil, nil, nil)
        break
      }
      var known = walk?.answers ?? [:]
      known[question] = nil
      restart(known)
    case .advised(let advice): shown.formUnion(advice.map(\.action))
    case .lifted(let actions):
      shown.subtract(actions)
      // What was done then was not done for what comes now.
      for action in actions { acknowledged[action] = nil }
    case .acknowledged(let word): acknowledged[word.action] = word
    case .ended(let ended): self.ended = ended
    case .noted(let voice, let text): notes.append((voice, text))
    // What was not done yet is asked about again.
    case .resumed: acknowledged = acknowledged.filter { $0.value.state != .notYet }
    case .told(let telling):
      told = Int(telling.text) == nil ? telling.text : nil
      offered = telling.offered
    case .asked, .entered, .looked, .paused: break
    }
    count += 1
  }

  private mutating func begin(_ flow: String, known: [String: Answer]) {
    guard let opening, engine.library.flows[flow] != nil else { return }
    incident = flow
    walk = engine.start(flow, setting: opening.setting, known: known, today: today).walk
  }

  private mutating func restart(_ known: [String: Answer]) {
    ended = nil
    if let incident { begin(incident, known: known) }
  }
}
