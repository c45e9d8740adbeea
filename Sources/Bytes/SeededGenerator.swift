/// Numbers that look like chance and are the same for a seed, on every machine and for ever: a
/// linear congruential generator with Knuth's constants of MMIX. What it gives must never be secret.
package struct SeededGenerator {
  private var state: UInt64

  package init(seed: UInt64) { state = seed }

  /// A number from 0 up to a count, the count left out.
  package mutating func number(below count: Int) -> Int {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    // The low bits of such a generator repeat soon.
    return Int((state >> 33) % UInt64(count))
  }
}

extension MutableCollection where Self: RandomAccessCollection, Index == Int {
  /// Puts the elements into an order that the generator settles (Fisher and Yates).
  package mutating func mix(with generator: inout SeededGenerator) {
    for place in indices.dropFirst().reversed() {
      swapAt(place, startIndex + generator.number(below: place - startIndex + 1))
    }
  }
}
