import FlowModel

/// The topics read so far.
struct TopicDraft {
  private static let keys = [
    "ask", "from", "kind", "about", "when", "general", "says", "answers", "items", "slots",
    "side-by-side", "silence", "in-general", "wins-over", "set-aside",
  ]

  private(set) var topics: [Topic] = []
  private var places: [String: SourceLocation] = [:]
  /// Names of other topics, and where they stand.
  private var mentions: [(name: String, place: SourceLocation)] = []
  private let problems: Problems

  init(problems: Problems) { self.problems = problems }

  /// Reads a file: a table of topics by name.
  mutating func read(_ file: YAMLNode) {
    guard let entries = file.entries else {
      problems.add(
        "wrong-kind", "a table of topics belongs here, not \(file.noun)", at: file.location,
        remedy: "Write the name of each topic, a colon, and its keys below.")
      return
    }
    for entry in entries {
      let id = entry.key.text ?? ""
      if let first = places[id] {
        problems.add(
          Diagnostic(
            code: "duplicate-id", "the topic '\(id)' is defined twice", at: entry.key.location,
            remedy: "Rename one of them, or remove it.",
            notes: ["it stands at \(first.file):\(first.line)"]))
        continue
      }
      places[id] = entry.key.location
      topics.append(topic(id, Fields(entry.value, known: TopicDraft.keys, problems)))
    }
  }

  /// Says which topics are named and are none.
  func link() {
    for (name, place) in mentions where places[name] == nil {
      problems.unknown(
        "topic", name, at: place, known: places.keys,
        remedy: "Topics are defined in the files of topics/.")
    }
  }

  private mutating func topic(_ id: String, _ fields: Fields) -> Topic {
    let kind = fields.choice("kind", Topic.Kind.self, default: .asked)
    var topic = Topic(
      id: id, ask: fields.required("ask"), kind: kind, sentences: sentences(fields, kind),
      silence: fields.required("silence"))
    for (name, place, value) in fields.entries("slots") {
      topic.gaps[name] = gap(value, at: place)
    }
    topic.about = fields.texts("about")
    topic.condition = fields.text("when")
    topic.isGeneral = fields.isWord("catch-all", "general")
    topic.sideBySide = fields.texts("side-by-side")
    topic.inGeneral = mentioned("in-general", fields)
    topic.winsOver = mentioned("wins-over", fields)
    checkGaps(topic, fields)
    return topic
  }

  private mutating func mentioned(_ key: String, _ fields: Fields) -> [String] {
    let found = fields.located(key)
    mentions += found.map { ($0.text, $0.place) }
    return found.map(\.text)
  }

  private func gap(_ node: YAMLNode, at place: SourceLocation) -> Topic.Gap {
    if let gap = node.text.flatMap(Topic.Gap.init) { return gap }
    let known = Topic.Gap.allCases.map(\.rawValue)
    problems.unknown(
      "word", node.text ?? node.noun, at: place, known: known,
      remedy: "A gap holds one of: \(known.joined(separator: ", ")).")
    return .text
  }

  private func sentences(_ fields: Fields, _ kind: Topic.Kind) -> [Topic.Sentence] {
    var found = [Topic.Sentence]()
    if let text = fields.text("says") {
      found += sentence("says", text, at: fields.place(of: "says"))
    }
    for key in ["answers", "items"] {
      for item in fields.items(key) {
        guard let entries = item.entries, entries.count == 1, let name = entries[0].key.text,
          let text = entries[0].value.text
        else {
          problems.add(
            "wrong-kind", "an answer belongs here, not \(item.noun)", at: item.location,
            remedy: "Write '- NAME: \"SENTENCE\"'.")
          continue
        }
        found += sentence(name, text, at: entries[0].value.location)
      }
    }
    if found.isEmpty || (kind == .choice && found.count < 2) {
      problems.add(
        "no-sentence", "nothing says how this is answered", at: fields.place,
        remedy: "Give 'says', 'items', or for a choice two 'answers' at least, the strictest first."
      )
    }
    return found
  }

  private func sentence(
    _ name: String, _ text: String, at place: SourceLocation
  ) -> [Topic.Sentence] {
    if let words = TopicSentence(text) { return [Topic.Sentence(name: name, words: words)] }
    problems.add(
      "bad-sentence", "a brace or a bracket is not closed in '\(text)'", at: place,
      remedy: "A gap is written {name}, a part that falls away with its gap [ ... {name} ... ].")
    return []
  }

  /// Every gap of a sentence is declared, and every one declared stands in a sentence.
  private func checkGaps(_ topic: Topic, _ fields: Fields) {
    let used = topic.sentences.flatMap(\.words.gaps)
    for name in used where topic.gaps[name] == nil {
      problems.unknown(
        "gap", name, at: fields.place, known: topic.gaps.keys,
        remedy: "Declare it below 'slots', with what it holds.")
    }
    for name in topic.gaps.keys.sorted()
    where !used.contains(name) && !topic.sideBySide.contains(name) {
      problems.add(
        "unused-gap", "no sentence of '\(topic.id)' has the gap '{\(name)}'",
        at: fields.place(of: "slots"), remedy: "Put it into a sentence, or take it out.")
    }
  }
}
