/// A sentence as all comparing of words sees it, that for danger and that by the model: lower-case
/// letters and digits, one space between words and at both ends, nothing else.
///
/// What cannot be seen is gone, also from within words; characters are folded (see `folded`);
/// short forms are written out (see ``Contractions``); other apostrophes vanish; of a letter that
/// is repeated three times and more, two stay.
struct PlainSentence {
  let bytes: [UInt8]
  /// Where each word lies in `bytes`.
  let words: [Range<Int>]

  init(_ sentence: String) {
    var writer = WordWriter()
    for scalar in scalars(of: sentence) {
      switch folded(scalar) {
      case .nothing: break
      case .apostrophe: writer.mark()
      case .letter(let letter): writer.add(letter)
      case .letters(let letters):
        for place in 0..<letters.utf8CodeUnitCount { writer.add(letters.utf8Start[place]) }
      case .between: writer.close()
      }
    }
    writer.close()
    self.init(bytes: writer.bytes)
  }

  /// - Parameter bytes: Words with one space before, between and behind them.
  init(bytes: [UInt8]) {
    self.bytes = bytes
    var words = [Range<Int>]()
    var start = 1
    for index in bytes.indices.dropFirst() where bytes[index] == space {
      words.append(start..<index)
      start = index + 1
    }
    self.words = words
  }

  func text(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }

  var text: String { String(decoding: bytes, as: UTF8.self) }

  /// The words one by one.
  var list: [String] { words.map(text) }
}

let space = UInt8(ascii: " ")

/// Gathers the letters of a word, and writes it when it ends.
private struct WordWriter {
  private(set) var bytes: [UInt8] = [space]
  private var word: [UInt8] = []
  /// Whether an apostrophe stands within the word.
  private var isMarked = false

  mutating func mark() { if !word.isEmpty { isMarked = true } }

  mutating func add(_ letter: UInt8) {
    let end = word.count
    // Nobody means the third of three letters; digits are another matter.
    if end > 1, letter > 0x39, word[end - 1] == letter, word[end - 2] == letter { return }
    word.append(letter)
  }

  mutating func close() {
    guard !word.isEmpty else { return }
    if word == [UInt8(ascii: "t")], let start = bytes.dropLast().lastIndex(of: space),
      Contractions.isCut(bytes[(start + 1)..<(bytes.count - 1)])
    {
      word = bytes[(start + 1)..<(bytes.count - 1)] + word
      bytes.removeLast(bytes.count - start - 1)
    }
    bytes += Contractions.writtenOut(word, isMarked: isMarked) ?? word
    bytes.append(space)
    word.removeAll(keepingCapacity: true)
    isMarked = false
  }
}
