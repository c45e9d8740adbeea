import TestSupport

/// Makes little flows by chance, with everything that the language has.
struct RandomFlows {
  private var dice: SeededDice
  private var flows = PlainFlows()

  static func make(seed: Int) -> PlainFlows {
    var maker = RandomFlows(dice: SeededDice(seed: seed))
    maker.fill()
    return maker.flows
  }

  private init(dice: SeededDice) { self.dice = dice }

  private mutating func chance(_ one: Int, in all: Int) -> Bool {
    Int.random(in: 1...all, using: &dice) <= one
  }

  private mutating func pick<Value>(_ values: [Value]) -> Value {
    values[Int.random(in: 0..<values.count, using: &dice)]
  }

  private mutating func some<Value>(_ values: [Value], upTo limit: Int) -> [Value] {
    Array(values.shuffled(using: &dice).prefix(Int.random(in: 1...limit, using: &dice)))
  }

  private mutating func fill() {
    // Much of one kind, so that answers are compared with each other.
    let favourite = pick([PlainFlows.Kind.choice, .several, .number, .date, .time])
    for number in 0..<Int.random(in: 2...4, using: &dice) {
      let kind = chance(2, in: 3) ? favourite : pick([.choice, .several, .number, .date, .time])
      flows.questions.append(question("q\(number)", kind))
    }
    if chance(1, in: 2) { flows.oakFacts = ["of-oak"] }
    if chance(1, in: 2) { flows.elmClosed = some(Array(-4...5), upTo: 2) }
    for number in 0..<Int.random(in: 0...2, using: &dice) {
      flows.facts.append(("f\(number)", says(2)))
    }
    for number in 0..<5 { flows.actions.append(action("a\(number)")) }
    flows.endings = [("e0", "dsl"), ("e1", pick(["dsl", "head"])), ("e2", "head")]
    for name in ["p0", "p1"] {
      flows.parts.append(
        PlainFlows.Flow(name: name, first: [], acts: acts(2, "p1" == name ? ["p0"] : [])))
    }
    for name in ["i0", "i1"] {
      let first = chance(1, in: 2) ? some(flows.actions.map(\.name), upTo: 2) : []
      let body = acts(3, ["p0", "p1"]) + [.end(pick(["e0", "e1", "e2"]))]
      flows.incidents.append(
        PlainFlows.Flow(name: name, first: first, acts: body, isUrgent: chance(1, in: 2)))
    }
    for number in 0..<12 { flows.rules.append(rule("r\(number)")) }
  }

  private mutating func question(_ name: String, _ kind: PlainFlows.Kind) -> PlainFlows.Question {
    let options = kind == .several ? ["oa", "ob"] : ["oa", "ob", "oc"]
    var measures = [Int]()
    switch kind {
    case .choice, .several: break
    case .number: measures = Array(0...pick([2, 4]))
    case .date: measures = Array(pick([-4, -2])...5)
    case .time: measures = Array(0...6)
    }
    var unsure: String?
    if chance(1, in: 3) {
      switch kind {
      case .choice, .several: unsure = pick(options)
      case .date where chance(1, in: 2): unsure = "today"
      case .number, .date, .time: unsure = PlainFlows.Term.fixed(pick(measures), kind).text
      }
    }
    return PlainFlows.Question(
      name: name, kind: kind, options: kind == .choice || kind == .several ? options : [],
      measures: measures, unsure: unsure)
  }

  private mutating func action(_ name: String) -> PlainFlows.Action {
    PlainFlows.Action(
      name: name, settings: pick([["oak", "elm"], ["oak", "elm"], ["oak"], ["elm"]]),
      duty: chance(1, in: 3) ? "d" : nil, strength: pick(["must", "should", "may"]),
      by: chance(1, in: 2) ? pick(["now", "today"]) : nil)
  }

  private mutating func acts(_ depth: Int, _ parts: [String]) -> [PlainFlows.Act] {
    (0..<Int.random(in: 1...(depth + 1), using: &dice)).map { _ in act(depth, parts) }
  }

  private mutating func act(_ depth: Int, _ parts: [String]) -> PlainFlows.Act {
    switch Int.random(in: 0..<(depth > 0 ? 14 : 8), using: &dice) {
    case 0...2: return .ask(pick(flows.questions).name)
    case 3: return .page(some(flows.questions.map(\.name), upTo: 2))
    case 4, 5: return .give(some(flows.actions.map(\.name), upTo: 2))
    case 6 where !parts.isEmpty: return .run(pick(parts))
    case 7 where chance(1, in: 2): return pick([.go("i1"), .also("i0"), .also("i1"), .end("e1")])
    case 8...:
      let then = acts(depth - 1, parts)
      return .when(says(2), then, chance(1, in: 2) ? acts(depth - 1, parts) : [])
    default: return .ask(pick(flows.questions).name)
    }
  }
}

// Conditions and rules.
extension RandomFlows {
  private mutating func says(_ depth: Int) -> PlainFlows.Says {
    switch Int.random(in: 0..<(depth > 0 ? 16 : 10), using: &dice) {
    case 0...3: return answer()
    case 4...6: return comparison() ?? answer()
    case 7:
      return pick([.answered(pick(flows.questions).name), .unsure(pick(flows.questions).name)])
    case 8: return .setting(pick(PlainFlows.settings))
    case 9:
      let facts = flows.facts.map(\.name) + flows.oakFacts
      return facts.isEmpty ? answer() : .fact(pick(facts))
    case 10, 11: return .not(says(depth - 1))
    case 12...14: return .all([says(depth - 1), says(depth - 1)])
    default: return .any([says(depth - 1), says(depth - 1)])
    }
  }

  private mutating func answer() -> PlainFlows.Says {
    let question = pick(flows.questions)
    guard question.options.isEmpty else {
      return .answer(question.name, some(question.options, upTo: 2))
    }
    return .answer(question.name, [question.value(pick(question.measures))])
  }

  private mutating func comparison() -> PlainFlows.Says? {
    let measured = flows.questions.filter { $0.options.isEmpty }
    guard !measured.isEmpty else { return nil }
    let question = pick(measured)
    let kind = question.kind
    var other: PlainFlows.Term = .fixed(pick(question.measures), kind)
    if chance(1, in: 2) { other = .question(pick(measured.filter { $0.kind == kind }).name) }
    if kind == .date, chance(1, in: 5) { other = .today }
    var sides: [PlainFlows.Term] = [.question(question.name), other]
    // Today is sometimes held against a fixed day.
    if kind == .date, chance(1, in: 10) { sides = [.today, .fixed(pick([-1, 0, 1]), .date)] }
    sides.shuffle(using: &dice)
    if kind != .number, chance(1, in: 3) {
      let unit = kind == .time ? "minutes" : pick(["days", "working days"])
      return .within(sides[0], Int.random(in: 0...3, using: &dice), unit, sides[1])
    }
    return .compares(sides[0], pick(["below", "above", "at-least", "at-most"]), sides[1])
  }

  private mutating func rule(_ name: String) -> PlainFlows.Rule {
    let actions = flows.actions.map(\.name)
    let questions = flows.questions.map(\.name)
    let wants: PlainFlows.Wants
    switch Int.random(in: 0..<8, using: &dice) {
    case 0, 1: wants = .given(some(actions, upTo: 2))
    case 2: wants = .givenFirst(some(actions, upTo: 2))
    case 3, 4: wants = .neverGiven(some(actions, upTo: 2))
    case 5: wants = .neverAsked(some(questions, upTo: 2))
    case 6:
      let first = pick(actions)
      wants = .before(pick((actions + questions).filter { $0 != first }), first: first)
    default: wants = .told(pick(["dsl", "head"]))
    }
    return PlainFlows.Rule(
      name: name, incidents: chance(1, in: 3) ? [pick(["i0", "i1"])] : [],
      when: chance(3, in: 4) ? says(2) : nil, wants: wants)
  }
}
