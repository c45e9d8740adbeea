import FlowModel

/// Reads conditions: `device is pupil and not (reached is dsl or unsure reached)`.
///
///     condition = all { "or" all }
///     all       = one { "and" one }
///     one       = "not" one | "(" condition ")" | "answered" NAME | "unsure" NAME
///               | NAME "is" VALUE | NAME "in" "(" VALUE { "," VALUE } ")"
///               | TERM compared TERM | FACT
///     compared  = "below" | "above" | "at-least" | "at-most" | "before" | "after"
///               | "within" NUMBER ("minutes" | ... | "working" "days" | ...) "of"
///     TERM      = NAME | "today" | NUMBER | DATE | TIME
struct ConditionParser {
  /// A name with the place it stands at, to be looked up later as what it is meant for.
  struct Mention: Hashable {
    enum Sense: Hashable {
      /// A fact of a flow file or of a setting.
      case fact
      /// A question, whatever is answered.
      case question
      /// A question, or the setting, and what its answer may be.
      case answers([String])
    }
    let name: String
    let sense: Sense
    let place: SourceLocation
    /// Whether a scenario or a card answers the question, and no condition asks about it.
    var isAnswered = false
  }

  private let tokens: [(text: String, column: Int)]
  private let place: SourceLocation
  private var next = 0
  private(set) var mentions: [Mention] = []
  /// Comparisons with their places, for their kinds to be looked up later.
  private(set) var comparisons: [(comparison: Comparison, place: SourceLocation)] = []

  /// - Throws: A ``Diagnostic`` with the place where the condition stops making sense.
  static func parse(
    _ text: String, at place: SourceLocation
  ) throws(Diagnostic) -> (
    condition: Condition, mentions: [Mention],
    comparisons: [(comparison: Comparison, place: SourceLocation)]
  ) {
    var parser = ConditionParser(tokens: tokenize(text), place: place)
    let condition = try parser.any()
    if let rest = parser.peek {
      throw parser.problem("'\(rest)' was not expected here", hint: parser.hint(for: rest))
    }
    return (condition, parser.mentions, parser.comparisons)
  }

  private init(tokens: [(text: String, column: Int)], place: SourceLocation) {
    self.tokens = tokens
    self.place = place
  }

  private var peek: String? { next < tokens.count ? tokens[next].text : nil }

  private var here: SourceLocation {
    let column = next < tokens.count ? tokens[next].column : tokens.last?.column ?? 0
    return SourceLocation(file: place.file, line: place.line, column: place.column + column)
  }

  private mutating func take(_ word: String) -> Bool {
    guard peek == word else { return false }
    next += 1
    return true
  }

  private mutating func any() throws(Diagnostic) -> Condition {
    var parts = [try all()]
    while take("or") { parts.append(try all()) }
    return parts.count == 1 ? parts[0] : .any(parts)
  }

  private mutating func all() throws(Diagnostic) -> Condition {
    var parts = [try one()]
    while take("and") { parts.append(try one()) }
    return parts.count == 1 ? parts[0] : .all(parts)
  }

  private mutating func one() throws(Diagnostic) -> Condition {
    if take("not") { return .not(try one()) }
    if take("(") {
      let inner = try any()
      guard take(")") else { throw problem("a closing ')' is missing") }
      return inner
    }
    if take("answered") { return .answered(try mention()) }
    if take("unsure") { return .unsure(try mention()) }
    let start = here
    let name = try word("a question or a fact")
    if take("is") {
      let value = try word("the answer after 'is'")
      mentions.append(Mention(name: name, sense: .answers([value]), place: start))
      return .isValue(name: name, value: value)
    }
    if take("in") {
      guard take("(") else { throw problem("'(' must follow 'in'") }
      var values = [try word("an answer")]
      while take(",") { values.append(try word("an answer")) }
      guard take(")") else { throw problem("a closing ')' is missing") }
      mentions.append(Mention(name: name, sense: .answers(values), place: start))
      return .isOneOf(name: name, values: values)
    }
    if let relation = try relation() {
      let comparison = Comparison(term(name, at: start), relation, try rightTerm())
      comparisons.append((comparison, start))
      return .compares(comparison)
    }
    mentions.append(Mention(name: name, sense: .fact, place: start))
    return .fact(name)
  }

  private mutating func relation() throws(Diagnostic) -> Comparison.Relation? {
    if take("below") || take("before") { return .less }
    if take("above") || take("after") { return .more }
    if take("at-least") { return .atLeast }
    if take("at-most") { return .atMost }
    guard take("within") else { return nil }
    guard let count = peek.flatMap({ Int($0) }), (0...9_999).contains(count) else {
      throw problem("a number must follow 'within'")
    }
    next += 1
    guard let unit = unit() else {
      throw problem("a unit is missing: days, working days, weeks, months, years, hours, minutes")
    }
    guard take("of") else { throw problem("'of' must follow the unit") }
    return .within(TimeSpan(count, unit))
  }

  private mutating func unit() -> TimeSpan.Unit? {
    let isWorking = take("working")
    guard let word = peek else { return nil }
    let plural = word.hasSuffix("s") ? word : word + "s"
    guard let unit = TimeSpan.Unit(rawValue: (isWorking ? "working " : "") + plural) else {
      return nil
    }
    next += 1
    return unit
  }

  private mutating func rightTerm() throws(Diagnostic) -> Comparison.Term {
    let start = here
    return term(try word("what it is compared with"), at: start)
  }

  private mutating func term(_ word: String, at start: SourceLocation) -> Comparison.Term {
    if word == "today" { return .today }
    if let number = Int(word), Question.anyNumber.contains(number) { return .number(number) }
    if let date = CivilDate(word) { return .date(date) }
    if let time = TimeOfDay(word) { return .time(time) }
    mentions.append(Mention(name: word, sense: .question, place: start))
    return .question(word)
  }

  private mutating func mention() throws(Diagnostic) -> String {
    let start = here
    let name = try word("the name of a question")
    mentions.append(Mention(name: name, sense: .question, place: start))
    return name
  }

  private mutating func word(_ expected: String) throws(Diagnostic) -> String {
    guard let token = peek, token.allSatisfy({ $0.isLetter || $0.isNumber || "-:".contains($0) }),
      !ReservedWords.syntax.contains(token)
    else {
      let found = peek.flatMap { token in hint(for: token) }
      throw problem("\(expected) is missing", hint: found)
    }
    next += 1
    return token
  }

  /// What is likely meant by what other languages write.
  private func hint(for token: String) -> String? {
    let following = next + 1 < tokens.count ? tokens[next + 1].text : ""
    switch token {
    case ">": return following == "=" ? "write 'at-least'" : "write 'above', or 'after' for days"
    case "<": return following == "=" ? "write 'at-most'" : "write 'below', or 'before' for days"
    case "=", "!": return token == "!" ? "write 'not ... is ...'" : "write 'is'"
    case "'", "\"", "`": return "names and answers stand without quotes"
    case "_": return "names are made of letters, digits and hyphens"
    case "&", "|": return token == "&" ? "write 'and'" : "write 'or'"
    case ".": return "numbers are whole, without a point"
    default:
      let small = token.lowercased()
      return small != token && ReservedWords.syntax.contains(small) ? "write '\(small)'" : nil
    }
  }

  private func problem(_ message: String, hint: String? = nil) -> Diagnostic {
    Diagnostic(
      code: "bad-condition", message, at: here, hint: hint,
      remedy: "Conditions look like 'device is pupil and not danger is yes'.")
  }

  private static func tokenize(_ text: String) -> [(text: String, column: Int)] {
    var tokens = [(text: String, column: Int)]()
    var word = ""
    for (column, character) in text.enumerated() {
      if character.isLetter || character.isNumber || "-:".contains(character) {
        word.append(character)
        continue
      }
      if !word.isEmpty { tokens.append((word, column - word.count)) }
      word = ""
      if !character.isWhitespace { tokens.append((String(character), column)) }
    }
    if !word.isEmpty { tokens.append((word, text.count - word.count)) }
    return tokens
  }
}
