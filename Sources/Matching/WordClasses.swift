import Bytes
import FlowModel

/// The words of all patterns, in classes: those that may stand in the same place of one.
struct WordClasses {
  enum Form: Hashable {
    case word([UInt8])
    case prefix([UInt8])
  }

  /// The class of each set of forms.
  private var numbers: [Set<Form>: Int32] = [:]
  /// In which classes each word, and each beginning of a word, is; by their hash of 64 bits.
  private var words: [UInt64: [Int32]] = [:]
  private var prefixes: [UInt64: [Int32]] = [:]
  private var slips = Slips()

  var count: Int { numbers.count }

  /// The forms of pieces that are single words, or nil.
  static func forms(
    of piece: WordPattern.Piece, _ lists: [String: [WordPattern.Piece]]
  ) -> [Form]? {
    switch piece {
    case .word(let text):
      let plain = PlainSentence(text)
      return plain.words.count == 1 ? [.word(Array(plain.bytes[plain.words[0]]))] : nil
    case .prefix(let text): return [.prefix(Array(text.lowercased().utf8))]
    case .choice(let runs):
      let forms = runs.compactMap { $0.count == 1 ? WordClasses.forms(of: $0[0], lists) : nil }
      return forms.count == runs.count ? forms.flatMap { $0 } : nil
    case .list(let name):
      return WordClasses.forms(of: .choice((lists[name] ?? []).map { [$0] }), lists)
    case .gap, .maybe, .end: return nil
    }
  }

  mutating func number(of forms: [Form]) -> Int32 {
    let set = Set(forms)
    if let number = numbers[set] { return number }
    let number = Int32(numbers.count)
    numbers[set] = number
    for form in set {
      switch form {
      case .word(let word):
        if words[wordHash(word), default: []].isEmpty { slips.know(word: word) }
        words[wordHash(word), default: []].append(number)
      case .prefix(let start):
        if prefixes[wordHash(start), default: []].isEmpty { slips.know(prefix: start) }
        prefixes[wordHash(start), default: []].append(number)
      }
    }
    return number
  }

  /// How common the words of each class are: in how many classes they stand, added up.
  var commonness: [Int] {
    var sums = [Int](repeating: 0, count: numbers.count)
    for (forms, number) in numbers {
      for case .word(let word) in forms { sums[Int(number)] += words[wordHash(word)]?.count ?? 0 }
      sums[Int(number)] += forms.count
    }
    return sums
  }

  /// Words that are near one of these, and mean something else.
  mutating func add(others: [String]) {
    for other in others {
      let plain = PlainSentence(other)
      for range in plain.words { slips.except(Array(plain.bytes[range])) }
    }
  }

  /// Calls `found` with every class that a word is in.
  ///
  /// - Parameter slips: Whether a word that is near one of these counts as it.
  func classes(of word: ArraySlice<UInt8>, slips isLenient: Bool, _ found: (Int32) -> Void) {
    var isKnown = false
    func tell(_ numbers: [Int32]?) {
      guard let numbers else { return }
      isKnown = true
      for number in numbers { found(number) }
    }
    var hash = wordHash([])
    for (length, letter) in word.enumerated() {
      // A word may have an s behind it.
      if length == word.count - 1, length > 2, letter == UInt8(ascii: "s") { tell(words[hash]) }
      hash = FNV1a.adding(letter, to: hash)
      if length >= 2 { for number in prefixes[hash] ?? [] { found(number) } }
    }
    tell(words[hash])
    guard isLenient, !isKnown, word.count > 2 else { return }
    for form in slips.meant(by: Array(word)) {
      switch form {
      case .word(let meant): tell(words[wordHash(meant)])
      case .prefix(let meant): tell(prefixes[wordHash(meant)])
      }
    }
  }
}

// So wide a hash that no two of some thousand words share one.
private func wordHash(_ word: [UInt8]) -> UInt64 { FNV1a.hash(word) }

/// The words of a sentence with the classes that each is in.
struct ClassifiedWords {
  let count: Int
  private let width: Int
  private var bits: [UInt64]
  /// Every class that some word is in.
  private(set) var present: [UInt64]

  init(_ sentence: PlainSentence, _ classes: WordClasses, slips: Bool = true) {
    count = sentence.words.count
    width = (classes.count + 63) / 64
    var bits = [UInt64](repeating: 0, count: count * width)
    var present = [UInt64](repeating: 0, count: width)
    let width = self.width
    for (place, range) in sentence.words.enumerated() {
      classes.classes(of: sentence.bytes[range], slips: slips) { number in
        let bit = UInt64(1) << UInt64(number % 64)
        bits[place * width + Int(number / 64)] |= bit
        present[Int(number / 64)] |= bit
      }
    }
    (self.bits, self.present) = (bits, present)
  }

  @inline(__always)
  func has(_ number: Int32, at place: Int) -> Bool {
    bits[place * width + Int(number / 64)] & 1 << UInt64(number % 64) != 0
  }

  @inline(__always)
  func hasAnywhere(_ number: Int32) -> Bool {
    present[Int(number / 64)] & 1 << UInt64(number % 64) != 0
  }

  /// Passes over some words: they are in no class any more.
  mutating func passOver(_ places: Range<Int>) {
    for place in places.clamped(to: 0..<count) {
      for part in 0..<width { bits[place * width + part] = 0 }
    }
  }
}
