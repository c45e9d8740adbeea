/// A reader of files that others may have written, and what it promises whatever bytes it is given.
///
/// It never crashes and never hangs; beyond that each check says what may be accepted. The tests
/// and the fuzzer try the same checks.
package struct ReaderCheck: Sendable, CustomStringConvertible {
  /// The first byte of an input that is meant for this reader.
  package let letter: UInt8
  /// What is read.
  package let description: String
  /// Gives the promise that was broken with these bytes; nil if all were kept.
  package let broken: @Sendable ([UInt8]) -> String?

  init(
    _ letter: Unicode.Scalar, _ description: String,
    _ broken: @escaping @Sendable ([UInt8]) -> String?
  ) {
    self.letter = UInt8(ascii: letter)
    self.description = description
    self.broken = broken
  }

  /// The readers of the room `Transcripts`.
  package static let transcripts = [record, chained, live, copy, json]
  /// The readers of the room `Sealing`.
  package static let sealing = [age, ageLine, signature, keyLine, keyText, tar, summedTar, bag]
  /// What the room `Rendering` reads, and what it writes of records that are accepted.
  package static let rendering = [page, words]
  package static let all: [ReaderCheck] = transcripts + sealing + rendering

  /// The inputs of the fuzzer's corpus that are meant for this reader, without their first byte.
  package var samples: [[UInt8]] { Corpus.files.filter { $0.letter == letter }.map(\.bytes) }

  /// The inputs for a reader that are as whoever has the keys wrote them. Nothing else may open.
  static func whole(_ letter: Unicode.Scalar) -> [[UInt8]] {
    Corpus.files.filter { $0.letter == UInt8(ascii: letter) && $0.isWhole }.map(\.bytes)
  }
}

extension [UInt8] {
  /// The lines, the empty ones too; what follows the last line feed is the last.
  var lines: [ArraySlice<UInt8>] {
    split(separator: 0x0A, omittingEmptySubsequences: false)
  }
}
