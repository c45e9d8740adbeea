/// Words that slipped from somebody's fingers. Only long ones, with the right first letter, and
/// none that a list says is another word: a slip must never turn what is harmless into danger.
struct Slips {
  /// Long words and beginnings of words, by first letter.
  private var long: [[WordClasses.Form]] = Array(repeating: [], count: 256)
  /// Words by what is left of them without their doubled letters.
  private var squeezed: [[UInt8]: [UInt8]] = [:]
  private var others: Set<[UInt8]> = []

  mutating func know(word: [UInt8]) {
    if word.count >= 6 { long[Int(word[0])].append(.word(word)) }
    if word.count >= 3 { squeezed[Slips.squeezed(word)] = word }
  }

  mutating func know(prefix: [UInt8]) {
    if prefix.count >= 6 { long[Int(prefix[0])].append(.prefix(prefix)) }
  }

  mutating func except(_ word: [UInt8]) { others.insert(word) }

  /// What may have been meant by a word that no pattern knows.
  func meant(by word: [UInt8]) -> [WordClasses.Form] {
    guard !others.contains(word) else { return [] }
    if word.count >= 5 {
      let found = long[Int(word[0])].filter { form in
        switch form {
        case .word(let known):
          return abs(known.count - word.count) <= 1 && Slips.isOne(word[...], known)
        case .prefix(let known):
          return (known.count - 1...known.count + 1).contains {
            $0 <= word.count && Slips.isOne(word[..<$0], known)
          }
        }
      }
      if !found.isEmpty { return found }
    }
    // A letter that was held too long: only where nothing but that differs. 9999 is another number.
    guard !word.contains(where: { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }) else {
      return []
    }
    let plain = Slips.squeezed(word)
    return plain.count < word.count ? squeezed[plain].map { [.word($0)] } ?? [] : []
  }

  private static func squeezed(_ word: [UInt8]) -> [UInt8] {
    var plain = [UInt8]()
    for letter in word where plain.last != letter { plain.append(letter) }
    return plain
  }

  /// Whether one letter is wrong, missing or one too many, or two are turned round.
  static func isOne(_ left: ArraySlice<UInt8>, _ right: [UInt8]) -> Bool {
    let same = zip(left, right).prefix { $0 == $1 }.count
    let (one, other) = (left.dropFirst(same), right.dropFirst(same))
    if one.count > other.count { return one.dropFirst().elementsEqual(other) }
    if one.count < other.count { return other.dropFirst().elementsEqual(one) }
    if one.dropFirst().elementsEqual(other.dropFirst()) { return true }
    return one.count > 1 && one.first == other.dropFirst().first
      && other.first == one.dropFirst().first
      && one.dropFirst(2).elementsEqual(other.dropFirst(2))
  }
}
