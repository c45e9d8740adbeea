/// What was learned from the phrases: how much each feature speaks for each incident.
///
/// A linear model over three kinds of features, each kind weighed by rarity and brought to length
/// one (Salton's tf-idf), learned as multinomial logistic regression. Linear, so that every score
/// is a sum whose terms can be shown.
package struct Model: Sendable {
  /// The incidents, sorted; the catch-all among them stands for whatever is out of scope.
  package let incidents: [String]
  let finder: FeatureFinder
  let table: FeatureTable
  /// How rare each feature is: the logarithm of all phrases by those that have it, plus one.
  let rarity: [Float]
  /// What a step of a row's weights is worth.
  let scales: [Float]
  /// Row after row, each of `blocks` blocks of 64 weights.
  let weights: [PackedWeights]
  let blocks: Int

  typealias Lane = SIMD16<Float>

  static func blocks(of incidents: Int) -> Int { (incidents + 63) / 64 }

  /// The likelihood of each incident, in the order of `incidents`. They add up to 1.
  package func likelihoods(of sentence: String) -> [Double] {
    softmax(scores(of: PlainSentence(weighty: sentence)))
  }

  /// The score of each incident.
  func scores(of sentence: PlainSentence) -> [Float] {
    let kinds = FeatureKind.allCases.count
    let lanes = blocks * 4
    // First where the weights lie, then the weights: the memory is waited for once, not each time.
    var found = [SIMD2<Int32>]()
    found.reserveCapacity(sentence.bytes.count * 4)
    finder.find(in: sentence) { kind, feature, _ in
      if let row = table.row(of: feature) { found.append(SIMD2(Int32(kind.rawValue), Int32(row))) }
    }
    return withUnsafeTemporaryAllocation(of: Lane.self, capacity: lanes * kinds) { sums in
      sums.initialize(repeating: .zero)
      var lengths = SIMD4<Float>.zero
      for feature in found {
        let (kind, row) = (Int(feature.x), Int(feature.y))
        let value = rarity[row]
        lengths[kind] += value * value
        let step = Lane(repeating: value * scales[row])
        for block in 0..<blocks {
          let packed = weights[row * blocks + block]
          let base = (kind * blocks + block) * 4
          for part in 0..<4 { sums[base + part] += packed.steps(UInt32(part)) * step }
        }
      }
      for kind in FeatureKind.allCases {
        let length = max(lengths[kind.rawValue], 1e-12).squareRoot()
        let factor = Lane(repeating: kind.share / length)
        for lane in 0..<lanes {
          let sum = sums[kind.rawValue * lanes + lane] * factor
          sums[lane] = kind.rawValue == 0 ? sum : sums[lane] + sum
        }
      }
      return incidents.indices.map { sums[$0 / 64 * 4 + $0 % 4][$0 % 64 / 4] }
    }
  }
}

/// 64 weights in whole steps from -127 to 127, one row of the processor's cache: the weight of
/// incident `4 i + k` is byte `k` of lane `i`, plus 128.
struct PackedWeights: BitwiseCopyable, Hashable, Sendable {
  var lanes = SIMD16<UInt32>(repeating: 0x8080_8080)

  /// Every fourth weight, from `part` on. Made into floating point by writing the byte into the
  /// last place of 2 to the 23rd, which is quicker than to convert it.
  @inline(__always)
  func steps(_ part: UInt32) -> SIMD16<Float> {
    let bytes = (lanes &>> SIMD16(repeating: part * 8)) & SIMD16(repeating: 0xFF)
    let floats = unsafeBitCast(bytes | SIMD16(repeating: 0x4B00_0000), to: SIMD16<Float>.self)
    return floats - SIMD16(repeating: 8_388_608 + 128)
  }

  subscript(incident: Int) -> Int {
    get { Int(lanes[incident / 4] >> (UInt32(incident % 4) * 8) & 0xFF) - 128 }
    set {
      let shift = UInt32(incident % 4) * 8
      lanes[incident / 4] &= ~(0xFF << shift)
      lanes[incident / 4] |= UInt32(newValue + 128) << shift
    }
  }
}

/// Scores as likelihoods that add up to 1.
func softmax(_ scores: [Float]) -> [Double] {
  guard let most = scores.max() else { return [] }
  let powers = scores.map { Double(exponential($0 - most)) }
  let sum = powers.reduce(0, +)
  return powers.map { $0 / sum }
}

/// e to a number from -87 to 0, by halving the number until a short series does; the same on every
/// machine.
func exponential(_ number: Float) -> Float {
  guard number > -87 else { return 0 }
  let small = number / 256
  var power = 1 + small * (1 + small * (0.5 + small * (1 / 6 + small / 24)))
  for _ in 0..<8 { power *= power }
  return power
}

/// The natural logarithm of a number from 1 upwards, the same on every machine: halved until it is
/// near 1, then the series of the inverse hyperbolic tangent.
func logarithm(_ number: Float) -> Float {
  var (rest, halvings) = (number, Float(0))
  while rest > 1.5 { (rest, halvings) = (rest / 2, halvings + 1) }
  let ratio = (rest - 1) / (rest + 1)
  let square = ratio * ratio
  let series = ratio * (1 + square * (1 / 3 + square * (0.2 + square * (1 / 7 + square / 9))))
  return 2 * series + halvings * 0.693_147_2
}
