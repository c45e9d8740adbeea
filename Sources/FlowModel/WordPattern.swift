/// A pattern over the words of a sentence: `not|stopped ...3 breathing`.
///
/// | in a pattern | stands for |
/// | --- | --- |
/// | `knife` | this word, or with an s behind it |
/// | `stab*` | every word that begins so |
/// | `a\|b\|c` | one of these words |
/// | `(load of\|too many)` | one of these runs of words |
/// | `?` behind a word or bracket | it may be missing |
/// | `<pupil>` | one of the words listed under that name |
/// | `...` | up to four words of any kind; `...2` up to two |
package struct WordPattern: Hashable, Sendable {
  /// What a pattern is made of.
  package indirect enum Piece: Hashable, Sendable {
    case word(String)
    case prefix(String)
    case list(String)
    case gap(most: Int)
    case choice([[Piece]])
    case maybe(Piece)
    /// The end of the sentence.
    case end
  }

  /// From left to right.
  package let pieces: [Piece]

  /// Why a text is no pattern, in words.
  package struct Flaw: Error, Hashable, Sendable {
    /// What is wrong, as a clause: "a bracket is not closed".
    package let message: String
  }

  /// Reads a pattern as danger.yaml writes it.
  ///
  /// - Throws: ``Flaw`` where it makes no sense.
  package init(_ text: String) throws(Flaw) {
    var parser = PatternParser(text)
    let runs = try parser.choice(inBrackets: false)
    guard parser.isAtEnd else { throw Flaw(message: "a bracket closes that was not opened") }
    guard runs.count == 1 else {
      throw Flaw(message: "'|' stands between single words, or within brackets")
    }
    pieces = runs[0]
    let isNamed = pieces.contains {
      switch $0 {
      case .gap, .maybe, .end: false
      case .word, .prefix, .list, .choice: true
      }
    }
    guard isNamed else { throw Flaw(message: "a pattern needs a word that must be there") }
  }

  /// The names of lists that it speaks of.
  package var lists: [String] { WordPattern.lists(of: pieces) }

  private static func lists(of pieces: [Piece]) -> [String] {
    pieces.flatMap { piece -> [String] in
      switch piece {
      case .list(let name): [name]
      case .choice(let runs): runs.flatMap { lists(of: $0) }
      case .maybe(let piece): lists(of: [piece])
      case .word, .prefix, .gap, .end: []
      }
    }
  }
}

private struct PatternParser {
  private let bytes: [UInt8]
  private var next = 0

  init(_ text: String) { bytes = Array(text.utf8) }

  var isAtEnd: Bool { next == bytes.count }

  private var byte: UInt8? { next < bytes.count ? bytes[next] : nil }

  private func isAt(_ letter: Unicode.Scalar) -> Bool { byte == UInt8(ascii: letter) }

  /// Runs with bars between them, up to a closing bracket or the end.
  ///
  /// - Parameter inBrackets: There a bar parts whole runs; outside it binds the words beside it.
  mutating func choice(inBrackets: Bool) throws(WordPattern.Flaw) -> [[WordPattern.Piece]] {
    var runs = [[WordPattern.Piece]()]
    while byte != nil, !isAt(")") {
      if isAt(" ") {
        next += 1
      } else if isAt("|") {
        next += 1
        runs.append([])
      } else {
        runs[runs.count - 1].append(try piece(bindsBars: !inBrackets))
      }
    }
    guard runs.allSatisfy({ !$0.isEmpty }) else {
      throw WordPattern.Flaw(message: "nothing stands here where words should")
    }
    return runs
  }

  private mutating func piece(bindsBars: Bool) throws(WordPattern.Flaw) -> WordPattern.Piece {
    if isAt(".") { return try gap() }
    var choices = [[try unit()]]
    while bindsBars, isAt("|"), next + 1 < bytes.count, bytes[next + 1] != UInt8(ascii: " ") {
      next += 1
      choices.append([try unit()])
    }
    let piece = choices.count == 1 ? choices[0][0] : .choice(choices)
    guard isAt("?") else { return piece }
    next += 1
    return .maybe(piece)
  }

  private mutating func gap() throws(WordPattern.Flaw) -> WordPattern.Piece {
    guard bytes[next...].starts(with: "...".utf8) else {
      throw WordPattern.Flaw(message: "a gap is written with three dots")
    }
    next += 3
    var most = 0
    var isGiven = false
    while let digit = byte, (0x30...0x39).contains(digit), most < 100 {
      most = most * 10 + Int(digit - 0x30)
      isGiven = true
      next += 1
    }
    guard !isGiven || (1...12).contains(most) else {
      throw WordPattern.Flaw(message: "a gap is of one to twelve words")
    }
    return .gap(most: isGiven ? most : 4)
  }

  private mutating func unit() throws(WordPattern.Flaw) -> WordPattern.Piece {
    if isAt("(") {
      next += 1
      let runs = try choice(inBrackets: true)
      guard isAt(")") else { throw WordPattern.Flaw(message: "a bracket is not closed") }
      next += 1
      return runs.count == 1 && runs[0].count == 1 ? runs[0][0] : .choice(runs)
    }
    if isAt("<") {
      let end = bytes[next...].firstIndex(of: UInt8(ascii: ">"))
      guard let end, end > next + 1 else {
        throw WordPattern.Flaw(message: "'<' begins the name of a list: <pupil>")
      }
      defer { next = end + 1 }
      return .list(String(decoding: bytes[(next + 1)..<end], as: UTF8.self))
    }
    let start = next
    while let letter = byte, !" |()?<>*.".utf8.contains(letter) { next += 1 }
    let word = String(decoding: bytes[start..<next], as: UTF8.self)
    guard !word.isEmpty else {
      throw WordPattern.Flaw(message: "'\(Unicode.Scalar(byte ?? 0x20))' cannot stand here")
    }
    if word == "END" { return .end }
    guard isAt("*") else { return .word(word) }
    next += 1
    guard word.utf8.count > 2 else {
      throw WordPattern.Flaw(message: "at least three letters stand before '*'")
    }
    return .prefix(word)
  }
}
