import FlowModel

/// A library while it is read: values, and every name that must lead somewhere in the end.
struct Draft {
  /// A name used at a place, to be looked up when all files are read.
  struct Use: Hashable {
    enum Target: String {
      case question, action, part, incident, flow, ending, clause, guidance, role, policy
      case actionOrQuestion

      init(_ kind: NameKind) { self = Target(rawValue: kind.rawValue)! }

      /// What is missing, where nothing is called so.
      var noun: String { self == .actionOrQuestion ? "action" : rawValue }
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
  var partTemplates: [String: PartTemplate] = [:]
  var partInstances: [String: PartInstance] = [:]
  var amendments: [Amendment] = []
  /// The actions that tell what a policy answers.
  var bindings: [TopicBinding] = []
  /// The topics that stand beside an action's own words, by action.
  var beside: [String: [TopicBinding.Reference]] = [:]
  /// What may lead nowhere because files of single schools were left out; nil where none were.
  var absences: Absences?
  /// Earlier names, by namespace.
  var former: [(space: String, name: String, place: SourceLocation)] = []
  /// Flows of which some step could not be read: what they come to is not known.
  var halfRead: Set<String> = []
  let problems = Problems()

  /// What settings say of themselves. Several settings may say the same.
  var settingFacts: [(text: String, place: SourceLocation)] = []

  /// Where each name was first defined, by namespace and name.
  private var defined: [String: SourceLocation] = [:]
  /// What conditions and rules speak of by name alone, so that no two kinds may share a name.
  private static let spoken: Set<String> = ["question", "fact", "action"]
  private var spoken: [String: (kind: String, place: SourceLocation)] = [:]

  /// Notes a definition. False, and a problem, if the name is taken.
  mutating func define(_ space: String, _ name: String, at place: SourceLocation) -> Bool {
    let key = space + "/" + name
    if let first = defined[key] {
      problems.add(
        "duplicate-id", "the \(space) '\(name)' is defined already in \(first.file):\(first.line)",
        at: place, remedy: "Names are shared by all flow files; choose another one.")
      return false
    }
    if Draft.spoken.contains(space) {
      guard !isSpoken(name, as: space, at: place) else { return false }
      spoken[name] = (space, place)
    }
    if ["question", "fact"].contains(space) { checkReserved(space, name, at: place) }
    let fits = name.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || "-.".contains($0)) }
    if name.isEmpty || !fits {
      problems.add(
        "bad-name", "'\(name)' cannot be a name", at: place,
        remedy: "Names are made of letters, digits and hyphens: whose-device.")
    }
    defined[key] = place
    return true
  }

  /// Whether a file defines the name, also where what it defines could not be read.
  func isDefined(_ target: Use.Target, _ name: String) -> Bool {
    switch target {
    case .actionOrQuestion: defined["action/" + name] != nil || defined["question/" + name] != nil
    case .question, .action, .ending, .clause, .guidance, .policy:
      defined[target.rawValue + "/" + name] != nil
    case .part, .incident, .flow, .role: false
    }
  }

  /// Where a name was first defined.
  func place(of space: String, _ name: String) -> SourceLocation {
    defined[space + "/" + name] ?? .nowhere
  }

  /// Notes what something was called in an earlier version.
  mutating func note(
    former names: [(text: String, place: SourceLocation)], of space: String,
    _ keep: (inout Renames, String) -> Void
  ) {
    for (name, place) in names {
      former.append((space, name, place))
      keep(&library.renames, name)
    }
  }

  /// Whether the name is that of another kind already. If so, a problem.
  func isSpoken(_ name: String, as kind: String, at place: SourceLocation) -> Bool {
    guard let (other, first) = spoken[name], other != kind else { return false }
    problems.add(
      "duplicate-id",
      "the \(kind) '\(name)' is called like the \(other) in \(first.file):\(first.line)", at: place,
      remedy: "A condition or a rule that says '\(name)' could mean either; rename one.")
    return true
  }

  func checkReserved(_ kind: String, _ name: String, at place: SourceLocation) {
    guard ReservedWords.standInConditions(name) else { return }
    problems.add(
      "reserved-name", "'\(name)' means something else in conditions", at: place,
      remedy: "Give the \(kind) a name that is no number, day or time and no word of conditions.")
  }

  mutating func use(_ target: Use.Target, _ names: [(text: String, place: SourceLocation)]) {
    uses += names.map { Use(target: target, name: $0.text, place: $0.place) }
  }

  /// Fills in the fields of a value from a table, noting which names and templates stand there.
  mutating func fill(_ value: inout some Fielded, from fields: Fields) {
    var filler = FieldFiller(fields, problems)
    value.describe(&filler)
    for (kind, names) in filler.uses { use(Use.Target(kind), names) }
    templates += filler.templates
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
