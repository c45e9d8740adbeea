public import FlowModel

/// Finds the incidents that a sentence in staff's words may mean.
///
/// Words are compared with the phrases of each incident, rare words counting more. Another, better
/// way to match may replace this one; its door stays the same.
public struct Matcher: Sendable {
  public struct Match: Hashable, Sendable {
    public let flow: String
    /// 0 upwards; only comparable within one sentence.
    public let score: Double
    /// The typed words that led here.
    public let words: [String]
  }

  public struct Result: Hashable, Sendable {
    /// At most three, best first.
    public let flows: [Match]
    /// The emergency whose words were used, whatever else the sentence says.
    public let emergency: String?

    /// The one incident that stands out. Nothing is ever led silently into a milder one.
    public var clearWinner: String? {
      guard let best = flows.first, best.score >= 2 else { return nil }
      guard flows.count > 1 else { return best.flow }
      return best.score >= 1.5 * flows[1].score ? best.flow : nil
    }
  }

  private let vocabulary: [String: [String: Double]]
  private let emergencies: [(flow: String, phrase: [String])]

  /// - Parameter incidents: Every incident that may be found; the catch-all is never found.
  public init(_ incidents: [Flow]) {
    let ordinary = incidents.filter { !$0.isCatchAll && $0.urgency != .emergency }
    let words = ordinary.map { flow in
      (flow.id, Set((flow.phrases + [flow.title]).flatMap(contentWords)))
    }
    var owners = [String: Int]()
    for (_, set) in words { for word in set { owners[word, default: 0] += 1 } }
    // A word that every incident uses says nothing; one that a single incident uses says most.
    vocabulary = Dictionary(
      words.map { id, set in
        (id, Dictionary(uniqueKeysWithValues: set.map { ($0, 1 / Double(owners[$0]!)) }))
      }, uniquingKeysWith: { first, _ in first })
    emergencies = incidents.filter { $0.urgency == .emergency }.flatMap { flow in
      flow.phrases.map { (flow.id, plainWords($0)) }
    }
  }

  public func matches(for sentence: String) -> Result {
    let typed = Array(Set(contentWords(sentence))).sorted()
    let found = vocabulary.compactMap { flow, weights -> Match? in
      let words = typed.filter { weights[$0] != nil }
      guard !words.isEmpty else { return nil }
      return Match(flow: flow, score: words.reduce(0) { $0 + weights[$1]! }, words: words)
    }
    let best = found.sorted { ($1.score, $0.flow) < ($0.score, $1.flow) }.prefix(3)
    let all = plainWords(sentence)
    let emergency = emergencies.first { all.containsRun($0.phrase) }
    return Result(flows: Array(best), emergency: emergency?.flow)
  }
}

/// The words of a sentence, lower case, without apostrophes.
private func plainWords(_ sentence: String) -> [String] {
  var words = [String]()
  var word = String.UnicodeScalarView()
  for scalar in sentence.lowercased().unicodeScalars {
    switch scalar.value {
    case 0x61...0x7A, 0x30...0x39: word.append(scalar)
    case 0x27, 0x2019: break
    case 0x80... where scalar.properties.isAlphabetic || scalar.properties.numericType != nil:
      word.append(scalar)
    default:
      if !word.isEmpty { words.append(String(word)) }
      word = String.UnicodeScalarView()
    }
  }
  if !word.isEmpty { words.append(String(word)) }
  return words
}

/// The words that carry meaning, each cut to a rough stem.
private func contentWords(_ sentence: String) -> [String] {
  plainWords(sentence).filter { !fillers.contains($0) }.map(stem)
}

private func stem(_ word: String) -> String {
  for ending in ["ings", "ing", "ies", "ed", "es", "s"]
  where word.count > ending.count + 2 && word.hasSuffix(ending) {
    return String(word.dropLast(ending.count))
  }
  return word
}

/// Words too common to tell one incident from another.
private let fillers: Set<String> = [
  "a", "an", "the", "of", "on", "in", "at", "to", "for", "and", "or", "is", "are", "was", "be",
  "been", "it", "its", "this", "that", "there", "i", "we", "he", "she", "they", "me", "us", "my",
  "our", "his", "her", "their", "with", "has", "have", "had", "do", "does", "did", "what", "who",
  "from", "by", "about", "some", "someone", "somebody", "one", "think", "just", "so", "not", "no",
  "can", "may", "us", "up", "out", "off", "round", "around", "going", "got", "get", "says", "said",
  "pupil", "child", "student", "learner", "school", "need", "want",
]

extension [String] {
  /// Whether the words of `run` stand here side by side.
  fileprivate func containsRun(_ run: [String]) -> Bool {
    guard !run.isEmpty, count >= run.count else { return false }
    return (0...(count - run.count)).contains { Array(self[$0..<($0 + run.count)]) == run }
  }
}
