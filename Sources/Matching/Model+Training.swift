import Bytes
package import FlowModel

extension Model {
  /// How learning goes about it; found by cross-validation over groups of the shipped phrases.
  package struct Schooling {
    package init() {}
    package var rounds = 8
    package var pace: Float = 0.04
    package var decay: Float = 0.000_002
    package var leastPhrases = 2
  }

  /// Learns from phrases.
  package init(learning book: PhraseBook) { self.init(learning: book, Schooling()) }

  package init(learning book: PhraseBook, _ schooling: Schooling) {
    let incidents = Set(book.groups.map(\.incident)).sorted()
    let finder = FeatureFinder(synonyms: book.synonyms)
    let examples = Examples(book, incidents, finder, leastPhrases: schooling.leastPhrases)
    var learner = Learner(rows: examples.table.count, width: (incidents.count + 15) / 16 * 16)
    for round in 0..<schooling.rounds {
      learner.learn(examples, round: round, schooling, classes: incidents.count)
    }
    self.incidents = incidents
    self.finder = finder
    blocks = Model.blocks(of: incidents.count)
    (table, rarity) = (examples.table, examples.rarity)
    (weights, scales) = learner.packed(classes: incidents.count)
  }
}

/// The phrases as rows and values.
private struct Examples {
  var table = FeatureTable(capacity: 1 << 16)
  var rarity: [Float] = []
  /// The features of all phrases one after the other, and where each phrase begins.
  var rows: [Int32] = []
  var values: [Float] = []
  var starts: [Int] = [0]
  var labels: [Int] = []

  init(_ book: PhraseBook, _ incidents: [String], _ finder: FeatureFinder, leastPhrases: Int) {
    let place = Dictionary(uniqueKeysWithValues: incidents.enumerated().map { ($1, $0) })
    let phrases = book.groups.flatMap { group in
      group.phrases.map { (place[group.incident]!, PlainSentence(weighty: $0)) }
    }
    count(phrases.map(\.1), finder, leastPhrases)
    for (label, sentence) in phrases {
      var lengths = [Float](repeating: 0, count: FeatureKind.allCases.count)
      var found = [(kind: FeatureKind, row: Int)]()
      finder.find(in: sentence) { kind, feature, _ in
        guard let row = table.row(of: feature) else { return }
        found.append((kind, row))
        lengths[kind.rawValue] += rarity[row] * rarity[row]
      }
      for (kind, row) in found {
        rows.append(Int32(row))
        values.append(kind.share * rarity[row] / lengths[kind.rawValue].squareRoot())
      }
      starts.append(rows.count)
      labels.append(label)
    }
  }

  /// Counts in how many phrases each feature stands; those of too few are not learned.
  private mutating func count(
    _ sentences: [PlainSentence], _ finder: FeatureFinder, _ leastPhrases: Int
  ) {
    var all = FeatureTable(capacity: 1 << 18)
    var kinds = [FeatureKind]()
    var counts = [Int32]()
    var last = [Int32]()
    for (number, sentence) in sentences.enumerated() {
      finder.find(in: sentence) { kind, feature, _ in
        if let row = all.row(of: feature) {
          guard last[row] != Int32(number) else { return }
          last[row] = Int32(number)
          counts[row] += 1
        } else {
          all.add(feature)
          kinds.append(kind)
          counts.append(1)
          last.append(Int32(number))
        }
      }
    }
    for (row, feature) in all.learned.enumerated() {
      let count = counts[row]
      guard count >= (kinds[row] == .letters ? leastPhrases + 4 : leastPhrases) else { continue }
      table.add(feature)
      rarity.append(1 + logarithm(Float(sentences.count + 1) / Float(count + 1)))
    }
  }
}

/// Stochastic gradient descent with a pace of its own for each row, which shrinks as the row
/// learns (Adagrad; Duchi and others, 2011).
private struct Learner {
  let width: Int
  private var weights: [Float]
  private var learned: [Float]

  init(rows: Int, width: Int) {
    self.width = width
    weights = Array(repeating: 0, count: rows * width)
    learned = Array(repeating: 1e-6, count: rows)
  }

  /// Goes over all phrases once, in an order that is mixed but the same every time.
  mutating func learn(
    _ examples: Examples, round: Int, _ schooling: Model.Schooling, classes: Int
  ) {
    var order = Array(examples.labels.indices)
    var generator = SeededGenerator(seed: UInt64(round) &* 0x9E37_79B9_7F4A_7C15 &+ 1)
    order.mix(with: &generator)
    var slope = [Float](repeating: 0, count: width)
    for phrase in order {
      let features = examples.starts[phrase]..<examples.starts[phrase + 1]
      let guess = softmax(Array(scores(examples, features)[..<classes]))
      var size: Float = 0
      for index in 0..<classes {
        slope[index] = Float(guess[index]) - (index == examples.labels[phrase] ? 1 : 0)
        size += slope[index] * slope[index]
      }
      step(examples, features, slope, size / Float(classes), schooling)
    }
  }

  private func scores(_ examples: Examples, _ features: Range<Int>) -> [Float] {
    let lanes = width / 16
    var sums = [Model.Lane](repeating: .zero, count: lanes)
    weights.withUnsafeBytes { weights in
      for feature in features {
        let start = Int(examples.rows[feature]) * width
        let value = Model.Lane(repeating: examples.values[feature])
        for lane in 0..<lanes {
          sums[lane] +=
            value
            * weights.loadUnaligned(fromByteOffset: (start + lane * 16) * 4, as: Model.Lane.self)
        }
      }
    }
    return (0..<width).map { sums[$0 / 16][$0 % 16] }
  }

  private mutating func step(
    _ examples: Examples, _ features: Range<Int>, _ slope: [Float], _ size: Float,
    _ schooling: Model.Schooling
  ) {
    let width = width
    let lanes = width / 16
    let slopes = (0..<lanes).map { lane in
      Model.Lane((0..<16).map { slope[lane * 16 + $0] })
    }
    let keep = Model.Lane(repeating: 1 - schooling.decay)
    learned.withUnsafeMutableBufferPointer { learned in
      weights.withUnsafeMutableBytes { weights in
        for feature in features {
          let row = Int(examples.rows[feature])
          let value = examples.values[feature]
          learned[row] += value * value * size
          let pace = Model.Lane(repeating: schooling.pace * value / learned[row].squareRoot())
          for lane in 0..<lanes {
            let offset = (row * width + lane * 16) * 4
            let old = weights.loadUnaligned(fromByteOffset: offset, as: Model.Lane.self)
            weights.storeBytes(
              of: old * keep - pace * slopes[lane], toByteOffset: offset, as: Model.Lane.self)
          }
        }
      }
    }
  }

  /// The weights in steps of a 127th of the largest of each row.
  func packed(classes: Int) -> (weights: [PackedWeights], scales: [Float]) {
    let blocks = Model.blocks(of: classes)
    var packed = [PackedWeights](repeating: PackedWeights(), count: learned.count * blocks)
    var scales = [Float]()
    for row in learned.indices {
      let values = weights[row * width..<row * width + classes]
      let scale = max(1e-12, values.reduce(0) { max($0, abs($1)) } / 127)
      scales.append(scale)
      for (incident, value) in values.enumerated() {
        packed[row * blocks + incident / 64][incident % 64] = Int((value / scale).rounded())
      }
    }
    return (packed, scales)
  }
}
