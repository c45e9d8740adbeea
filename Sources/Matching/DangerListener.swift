package import FlowModel

/// What of danger a line speaks.
package enum Heard: Hashable, Sendable {
  /// 999 now: the kind of danger, and the incident that leads through it.
  case danger(kind: String, flow: String)
  /// It could be danger and could be a way of speaking: the question that settles it.
  case doubt(kind: String, flow: String, question: String)

  /// The kind of danger.
  package var kind: String {
    switch self {
    case .danger(let kind, _), .doubt(let kind, _, _): kind
    }
  }

  /// The incident that leads through a danger that is none of doubt.
  package var danger: String? {
    switch self {
    case .danger(_, let flow): flow
    case .doubt: nil
    }
  }
}

/// Hears danger in whatever is typed: the patterns of the library's danger floor, and the phrases
/// of every emergency, word for word. It needs no model and no phrase files, so that nothing that
/// goes wrong with them can silence it.
package struct DangerListener: Sendable {
  private struct Pattern: Sendable {
    let program: PatternProgram
    let verdict: DangerFloor.Verdict
    let kind: Int
    /// Its place among all patterns.
    let number: Int
  }

  private struct Kind: Sendable {
    let id: String
    let flow: String
    let question: String
  }

  private var classes = WordClasses()
  private var kinds: [Kind] = []
  /// Those that can fit where a class of words is present, by the class; the rarest that each needs.
  private var patterns: [DangerFloor.Verdict: [[Pattern]]] = [:]

  /// - Parameter library: Its patterns are sound: they were read with ``WordPattern``.
  package init(_ library: Library) {
    self.init(library.danger, emergencies: library.flows.values.filter { $0.urgency == .emergency })
  }

  init(_ floor: DangerFloor, emergencies: [Flow]) {
    var lists = [String: [WordPattern.Piece]]()
    var all = [Pattern]()
    func add(_ text: String, _ verdict: DangerFloor.Verdict) {
      guard let pattern = try? WordPattern(text) else { return }
      all.append(
        Pattern(
          program: PatternProgram(pattern, lists: lists, &classes), verdict: verdict,
          kind: kinds.count - 1, number: all.count))
    }
    for line in floor.text.split(separator: "\n") {
      let words = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
      switch words[0] {
      case "list":
        lists[words[1]] = words.dropFirst(2).compactMap {
          (try? WordPattern($0)).map { .choice([$0.pieces]) }
        }
      case "slip": classes.add(others: Array(words.dropFirst()))
      case "kind": kinds.append(Kind(id: words[1], flow: words[2], question: words[3]))
      default:
        if let verdict = DangerFloor.Verdict(rawValue: words[0]) { add(words[1], verdict) }
      }
    }
    for flow in emergencies.sorted(by: { $0.id < $1.id }) where !flow.phrases.isEmpty {
      kinds.append(Kind(id: flow.id, flow: flow.id, question: ""))
      for phrase in flow.phrases {
        add(PlainSentence(phrase).list.joined(separator: " "), .danger)
      }
    }
    sort(all)
  }

  /// Lays each pattern where it is looked for: at the class whose words are the least common.
  private mutating func sort(_ all: [Pattern]) {
    let uses = classes.commonness
    // The last place is for those that need no single word: they are always looked for.
    for verdict in DangerFloor.Verdict.allCases {
      patterns[verdict] = Array(repeating: [], count: classes.count + 1)
    }
    for pattern in all {
      let rarest = pattern.program.needed.min { uses[Int($0)] < uses[Int($1)] }
      patterns[pattern.verdict]![rarest.map(Int.init) ?? classes.count].append(pattern)
    }
  }

  /// What a line speaks of; nil for nothing that has to do with danger.
  ///
  /// Pleasant words around it, and those at its end above all, make no difference: it is listened
  /// to with them and without.
  package func heard(in line: String) -> Heard? {
    let plain = PlainSentence(line)
    let heard = heard(in: plain)
    guard heard?.danger == nil else { return heard }
    let bare = Courtesies.without(plain)
    guard bare.words.count < plain.words.count, let other = self.heard(in: bare) else {
      return heard
    }
    return other.danger != nil || heard == nil ? other : heard
  }

  /// What is always danger; then, of the words that no harmless reading covers, what could be a
  /// way of speaking; and what is danger beside it.
  func heard(in sentence: PlainSentence) -> Heard? {
    var words = ClassifiedWords(sentence, classes)
    if let danger = first(.always, in: words) { return told(danger) }
    for span in spans(.harmless, in: words).map(\.span) { words.passOver(span) }
    let doubts = spans(.ask, in: words)
    // A way of speaking takes the place of the danger of its kind that lies within it.
    let danger = first(.danger, in: words) { kind, span in
      !doubts.contains { $0.kind == kind && $0.span.clamped(to: span) == span }
    }
    if let danger { return told(danger) }
    return doubts.first.map { doubt in
      let kind = kinds[doubt.kind]
      return .doubt(kind: kind.id, flow: kind.flow, question: kind.question)
    }
  }

  private func told(_ danger: Pattern) -> Heard {
    .danger(kind: kinds[danger.kind].id, flow: kinds[danger.kind].flow)
  }

  /// The first pattern of a verdict that fits some words that count.
  private func first(
    _ verdict: DangerFloor.Verdict, in words: ClassifiedWords,
    where counts: (_ kind: Int, Range<Int>) -> Bool = { _, _ in true }
  ) -> Pattern? {
    var found: Pattern?
    each(verdict, in: words) { pattern in
      let fits = (0..<words.count).contains { place in
        pattern.program.end(from: place, in: words).map {
          counts(pattern.kind, place..<$0)
        } ?? false
      }
      if fits { found = pattern }
      return !fits
    }
    return found
  }

  /// Where the patterns of a verdict fit.
  private func spans(
    _ verdict: DangerFloor.Verdict, in words: ClassifiedWords
  ) -> [(kind: Int, span: Range<Int>)] {
    var spans = [(kind: Int, span: Range<Int>)]()
    each(verdict, in: words) { pattern in
      for place in 0..<words.count {
        if let end = pattern.program.end(from: place, in: words) {
          spans.append((pattern.kind, place..<end))
        }
      }
      return true
    }
    return spans
  }

  /// Calls `look` with every pattern of a verdict that could fit, until it says no.
  private func each(
    _ verdict: DangerFloor.Verdict, in words: ClassifiedWords, _ look: (Pattern) -> Bool
  ) {
    guard let patterns = patterns[verdict] else { return }
    for (part, bits) in words.present.enumerated() {
      var rest = bits
      while rest != 0 {
        let number = part * 64 + rest.trailingZeroBitCount
        rest &= rest - 1
        for pattern in patterns[number] where canFit(pattern, words) && !look(pattern) { return }
      }
    }
    for pattern in patterns[classes.count] where !look(pattern) { return }
  }

  /// The numbers of all patterns that fit, before any harmless reading is taken away.
  func fitting(in sentence: String) -> Set<Int> {
    let words = ClassifiedWords(PlainSentence(sentence), classes)
    var numbers = Set<Int>()
    for verdict in DangerFloor.Verdict.allCases {
      each(verdict, in: words) { pattern in
        if (0..<words.count).contains(where: { pattern.program.end(from: $0, in: words) != nil }) {
          numbers.insert(pattern.number)
        }
        return true
      }
    }
    return numbers
  }

  private func canFit(_ pattern: Pattern, _ words: ClassifiedWords) -> Bool {
    pattern.program.needed.allSatisfy(words.hasAnywhere)
  }
}
