import FlowModel

/// What the policies answer, as far as it is read.
struct AnswerDraft {
  /// What an answer says of itself; every other key is a gap of its topic.
  private static let keys = [
    "is", "items", "strength", "hedge", "about", "for", "by", "time", "when", "general", "status",
    "printed",
  ]

  private(set) var answers: [String: [PolicyAnswer]] = [:]
  /// The clauses that say nothing without the lines that follow.
  private(set) var leadIns: Set<Clause.ID> = []
  private var read: Set<Clause.ID> = []
  private let topics: [String: Topic]
  private let library: Library
  private let recipients: RecipientReader
  private let problems: Problems
  private var files: [String: SourceLocation] = [:]

  /// Clauses that may lead nowhere, because files of single schools were left out.
  private let absences: Absences?

  init(topics: [Topic], library: Library, absences: Absences?, problems: Problems) {
    self.absences = absences
    self.topics = Dictionary(topics.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    self.library = library
    self.recipients = RecipientReader(library)
    self.problems = problems
  }

  /// Reads a file: a table of clauses, each with its answers or with why it has none.
  mutating func read(_ file: YAMLNode) {
    guard let entries = file.entries else {
      problems.add(
        "wrong-kind", "a table of clauses belongs here, not \(file.noun)", at: file.location,
        remedy: "Write the name of each clause, a colon, and its answers below.")
      return
    }
    for entry in entries {
      let clause = Clause.ID(entry.key.text ?? "")
      guard let policy = library.policies.values.first(where: { $0.clause(clause) != nil }) else {
        let known = Set(library.policies.values.flatMap { $0.clauses.map(\.id.rawValue) })
        if absences?.excuses(clause: clause.rawValue, among: known) == true { continue }
        problems.unknown(
          "clause", clause.rawValue, at: entry.key.location, known: known,
          remedy: "The clauses of a policy are defined in the files of policies/.")
        continue
      }
      if !read.insert(clause).inserted {
        problems.add(
          "duplicate-id", "the answers of '\(clause)' stand twice", at: entry.key.location,
          remedy: "Put them together.")
      }
      answers[policy.id, default: []] += []
      files[policy.id] = files[policy.id] ?? file.location
      let fields = Fields(entry.value, known: ["answers", "none"], problems)
      if !fields.has("answers"), fields.required("none") == "lead-in" { leadIns.insert(clause) }
      for (topic, place, value) in fields.entries("answers") {
        for node in value.items ?? [value] {
          guard let answer = answer(clause, topic, at: place, node) else { continue }
          answers[policy.id, default: []].append(answer)
        }
      }
    }
  }

  /// Says which clauses are left out: where a clause is not read, silence would be told for it.
  func link() {
    for (policy, place) in files.sorted(by: { $0.key < $1.key }) {
      for clause in library.policies[policy]?.clauses ?? [] where !read.contains(clause.id) {
        problems.add(
          "no-answer", "nothing says what '\(clause.id)' answers", at: place,
          remedy: "Add its answers, or 'none' and why it has none.")
      }
    }
  }

  private func answer(
    _ clause: Clause.ID, _ topicID: String, at place: SourceLocation, _ node: YAMLNode
  ) -> PolicyAnswer? {
    guard let topic = topics[topicID] else {
      problems.unknown(
        "topic", topicID, at: place, known: topics.keys,
        remedy: "Topics are defined in the files of topics/.")
      return nil
    }
    let fields = Fields(node, known: AnswerDraft.keys + topic.gaps.keys.sorted(), problems)
    var answer = PolicyAnswer(
      clause: clause, topic: topicID, names: [],
      strength: strength(fields))
    answer.hedge = fields.text("hedge")
    answer.about = about(topic, fields)
    answer.persons = fields.texts("for")
    answer.actor = fields["by"].map(recipients.recipients)
    answer.time = fields.text("time")
    answer.condition = fields.text("when")
    answer.isGeneral = fields.isWord("catch-all", "general")
    answer.isOpen = fields.isWord("open", "status")
    answer.printed = fields.text("printed")
    for name in topic.gaps.keys.sorted() where fields.has(name) {
      answer.values[name] = value(fields, name, topic.gaps[name] ?? .text)
    }
    answer.names = names(topic, fields, isOpen: answer.isOpen)
    checkGaps(answer, topic, fields)
    return answer
  }

  /// The matter of an answer: one of those that its topic recurs in.
  private func about(_ topic: Topic, _ fields: Fields) -> String? {
    guard let matter = fields.text("about") else { return nil }
    if topic.about.contains(matter) { return matter }
    problems.unknown(
      "matter", matter, at: fields.place(of: "about"), known: topic.about,
      remedy: "It is one of those below 'about' of '\(topic.id)', or is left out.")
    return nil
  }

  private func strength(_ fields: Fields) -> Strength {
    let word = fields.required("strength")
    guard !word.isEmpty else { return .states }
    if let strength = Strength(word: word) { return strength }
    let known = Strength.allCases.map(\.word)
    problems.unknown(
      "word", word, at: fields.place(of: "strength"), known: known,
      remedy: "'strength' is one of: \(known.joined(separator: ", ")).")
    return .states
  }

  private func names(_ topic: Topic, _ fields: Fields, isOpen: Bool) -> [String] {
    let known = topic.sentences.map(\.name)
    let given = fields.located(topic.kind == .choice ? "is" : "items")
    for (name, place) in given where !known.contains(name) {
      problems.unknown(
        "answer", name, at: place, known: known,
        remedy: "'\(topic.id)' has the answers: \(known.joined(separator: ", ")).")
    }
    if topic.kind == .choice, given.count > 1 {
      problems.add(
        "several-answers", "the answers of '\(topic.id)' exclude each other",
        at: fields.place(of: "is"),
        remedy: "Name one; write a second entry where the clause gives two.")
    }
    if !given.isEmpty { return given.map(\.text).filter(known.contains) }
    if known == ["says"] { return known }
    if !isOpen {
      problems.add(
        "missing-key", "nothing says which answer of '\(topic.id)' it is", at: fields.place,
        remedy: "Add '\(topic.kind == .choice ? "is" : "items")': one of "
          + "\(known.joined(separator: ", ")).")
    }
    return []
  }

  /// A sentence is told whole or not at all.
  private func checkGaps(_ answer: PolicyAnswer, _ topic: Topic, _ fields: Fields) {
    guard !answer.isOpen else { return }
    for name in answer.names {
      for gap in topic.sentence(name)?.neededGaps ?? [] where answer.values[gap] == nil {
        problems.add(
          "empty-gap", "the sentence of '\(topic.id)' has nothing to put into '{\(gap)}'",
          at: fields.place, remedy: "Add '\(gap)', or leave the answer out.")
      }
    }
  }

  /// Nil if nothing is named, and so there is nothing to be told.
  private func value(_ fields: Fields, _ name: String, _ gap: Topic.Gap) -> PolicyAnswer.Value? {
    guard let node = fields[name] else { return nil }
    let named: Recipients
    switch gap {
    case .place, .time, .text: return fields.text(name).map { .text($0) }
    case .people: named = recipients.recipients(node)
    case .list: named = recipients.list(node)
    case .roles:
      named = recipients.recipients(node)
      checkRoles(named, at: node.location)
    }
    return named.names.isEmpty ? nil : .recipients(named)
  }

  /// One word that is no role is taken for a misspelt one: whoever is named as printed has more.
  private func checkRoles(_ named: Recipients, at place: SourceLocation) {
    for name in named.names {
      switch name {
      case .printed(let text) where !text.contains(" "):
        problems.unknown(
          "role", text, at: place, known: recipients.roles.sorted(),
          remedy: "Name a role of a setting, or whom the policy names in its own words, as printed."
        )
      case .group(let inner): checkRoles(inner, at: place)
      case .role, .roleOrStandIn, .printed: break
      }
    }
  }
}
