extension Condition: Fielded {
  package static var blank: Condition { .all([]) }

  package mutating func describe(_ fields: inout some FieldVisitor) {
    var form = Form.of(self)
    form.describe(&fields)
    self = form.condition
  }

  /// A condition of any kind, with a place for whatever one of them has.
  private struct Form {
    enum Word: String, CaseIterable, FieldText {
      case isValue, isOneOf, answered, unsure, compares, fact, not, all, any
    }

    var word = Word.all
    var name = ""
    var values: [String] = []
    var comparisons: [Comparison] = []
    var parts: [Condition] = []

    mutating func describe(_ fields: inout some FieldVisitor) {
      fields.text(.kept, &word)
      fields.text(.kept, &name)
      fields.texts(.kept, &values)
      fields.values(.kept, &comparisons)
      fields.values(.kept, &parts)
    }

    static func of(_ condition: Condition) -> Form {
      switch condition {
      case .isValue(let name, let value): Form(word: .isValue, name: name, values: [value])
      case .isOneOf(let name, let values): Form(word: .isOneOf, name: name, values: values)
      case .answered(let question): Form(word: .answered, name: question)
      case .unsure(let question): Form(word: .unsure, name: question)
      case .compares(let comparison): Form(word: .compares, comparisons: [comparison])
      case .fact(let fact): Form(word: .fact, name: fact)
      case .not(let inner): Form(word: .not, parts: [inner])
      case .all(let parts): Form(word: .all, parts: parts)
      case .any(let parts): Form(word: .any, parts: parts)
      }
    }

    var condition: Condition {
      switch word {
      case .isValue: .isValue(name: name, value: values.first ?? "")
      case .isOneOf: .isOneOf(name: name, values: values)
      case .answered: .answered(name)
      case .unsure: .unsure(name)
      case .compares: .compares(comparisons.first ?? .blank)
      case .fact: .fact(name)
      case .not: .not(parts.first ?? .blank)
      case .all: .all(parts)
      case .any: .any(parts)
      }
    }
  }
}

extension Comparison: Fielded {
  package static var blank: Comparison { Comparison(.today, .less, .today) }

  package mutating func describe(_ fields: inout some FieldVisitor) {
    fields.text(.kept, &left)
    fields.text(.kept, &relation)
    fields.text(.kept, &right)
  }
}

/// A side as a condition writes it. No question is called like a number, a day, a time or `today`.
extension Comparison.Term: FieldText {
  package init?(fieldText: String) {
    if fieldText == "today" {
      self = .today
    } else if let number = Int(fieldText) {
      self = .number(number)
    } else if let date = CivilDate(fieldText) {
      self = .date(date)
    } else if let time = TimeOfDay(fieldText) {
      self = .time(time)
    } else {
      self = .question(fieldText)
    }
  }

  package var fieldText: String {
    switch self {
    case .question(let name): name
    case .today: "today"
    case .number(let number): String(number)
    case .date(let date): date.text
    case .time(let time): time.text
    }
  }
}

extension Comparison.Relation: FieldText {
  package init?(fieldText: String) {
    switch fieldText {
    case "below": self = .less
    case "above": self = .more
    case "at-least": self = .atLeast
    case "at-most": self = .atMost
    default:
      let words = fieldText.split(separator: " ", maxSplits: 1)
      guard words.count == 2, let count = Int(words[0]),
        let unit = TimeSpan.Unit(rawValue: String(words[1]))
      else { return nil }
      self = .within(TimeSpan(count, unit))
    }
  }

  package var fieldText: String {
    switch self {
    case .less: "below"
    case .more: "above"
    case .atLeast: "at-least"
    case .atMost: "at-most"
    case .within(let span): "\(span.count) \(span.unit.rawValue)"
    }
  }
}
