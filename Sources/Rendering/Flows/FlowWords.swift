import FlowEngine
import FlowModel

/// A flow's steps and conditions in words, as one setting meets them.
struct FlowWords {
  let engine: Engine
  /// Nil for every setting at once: then no clause is left out and nothing is settled beforehand.
  let setting: String?

  private var library: Library { engine.library }

  /// The words of a setting filled in; without one the first setting's serve.
  func fill(_ text: String) -> String { engine.fill(text, in: walk) }

  var walk: Walk {
    engine.walk(setting: setting ?? library.settings.keys.sorted().first ?? "", answers: [:])
  }

  /// Whether an action is given at all in the setting.
  func stands(_ action: String) -> Bool {
    setting.flatMap { library.settings[$0] }.map { engine.stands(action, in: $0) } ?? true
  }

  /// An action in a line: its words, how strongly, by when, and what stands behind it.
  func line(_ id: String) -> String {
    guard setting != nil else {
      let action = library.actions[id]!
      return
        "\(fill(action.text)) [\((action.clauses.map(\.rawValue) + action.guidance).joined(separator: ", "))]"
    }
    let advice = engine.advice(id, in: walk)
    let words = advice.kind == .refrain ? "Do not: \(advice.text)" : advice.text
    let parts =
      [advice.modality, advice.by?.words].compactMap { $0 } + advice.provenance.forAuthors
    return parts.isEmpty ? words : "\(words) [\(parts.joined(separator: "; "))]"
  }

  /// The clauses behind an action in the setting; in none at all, those of every school.
  func clauses(of id: String) -> [String] {
    guard setting != nil else { return library.actions[id]?.clauses.map(\.rawValue) ?? [] }
    return engine.advice(id, in: walk).clauses.map(\.id)
  }

  /// A condition as a sentence about answers.
  func words(_ condition: Condition) -> String {
    switch condition {
    case .isValue("setting", let value): "the setting is \(title(of: value))"
    case .isOneOf("setting", let values):
      "the setting is \(values.map(title).joined(separator: " or "))"
    case .isValue(let name, let value): "\(question(name)) is \(option(value, of: name))"
    case .isOneOf(let name, let values):
      "\(question(name)) is \(values.map { option($0, of: name) }.joined(separator: " or "))"
    case .answered(let name): "\(question(name)) was answered"
    case .unsure(let name): "\(question(name)) was not known"
    case .compares(let comparison): words(comparison)
    case .fact(let name): library.facts[name].map(words) ?? "here \(name)"
    case .not(let inner): "not (\(words(inner)))"
    case .all(let parts): parts.map(words).joined(separator: " and ")
    case .any(let parts): parts.map(words).joined(separator: " or ")
    }
  }

  /// A comparison as a sentence: "Which day?" is before today.
  private func words(_ comparison: Comparison) -> String {
    let isOfDays = [comparison.left, comparison.right].contains { term in
      switch term {
      case .today, .date: true
      case .question(let name): library.questions[name]?.kind == .date
      case .number, .time: false
      }
    }
    let isOfNumbers = [comparison.left, comparison.right].contains { term in
      switch term {
      case .number: true
      case .question(let name): library.questions[name]?.kind == .number
      case .today, .date, .time: false
      }
    }
    let (left, right) = (words(comparison.left), words(comparison.right))
    switch comparison.relation {
    case .less: return "\(left) is \(isOfNumbers ? "less than" : "before") \(right)"
    case .more: return "\(left) is \(isOfNumbers ? "more than" : "after") \(right)"
    case .atLeast:
      return "\(left) is \(isOfNumbers ? "at least" : isOfDays ? "on or after" : "at or after") "
        + right
    case .atMost:
      return "\(left) is \(isOfNumbers ? "at most" : isOfDays ? "on or before" : "at or before") "
        + right
    case .within(let span):
      let unit = span.unit.rawValue
      let length = span.count == 1 ? "1 " + unit.dropLast() : "\(span.count) \(unit)"
      return "\(left) is not before \(right), and at most \(length) after it"
    }
  }

  private func words(_ term: Comparison.Term) -> String {
    switch term {
    case .question(let name): question(name)
    case .today: "today"
    case .number(let number): String(number)
    case .date(let date): date.words
    case .time(let time): time.text
    }
  }

  private func title(of setting: String) -> String { library.settings[setting]?.title ?? setting }

  private func question(_ name: String) -> String {
    "\"\(fill(library.questions[name]?.ask ?? name))\""
  }

  private func option(_ value: String, of name: String) -> String {
    "\"\(fill(library.questions[name]?.option(value)?.label ?? value))\""
  }

  /// What a condition comes to whatever is answered; nil where it depends on answers.
  func settled(_ condition: Condition) -> Bool? {
    guard let setting = setting.flatMap({ library.settings[$0] }) else { return nil }
    return switch condition.simplified(in: setting, library) {
    case .always: true
    case .never: false
    default: nil
    }
  }
}
