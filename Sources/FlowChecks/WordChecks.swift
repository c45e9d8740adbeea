import FlowModel

/// Words for a stressed and untrained person: short sentences, no blame, no false comfort, and a
/// way to say "I don't know".
enum WordChecks {
  /// The most words in a sentence on the screen.
  static let longestSentence = 15
  /// The most lines before the first question.
  static let longestOpening = 7

  /// Words that blame, that belittle, or that promise what nobody can know (I5, I34).
  static let hurtful = [
    "no action needed", "probably fine", "below threshold", "nothing to worry", "calm down",
    "child is safe", "sexting", "revenge porn", "silly", "why did you", "naughty", "just a joke",
    "do not worry", "don't worry", "it is not serious", "it was not serious",
  ]

  static func problems(in library: Library) -> [Diagnostic] {
    library.lines.flatMap { problems(in: $0.text, of: $0.name, at: $0.place) }
      + ReadingEase.problems(in: library.lines)
      + library.questions.values.filter { library.needsUnsure($0) }.map(noUnsure)
      + library.incidents.filter { $0.first.count > longestOpening }.map(longOpening)
  }

  private static func problems(
    in text: String, of name: String, at place: SourceLocation
  ) -> [Diagnostic] {
    var found = [Diagnostic]()
    for sentence in text.split(whereSeparator: { ".?!".contains($0) }) {
      let count = sentence.split(separator: " ").count
      guard count > longestSentence else { continue }
      found.append(
        Diagnostic(
          code: "long-sentence", "a sentence of '\(name)' has \(count) words", at: place,
          hint: sentence.description.trimmed,
          remedy: "Make it two sentences of at most \(longestSentence) words."))
    }
    let lower = text.lowercased()
    for word in hurtful where lower.contains(word) {
      found.append(
        Diagnostic(
          code: "hurtful-word", "'\(name)' says '\(word)'", at: place,
          remedy: "Say what to do, without blame and without promising that all is well."))
    }
    return found
  }

  private static func noUnsure(_ question: Question) -> Diagnostic {
    Diagnostic(
      code: "no-unsure", "nobody can say that they do not know the answer to '\(question.id)'",
      at: question.location,
      remedy: "Name the cautious answer under 'unsure', or write 'unsure: never' where everybody "
        + "knows.")
  }

  private static func longOpening(_ flow: Flow) -> Diagnostic {
    Diagnostic(
      code: "long-opening", "\(flow.first.count) lines stand before the first question",
      at: flow.location,
      remedy: "Keep the \(longestOpening) that cannot wait, and give the others after a question.")
  }
}

extension String {
  /// Whether these words stand in the text, in this order.
  fileprivate func contains(_ words: String) -> Bool {
    indices.contains { self[$0...].hasPrefix(words) }
  }
}

extension Library {
  /// Every text that comes on a screen, with the name and place of what it belongs to.
  fileprivate var lines: [(name: String, text: String, place: SourceLocation)] {
    var lines = [(name: String, text: String, place: SourceLocation)]()
    for action in actions.values { lines.append((action.id, action.text, action.location)) }
    // A policy's own answer stands in the words of its topic, which have limits of their own.
    for action in replacements.values.flatMap(\.values)
    where action.answerStrength == nil && !(actions[action.id]?.text.isEmpty ?? false) {
      lines.append((action.id, action.text, action.location))
    }
    for question in questions.values {
      for text in [question.ask, question.help].compactMap({ $0 }) + question.options.map(\.label) {
        lines.append((question.id, text, question.location))
      }
    }
    for ending in endings.values { lines.append((ending.id, ending.text, ending.location)) }
    for flow in incidents {
      for text in [flow.title, flow.about] { lines.append((flow.id, text, flow.location)) }
    }
    return lines
  }

  /// Whether an answer matters to somebody's safety and not knowing is not offered.
  fileprivate func needsUnsure(_ question: Question) -> Bool {
    question.kind.isChosen && question.unsure.isEmpty && !question.isAlwaysKnown
  }
}
