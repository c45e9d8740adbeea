/// A piece of a sentence, and how much it speaks for an incident beside the average of all.
package struct Reason: Hashable, Sendable {
  package let text: String
  /// Points of the score; the scores' exponentials are the likelihoods.
  package let points: Double
}

extension Model {
  /// What each word of a sentence adds to the score of an incident, the weightiest first: the word
  /// itself, its letters, its idea, and its half of every pair.
  package func reasons(for incident: String, in sentence: String) -> [Reason] {
    let plain = PlainSentence(weighty: sentence)
    guard let place = incidents.firstIndex(of: incident) else { return [] }
    var found = [(kind: FeatureKind, row: Int, range: Range<Int>)]()
    var lengths = [Float](repeating: 0, count: FeatureKind.allCases.count)
    finder.find(in: plain) { kind, feature, range in
      guard let row = table.row(of: feature) else { return }
      found.append((kind, row, range))
      lengths[kind.rawValue] += rarity[row] * rarity[row]
    }
    var points = [Float](repeating: 0, count: plain.words.count)
    for (kind, row, range) in found {
      let factor = kind.share * rarity[row] * scales[row] / lengths[kind.rawValue].squareRoot()
      let touched = plain.words.indices.filter { plain.words[$0].overlaps(range) }
      for word in touched { points[word] += factor * speaking(row, place) / Float(touched.count) }
    }
    return zip(plain.list, points).map { Reason(text: $0, points: Double($1)) }
      .enumerated().sorted { ($1.element.points, $0.offset) < ($0.element.points, $1.offset) }
      .map(\.element)
  }

  /// A row's steps for an incident beside the mean of all.
  private func speaking(_ row: Int, _ incident: Int) -> Float {
    let all = incidents.indices.map { weights[row * blocks + $0 / 64][$0 % 64] }
    return Float(all[incident]) - Float(all.reduce(0, +)) / Float(all.count)
  }
}

extension Matcher {
  /// The typed words that speak most for an incident, at most four, in the order typed.
  package func telling(for flow: String, in sentence: String) -> [String] {
    let reasons = model.reasons(for: flow, in: sentence)
    guard let best = reasons.first, best.points > 0 else { return [] }
    let chosen = reasons.prefix(4).filter { $0.points >= best.points * 0.4 }.map(\.text)
    return PlainSentence(weighty: sentence).list.filter(chosen.contains).uniqued()
  }

  /// How alike two sentences are in their ideas, from 0 to 1.
  package func likeness(_ left: String, _ right: String) -> Double {
    let (one, other) = (model.ideas(in: left), model.ideas(in: right))
    let shared = one.keys.filter { other[$0] != nil }.sorted()
    // One word in common is chance.
    guard shared.count > 1 else { return 0 }
    return Double(shared.reduce(Float(0)) { $0 + one[$1]! * other[$1]! })
  }
}

extension Model {
  /// The ideas of a sentence, by rarity, as a vector of length one. What stands in every sixth
  /// sentence, such as "the", is left out.
  fileprivate func ideas(in sentence: String) -> [Int: Float] {
    var found = [Int: Float]()
    for feature in finder.singleIdeas(in: PlainSentence(weighty: sentence)) {
      if let row = table.row(of: feature), rarity[row] > 2.8 { found[row] = rarity[row] }
    }
    let length = found.values.map { $0 * $0 }.sorted().reduce(0, +).squareRoot()
    return length > 0 ? found.mapValues { $0 / length } : [:]
  }
}

extension [String] {
  fileprivate func uniqued() -> [String] {
    var seen = Set<String>()
    return filter { seen.insert($0).inserted }
  }
}
