public import FlowModel

/// Finds the incidents that a sentence in staff's words may mean.
///
/// All words of an incident's phrases are weighed by BM25 (Robertson and Zaragoza, 2009), and the
/// one phrase that is most like the sentence counts beside them.
public struct Matcher: Sendable {
  public struct Match: Hashable, Sendable {
    public let flow: String
    /// 0 upwards; only comparable within one sentence.
    public let score: Double
    /// The typed words that led here, by their stems.
    public let words: [String]
  }

  public struct Result: Hashable, Sendable {
    /// At most three, best first.
    public let flows: [Match]
    /// The emergency whose words were used, whatever else the sentence says.
    public let emergency: String?
    /// The one incident that stands out. Nothing is ever led silently into a milder one.
    public let clearWinner: String?
  }

  /// What is known of one incident's words.
  private struct Entry: Sendable {
    let flow: String
    let urgency: Flow.Urgency
    /// How often each stem stands in the phrases and the title.
    let counts: [String: Int]
    let length: Int
    let phrases: [Set<String>]
  }

  /// BM25's usual constants: how soon more of a word stops counting, and how much length matters.
  private static let (saturation, lengthWeight) = (1.2, 0.75)
  /// What the likeness of the best phrase counts beside the words.
  private static let phraseWeight = 6.0
  /// Less than one telling word is no reason to propose anything.
  private static let leastScore = 3.0
  /// Words that no incident knows weigh as much as the rarest.
  private static let unknownWeight = 4.5
  /// How much of the sentence the words found must explain, to propose an incident and to offer it.
  private static let (clearShare, leastShare) = (0.5, 0.4)
  /// How far the best must stand above the second, and above a more urgent one.
  private static let (clearRatio, urgentRatio) = (1.3, 1.8)

  private let entries: [Entry]
  private let weights: [String: Double]
  private let meanLength: Double
  private let emergencies: [(flow: String, phrase: [String])]

  /// - Parameter incidents: Every incident that may be found; the catch-all is never found.
  public init(_ incidents: [Flow]) {
    let ordinary = incidents.filter { !$0.isCatchAll && $0.urgency != .emergency }
    let entries = ordinary.map { flow in
      let phrases = (flow.phrases + [flow.title, flow.about]).map { Set(contentWords($0)) }
      let stems = phrases.flatMap { $0 }
      return Entry(
        flow: flow.id, urgency: flow.urgency,
        counts: stems.reduce(into: [:]) { $0[$1, default: 0] += 1 }, length: stems.count,
        phrases: phrases)
    }
    self.entries = entries
    let owners = entries.reduce(into: [String: Int]()) { owners, entry in
      for stem in entry.counts.keys { owners[stem, default: 0] += 1 }
    }
    let all = Double(entries.count)
    weights = owners.mapValues {
      Matcher.logarithm(1 + (all - Double($0) + 0.5) / (Double($0) + 0.5))
    }
    meanLength = max(1, Double(entries.reduce(0) { $0 + $1.length }) / max(1, all))
    emergencies = incidents.filter { $0.urgency == .emergency }.flatMap { flow in
      flow.phrases.map { (flow.id, plainWords($0)) }
    }
  }

  public func matches(for sentence: String) -> Result {
    let typed = Set(contentWords(sentence))
    let found = entries.compactMap { entry -> (match: Match, urgency: Flow.Urgency)? in
      let words = typed.filter { entry.counts[$0] != nil }.sorted()
      guard !words.isEmpty, weight(Set(words)) >= Matcher.leastShare * weight(typed) else {
        return nil
      }
      let score = wordScore(words, entry) + Matcher.phraseWeight * likeness(typed, entry)
      return (Match(flow: entry.flow, score: score, words: words), entry.urgency)
    }
    .sorted { ($1.match.score, $0.match.flow) < ($0.match.score, $1.match.flow) }
    let all = plainWords(sentence)
    return Result(
      flows: found.prefix(3).map(\.match),
      emergency: emergencies.first { all.containsRun($0.phrase) }?.flow,
      clearWinner: clearWinner(found, typed))
  }

  private func clearWinner(
    _ found: [(match: Match, urgency: Flow.Urgency)], _ typed: Set<String>
  ) -> String? {
    guard let best = found.first, best.match.score >= Matcher.leastScore,
      weight(Set(best.match.words)) >= Matcher.clearShare * weight(typed)
    else { return nil }
    let stands = found.dropFirst().allSatisfy { other in
      let ratio = other.urgency < best.urgency ? Matcher.urgentRatio : Matcher.clearRatio
      return best.match.score >= ratio * other.match.score
    }
    return stands ? best.match.flow : nil
  }

  private func wordScore(_ words: [String], _ entry: Entry) -> Double {
    let spread =
      1 - Matcher.lengthWeight + Matcher.lengthWeight * Double(entry.length) / meanLength
    return words.reduce(0) { sum, word in
      let count = Double(entry.counts[word]!)
      return sum + weights[word]! * count * (Matcher.saturation + 1)
        / (count + Matcher.saturation * spread)
    }
  }

  /// How like the sentence the nearest phrase is: the weight of the words that both have, beside
  /// the weight of all words of either. From 0 to 1.
  private func likeness(_ typed: Set<String>, _ entry: Entry) -> Double {
    entry.phrases.map { phrase in
      let both = weight(phrase.intersection(typed))
      return both == 0 ? 0 : both / weight(phrase.union(typed))
    }.max() ?? 0
  }

  private func weight(_ words: Set<String>) -> Double {
    words.sorted().reduce(0) { $0 + (weights[$1] ?? Matcher.unknownWeight) }
  }

  /// The natural logarithm of a number from 1 upwards, without a library: halved until it is near
  /// 1, then the series of the inverse hyperbolic tangent.
  private static func logarithm(_ number: Double) -> Double {
    var (rest, halvings) = (number, 0.0)
    while rest > 1.5 { (rest, halvings) = (rest / 2, halvings + 1) }
    let ratio = (rest - 1) / (rest + 1)
    var (term, sum) = (ratio, 0.0)
    for step in 0..<20 {
      sum += term / Double(2 * step + 1)
      term *= ratio * ratio
    }
    return 2 * sum + halvings * 0.693_147_180_559_945_3
  }
}
