/// A little set of flows as plain values, and the same as the text of flow files. Nothing here
/// comes from the engine or the checks, so that they can be held against it.
struct PlainFlows {
  enum Kind: String { case choice, several, number, date, time }

  struct Question {
    let name: String
    let kind: Kind
    /// For a choice: the names of its options. For the others: what is tried, as measures.
    let options: [String]
    let measures: [Int]
    /// What not knowing counts as; nil where it is not offered. `today` for a day.
    let unsure: String?
  }

  indirect enum Says {
    case answer(String, [String])
    case answered(String)
    case unsure(String)
    case setting(String)
    case fact(String)
    case compares(Term, String, Term)
    case within(Term, Int, String, Term)
    case not(Says)
    case all([Says])
    case any([Says])
  }

  enum Term {
    case question(String)
    case today
    case fixed(Int, Kind)
  }

  indirect enum Act {
    case ask(String)
    case page([String])
    case give([String])
    case run(String)
    case go(String)
    case also(String)
    case end(String)
    case when(Says, [Act], [Act])
  }

  struct Action {
    let name: String
    /// The settings in which something stands behind it.
    let settings: Set<String>
    let duty: String?
    let strength: String
    let by: String?
  }

  struct Flow {
    let name: String
    let first: [String]
    let acts: [Act]
    /// Whether it is walked at once where another incident says `also`.
    var isUrgent = false
  }

  enum Wants {
    case given([String])
    case givenFirst([String])
    case neverGiven([String])
    case neverAsked([String])
    case before(String, first: String)
    case told(String)
  }

  struct Rule {
    let name: String
    let incidents: [String]
    let when: Says?
    let wants: Wants
  }

  var questions: [Question] = []
  var facts: [(name: String, says: Says)] = []
  var actions: [Action] = []
  var incidents: [Flow] = []
  var parts: [Flow] = []
  var endings: [(name: String, tell: String)] = []
  var rules: [Rule] = []
  /// What the setting oak says of itself.
  var oakFacts: [String] = []
  /// Days on which elm is closed.
  var elmClosed: [Int] = []

  static let settings = ["elm", "oak"]
}

/// Days are counted from the day of reference, Wednesday 14 January 2026, which is 0.
enum PlainDay {
  static func text(_ day: Int) -> String { "2026-01-" + (14 + day < 10 ? "0" : "") + "\(14 + day)" }

  static func isWorking(_ day: Int, closed: [Int]) -> Bool {
    let weekday = ((day + 2) % 7 + 7) % 7
    return weekday < 5 && !closed.contains(day)
  }
}

extension PlainFlows {
  /// The flow files, by path.
  var files: [(path: String, text: String)] {
    var files = [(path: String, text: String)]()
    for (number, flow) in incidents.enumerated() {
      var text = "incident: \(flow.name)\ntitle: T\nabout: A\n"
      if number == 0 { text += "catch-all: yes\n" }
      if flow.isUrgent { text += "urgency: now\n" }
      text += "first: [\(flow.first.joined(separator: ", "))]\nsteps:\n"
      text += flow.acts.map { $0.text(2) }.joined()
      if number == 0 { text += definitions }
      files.append(("incidents/\(flow.name).yaml", text))
    }
    for part in parts {
      let steps = part.acts.map { $0.text(2) }.joined()
      files.append(("parts/\(part.name).yaml", "part: \(part.name)\nsteps:\n" + steps))
    }
    files.append(("safety-rules.yaml", "safety-rules:\n" + rules.map(\.text).joined()))
    let roles = "roles: {dsl: {title: the DSL}, head: {title: the head}}\n"
    files.append(
      (
        "settings/oak.yaml",
        "setting: oak\ntitle: Oak\npolicies: [OAK]\n\(roles)"
          + "facts: [\(oakFacts.joined(separator: ", "))]\n"
      ))
    let closed = elmClosed.map(PlainDay.text).joined(separator: ", ")
    files.append(
      (
        "settings/elm.yaml",
        "setting: elm\ntitle: Elm\npolicies: [ELM]\n\(roles)closed: [\(closed)]\n"
      ))
    for name in ["OAK", "ELM"] {
      files.append(
        (
          "policies/\(name).yaml",
          "policy: \(name)\ntitle: P\nclauses:\n"
            + "  \(name)-1: {kind: k, verb: v, strength: should, says: s, section: s}\n"
        ))
    }
    files.append(("guidance/g.yaml", "guidance: {g: {title: G, edition: '1'}}\n"))
    return files
  }

  private var definitions: String {
    var text = "questions:\n" + questions.map(\.text).joined()
    if !facts.isEmpty {
      text += "facts:\n" + facts.map { "  \($0.name): \($0.says.text)\n" }.joined()
    }
    text += "actions:\n" + actions.map(\.text).joined()
    text += "endings:\n"
    for ending in endings {
      text += "  \(ending.name): {says: S., tell: \(ending.tell), by: today}\n"
    }
    return text
  }
}

extension PlainFlows.Question {
  func value(_ measure: Int) -> String { PlainFlows.Term.fixed(measure, kind).text }

  fileprivate var text: String {
    var fields = "ask: Q"
    switch kind {
    case .choice, .several:
      fields += ", kind: \(kind), options: {"
      fields += options.map { "\($0): Option \($0)" }.joined(separator: ", ") + "}"
    case .number: fields += ", kind: number, least: \(measures[0]), most: \(measures.last!)"
    case .date, .time: fields += ", kind: \(kind)"
    }
    return "  \(name): {\(fields), unsure: '\(unsure ?? "never")'}\n"
  }
}

extension PlainFlows.Action {
  fileprivate var text: String {
    var fields = "do: D."
    if settings.count == 2 {
      fields += ", guidance: [g], strength: \(strength)"
    } else {
      fields += ", because: [\(settings.contains("oak") ? "OAK-1" : "ELM-1")]"
    }
    if let duty { fields += ", duty: \(duty)" }
    if let by { fields += ", by: \(by)" }
    return "  \(name): {\(fields)}\n"
  }
}

extension PlainFlows.Term {
  var text: String {
    switch self {
    case .question(let name): name
    case .today: "today"
    case .fixed(let number, .number): String(number)
    case .fixed(let day, .date): PlainDay.text(day)
    case .fixed(let minute, _): "09:" + (minute < 10 ? "0" : "") + "\(minute)"
    }
  }
}

extension PlainFlows.Says {
  var text: String {
    switch self {
    case .answer(let name, let values):
      values.count == 1
        ? "\(name) is \(values[0])" : "\(name) in (\(values.joined(separator: ", ")))"
    case .answered(let name): "answered \(name)"
    case .unsure(let name): "unsure \(name)"
    case .setting(let name): "setting is \(name)"
    case .fact(let name): name
    case .compares(let left, let relation, let right): "\(left.text) \(relation) \(right.text)"
    case .within(let left, let count, let unit, let right):
      "\(left.text) within \(count) \(unit) of \(right.text)"
    case .not(let inner): "not (\(inner.text))"
    case .all(let parts): "(" + parts.map(\.text).joined(separator: " and ") + ")"
    case .any(let parts): "(" + parts.map(\.text).joined(separator: " or ") + ")"
    }
  }
}

extension PlainFlows.Act {
  fileprivate func text(_ indent: Int) -> String {
    let blanks = String(repeating: " ", count: indent)
    switch self {
    case .ask(let name): return "\(blanks)- ask: \(name)\n"
    case .page(let names):
      return "\(blanks)- page: P\n\(blanks)  ask: [\(names.joined(separator: ", "))]\n"
    case .give(let names): return "\(blanks)- do: [\(names.joined(separator: ", "))]\n"
    case .run(let name): return "\(blanks)- run: \(name)\n"
    case .go(let name): return "\(blanks)- go: \(name)\n"
    case .also(let name): return "\(blanks)- also: \(name)\n"
    case .end(let name): return "\(blanks)- end: \(name)\n"
    case .when(let says, let then, let otherwise):
      var text = "\(blanks)- when: \(says.text)\n\(blanks)  then:\n"
      text += then.map { $0.text(indent + 4) }.joined()
      if !otherwise.isEmpty {
        text += "\(blanks)  otherwise:\n" + otherwise.map { $0.text(indent + 4) }.joined()
      }
      return text
    }
  }
}

extension PlainFlows.Rule {
  fileprivate var text: String {
    var text = "  \(name):\n    says: S\n    source: S\n"
    if !incidents.isEmpty { text += "    in: [\(incidents.joined(separator: ", "))]\n" }
    if let when { text += "    when: \(when.text)\n" }
    let list = { (names: [String]) in "[\(names.joined(separator: ", "))]" }
    switch wants {
    case .given(let names): text += "    given: \(list(names))\n"
    case .givenFirst(let names): text += "    given-first: \(list(names))\n"
    case .neverGiven(let names): text += "    never-given: \(list(names))\n"
    case .neverAsked(let names): text += "    never-asked: \(list(names))\n"
    case .before(let second, let first): text += "    before: \(second)\n    first: \(first)\n"
    case .told(let role): text += "    told: \(role)\n"
    }
    return text
  }
}
