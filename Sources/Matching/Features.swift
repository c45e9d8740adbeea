/// What in a sentence may tell which incident it means: its words and pairs of words, the runs of
/// letters within them (which survive a slip of the finger), and the ideas that the words stand
/// for (so that what was learned of a mum holds for a dad).
enum FeatureKind: Int, CaseIterable {
  case words, letters, ideas

  /// How much each kind counts; found by cross-validation.
  var share: Float {
    switch self {
    case .words, .ideas: 1.5
    case .letters: 1
    }
  }
}

/// Finds the features of sentences. A feature is named by 32 bits of a hash.
struct FeatureFinder: Sendable {
  /// The words that stand for an idea, and the number of the idea of each.
  private let known: FeatureTable
  private let ideas: [UInt32]

  /// - Parameter synonyms: Words that mean the same, by the idea they stand for; `_` joins two
  ///   words that stand for it together.
  init(synonyms: [String: [String]]) {
    var known = FeatureTable(capacity: 4_096)
    var ideas = [UInt32]()
    for (idea, words) in synonyms.sorted(by: { $0.key < $1.key }) {
      let name = hash(Array(idea.utf8), seed: 7)
      for word in words {
        let plain = PlainSentence(word)
        let hashes = plain.words.map { hash(plain.bytes[$0], seed: 1) }
        guard let first = hashes.first, hashes.count <= 2 else { continue }
        let feature = hashes.count == 2 ? mixed(first, hashes[1], seed: 3) : first
        guard known.row(of: feature) == nil else { continue }
        known.add(feature)
        ideas.append(name)
      }
    }
    (self.known, self.ideas) = (known, ideas)
  }

  /// From what `packed` gave.
  init(packed: [UInt32]) {
    known = FeatureTable(Array(packed[..<(packed.count / 2)]))
    ideas = Array(packed[(packed.count / 2)...])
  }

  var packed: [UInt32] { known.learned + ideas }

  /// Calls `found` with every feature of a sentence, and where it lies in the plain sentence.
  @inline(__always)
  func find(in sentence: PlainSentence, _ found: (FeatureKind, UInt32, Range<Int>) -> Void) {
    sentence.bytes.withUnsafeBufferPointer { bytes in
      var last: UInt32?
      var lastStart = 0
      var ideas = Trail()
      for range in sentence.words {
        let word = hash(bytes[range], seed: 1)
        found(.words, word, range)
        if let last {
          let pair = mixed(last, word, seed: 3)
          found(.words, pair, lastStart..<range.upperBound)
          // Two words that stand for an idea together take the place of what each meant alone.
          if let row = known.row(of: pair) {
            ideas.dropLast()
            tell(self.ideas[row], lastStart..<range.upperBound, &ideas, found)
          } else {
            tell(idea(of: word), range, &ideas, found)
          }
        } else {
          tell(idea(of: word), range, &ideas, found)
        }
        findLetters(in: bytes, range.lowerBound - 1..<range.upperBound + 1, found)
        (last, lastStart) = (word, range.lowerBound)
      }
    }
  }

  /// The features of the single ideas of a sentence.
  func singleIdeas(in sentence: PlainSentence) -> [UInt32] {
    sentence.words.map { mixed(idea(of: hash(sentence.bytes[$0], seed: 1)), 0, seed: 2) }
  }

  @inline(__always)
  private func idea(of word: UInt32) -> UInt32 { known.row(of: word).map { ideas[$0] } ?? word }

  /// An idea, and the pairs that it makes with the three before it.
  @inline(__always)
  private func tell(
    _ idea: UInt32, _ range: Range<Int>, _ trail: inout Trail,
    _ found: (FeatureKind, UInt32, Range<Int>) -> Void
  ) {
    found(.ideas, mixed(idea, 0, seed: 2), range)
    if let first = trail.ideas.0 { found(.ideas, mixed(first, idea, seed: 4), range) }
    if let second = trail.ideas.1 { found(.ideas, mixed(second, idea, seed: 6), range) }
    if let third = trail.ideas.2 { found(.ideas, mixed(third, idea, seed: 6), range) }
    trail.add(idea)
  }

  /// The runs of three to five letters of a word, its ends counting as letters.
  @inline(__always)
  private func findLetters(
    in bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>,
    _ found: (FeatureKind, UInt32, Range<Int>) -> Void
  ) {
    for start in range.lowerBound..<max(range.lowerBound, range.upperBound - 2) {
      var value = seeded(5)
      let end = min(start + 4, range.upperBound)
      for place in start..<end {
        value = adding(UInt32(bytes[place]), to: value)
        if place - start >= 2 { found(.letters, value, start..<place + 1) }
      }
    }
  }
}

/// The last three ideas, the latest first.
private struct Trail {
  var ideas: (UInt32?, UInt32?, UInt32?) = (nil, nil, nil)

  @inline(__always)
  mutating func add(_ idea: UInt32) { ideas = (idea, ideas.0, ideas.1) }

  @inline(__always)
  mutating func dropLast() { ideas = (ideas.1, ideas.2, nil) }
}

// Fowler, Noll and Vo's hash, version 1a.

@inline(__always)
private func seeded(_ seed: UInt32) -> UInt32 { 0x811C_9DC5 ^ (seed &* 0x9E37_79B9) }

@inline(__always)
private func adding(_ byte: UInt32, to value: UInt32) -> UInt32 { (value ^ byte) &* 0x0100_0193 }

@inline(__always)
func hash(_ bytes: some Sequence<UInt8>, seed: UInt32) -> UInt32 {
  bytes.reduce(seeded(seed)) { adding(UInt32($1), to: $0) }
}

@inline(__always)
private func mixed(_ left: UInt32, _ right: UInt32, seed: UInt32) -> UInt32 {
  let first = adding(left, to: seeded(seed))
  let second = adding(right, to: first ^ first >> 15)
  return second ^ second >> 13
}
