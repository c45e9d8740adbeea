import FlowModel

/// A library while it is read: values, and every name that must lead somewhere in the end.
struct Draft {
  /// A name used at a place, to be looked up when all files are read.
  struct Use: Hashable {
    enum Target: String {
      case question, action, part, incident, flow, ending, clause, guidance, role, policy
    }
    let target: Target
    let name: String
    let place: SourceLocation
  }

  var library = Library()
  var uses: [Use] = []
  var mentions: [ConditionParser.Mention] = []
  var comparisons: [(comparison: Comparison, place: SourceLocation)] = []
  /// Texts with places to fill in.
  var templates: [(text: String, place: SourceLocation)] = []
  /// Parts that take words, and the ways in which they are filled in, by name.
  var openParts: [String: OpenPart] = [:]
  var fillings: [String: Filling] = [:]
  var additions: [Addition] = []
  /// What may lead nowhere because files of single schools were left out; nil where none were.
  var absences: Absences?
  let problems = Problems()

  /// Where each name was first defined, by namespace and name.
  private var defined: [String: SourceLocation] = [:]

  /// Notes a definition. False, and a problem, if the name is taken.
  mutating func define(_ space: String, _ name: String, at place: SourceLocation) -> Bool {
    let key = space + "/" + name
    if let first = defined[key] {
      problems.add(
        "duplicate-id", "the \(space) '\(name)' is defined already in \(first.file):\(first.line)",
        at: place, remedy: "Names are shared by all flow files; choose another one.")
      return false
    }
    let fits = name.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || "-.".contains($0)) }
    if name.isEmpty || !fits {
      problems.add(
        "bad-name", "'\(name)' cannot be a name", at: place,
        remedy: "Names are made of letters, digits and hyphens: whose-device.")
    }
    defined[key] = place
    return true
  }

  mutating func use(_ target: Use.Target, _ names: [(text: String, place: SourceLocation)]) {
    uses += names.map { Use(target: target, name: $0.text, place: $0.place) }
  }

  /// Reads a condition, noting what it mentions; nil, and a problem, if it makes no sense.
  mutating func condition(_ text: String, at place: SourceLocation) -> Condition? {
    do {
      let (condition, found, compared) = try ConditionParser.parse(text, at: place)
      mentions += found
      comparisons += compared
      return condition
    } catch {
      problems.add(error)
      return nil
    }
  }
}
