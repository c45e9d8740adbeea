import FlowModel

/// One conversation, walked in the slowest and plainest way there is: from the start, step inside
/// step, with everything that happened written down in order.
struct PlainWalk {
  /// What was said to a question.
  struct Answer: Hashable {
    let values: [String]
    let isUnsure: Bool
  }

  enum Event: Hashable {
    case asked(String)
    case given(String)
    case ended(String)
  }

  /// Thrown where a question comes that is not answered yet.
  struct Open: Error {
    let question: String
    let events: [Event]
  }

  let flows: PlainFlows
  let setting: String
  let today: Int
  let answers: [String: Answer]
  private(set) var events: [Event] = []
  /// The answers to the questions that were reached.
  private(set) var known: [String: Answer] = [:]
  private var entered: [String] = []
  private var waiting: [String] = []

  init(
    _ flows: PlainFlows, _ incident: String, _ setting: String, today: Int,
    _ answers: [String: Answer]
  ) throws(Open) {
    self.flows = flows
    self.setting = setting
    self.today = today
    self.answers = answers
    try enter(incident)
    while !waiting.isEmpty {
      let next = waiting.removeFirst()
      if !entered.contains(next) { try enter(next) }
    }
  }

  private mutating func enter(_ name: String) throws(Open) {
    entered.append(name)
    let flow = flows.incidents.first { $0.name == name }!
    for action in flow.first { give(action) }
    _ = try walk(flow.acts)
  }

  /// False once the incident is over.
  private mutating func walk(_ acts: [PlainFlows.Act]) throws(Open) -> Bool {
    for act in acts {
      switch act {
      case .ask(let name): try ask(name)
      case .page(let names): for name in names { try ask(name) }
      case .give(let names): for name in names { give(name) }
      case .run(let name):
        guard try walk(flows.parts.first(where: { $0.name == name })!.acts) else { return false }
      case .go(let name):
        if !entered.contains(name) {
          try enter(name)
          return false
        }
      case .also(let name):
        if flows.incidents.contains(where: { $0.name == name && $0.isUrgent }) {
          if !entered.contains(name) { try enter(name) }
        } else {
          waiting.append(name)
        }
      case .end(let name):
        events.append(.ended(name))
        return false
      case .when(let says, let then, let otherwise):
        guard try walk(holds(says) ? then : otherwise) else { return false }
      }
    }
    return true
  }

  private mutating func ask(_ name: String) throws(Open) {
    guard known[name] == nil else { return }
    events.append(.asked(name))
    guard let answer = answers[name] else { throw Open(question: name, events: events) }
    known[name] = answer
  }

  private mutating func give(_ name: String) {
    let action = flows.actions.first { $0.name == name }!
    if action.settings.contains(setting) { events.append(.given(name)) }
  }
}

extension PlainWalk {
  func holds(_ says: PlainFlows.Says) -> Bool {
    switch says {
    case .answer(let name, let values):
      return known[name]?.values.contains { values.contains($0) } == true
    case .answered(let name): return known[name] != nil
    case .unsure(let name): return known[name]?.isUnsure == true
    case .setting(let name): return setting == name
    case .fact(let name):
      if let fact = flows.facts.first(where: { $0.name == name }) { return holds(fact.says) }
      return setting == "oak" && flows.oakFacts.contains(name)
    case .compares(let left, let relation, let right):
      guard let left = measure(left), let right = measure(right) else { return false }
      switch relation {
      case "below", "before": return left < right
      case "above", "after": return left > right
      case "at-least": return left >= right
      default: return left <= right
      }
    case .within(let left, let count, let unit, let right):
      guard let left = measure(left), let right = measure(right) else { return false }
      return right <= left && left <= last(right, count, unit)
    case .not(let inner): return !holds(inner)
    case .all(let parts): return parts.allSatisfy { holds($0) }
    case .any(let parts): return parts.contains { holds($0) }
    }
  }

  private func last(_ start: Int, _ count: Int, _ unit: String) -> Int {
    guard unit == "working days" else { return start + count }
    var day = start
    var left = count
    while left > 0 {
      day += 1
      if PlainDay.isWorking(day, closed: setting == "elm" ? flows.elmClosed : []) { left -= 1 }
    }
    return day
  }

  private func measure(_ term: PlainFlows.Term) -> Int? {
    switch term {
    case .today: return today
    case .fixed(let measure, _): return measure
    case .question(let name):
      guard let value = known[name]?.values.first else { return nil }
      if value == "today" { return today }
      // 2026-01-20 is day 6; 09:07 is minute 7. The checker also tries days and times far off.
      if let day = CivilDate(value) {
        return day.daysSinceEpoch - CivilDate.reference.daysSinceEpoch
      }
      return TimeOfDay(value).map { $0.minutes - 9 * 60 } ?? Int(value)
    }
  }

  /// Whether this walk, at its end, is one that breaks the rule.
  func breaks(_ rule: PlainFlows.Rule) -> Bool {
    if let when = rule.when, !holds(when) { return false }
    return PlainWalk.breaks(events, rule.wants, flows, isOver: true)
  }

  /// Whether what happened is against the rule, whatever its condition.
  ///
  /// - Parameter isOver: Whether nothing more will happen.
  static func breaks(
    _ events: [Event], _ wants: PlainFlows.Wants, _ flows: PlainFlows, isOver: Bool
  ) -> Bool {
    switch wants {
    case .given(let names): return isOver && !names.allSatisfy { events.contains(.given($0)) }
    case .givenFirst(let names):
      let first = events.prefix { if case .asked = $0 { false } else { true } }
      return !names.allSatisfy { first.contains(.given($0)) }
    case .neverGiven(let names): return names.contains { events.contains(.given($0)) }
    case .neverAsked(let names): return names.contains { events.contains(.asked($0)) }
    case .before(let second, let first):
      guard let place = events.firstIndex(where: { $0 == .given(second) || $0 == .asked(second) })
      else { return false }
      return !events[..<place].contains(.given(first))
    case .told(let role):
      let told = flows.endings.filter { $0.tell == role }.map(\.name)
      return isOver && !told.contains { events.contains(.ended($0)) }
    }
  }
}
