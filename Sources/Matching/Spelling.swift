/// A sentence as matching sees it: lower-case letters and digits, one space between words and at
/// both ends, nothing else. Apostrophes vanish, so that `don't` and `dont` are one word; letters
/// with an accent lose it.
struct PlainSentence {
  let bytes: [UInt8]
  /// Where each word lies in `bytes`.
  let words: [Range<Int>]

  init(_ sentence: String) {
    var bytes: [UInt8] = [space]
    bytes.reserveCapacity(sentence.utf8.count + 2)
    for scalar in sentence.unicodeScalars {
      switch scalar.value {
      case 0x61...0x7A, 0x30...0x39: bytes.append(UInt8(scalar.value))
      case 0x41...0x5A: bytes.append(UInt8(scalar.value) | 0x20)
      case 0x27, 0x2018, 0x2019: break
      default:
        if let letter = plainLetter(scalar) {
          bytes.append(letter)
        } else if bytes.last != space {
          bytes.append(space)
        }
      }
    }
    if bytes.last != space { bytes.append(space) }
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

/// The letter of the English alphabet under an accent, for names of children and for keyboards of
/// other languages; nil for whatever is no letter.
private func plainLetter(_ scalar: Unicode.Scalar) -> UInt8? {
  guard scalar.value >= 0xC0, scalar.value < 0x180 else { return nil }
  let row: StaticString =
    "aaaaaaaceeeeiiiidnooooo ouuuuypsaaaaaaaceeeeiiiidnooooo ouuuuypyaaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiiiiijjkkklllllllllnnnnnnnnnoooooooorrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs"
  let index = Int(scalar.value - 0xC0)
  guard index < row.utf8CodeUnitCount else { return nil }
  let letter = row.utf8Start[index]
  return letter == space ? nil : letter
}
