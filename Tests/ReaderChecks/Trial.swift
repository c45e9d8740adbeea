import Bytes
import TestSupport

extension ReaderCheck {
  /// An input with which a promise was broken.
  package struct Finding: Sendable, CustomStringConvertible {
    let broken: String
    let number: Int
    let bytes: [UInt8]

    package var description: String {
      "\(broken) (number \(number)): \(Hexadecimal.encode(bytes))"
    }
  }

  /// Tries the samples as they are and so many changed inputs; under torture a hundred times as
  /// many.
  ///
  /// - Returns: The first with which a promise was broken, and how many were tried.
  package func tried(_ count: Int) -> (tried: Int, finding: Finding?) {
    let samples = samples
    for (number, sample) in samples.enumerated() {
      if let broken = broken(sample) {
        return (number, Finding(broken: broken, number: -1 - number, bytes: sample))
      }
    }
    let count = isTorture ? 100 * count : count
    var changes = Changes(seed: Int(letter), others: samples)
    for number in 0..<(samples.isEmpty ? 0 : count) {
      let bytes = changes.change(samples[number % samples.count])
      if let broken = broken(bytes) {
        return (number, Finding(broken: broken, number: number, bytes: bytes))
      }
    }
    return (samples.isEmpty ? 0 : count, nil)
  }
}
