import FlowModel

/// A pattern made ready: nodes that follow one another, each with the places to go on at.
struct PatternProgram {
  enum Node {
    /// A word of this class, then the next node.
    case word(Int32, next: Int)
    /// Up to so many words of any kind.
    case gap(most: Int, next: Int)
    /// Any of these nodes.
    case split([Int])
    /// The end of the sentence.
    case atEnd(next: Int)
    /// The pattern fits.
    case fits
  }

  private(set) var nodes: [Node] = [.fits]
  private(set) var start = 0
  /// The classes of words without which it cannot fit: one of them for each piece that must be
  /// there and is a single word.
  private(set) var needed: [Int32] = []

  /// - Parameter classes: Gives each set of words its number.
  init(_ pattern: WordPattern, lists: [String: [WordPattern.Piece]], _ classes: inout WordClasses) {
    start = add(pattern.pieces, before: 0, lists, &classes, isNeeded: true)
  }

  private mutating func add(
    _ pieces: [WordPattern.Piece], before next: Int, _ lists: [String: [WordPattern.Piece]],
    _ classes: inout WordClasses, isNeeded: Bool
  ) -> Int {
    pieces.reversed().reduce(next) { next, piece in
      add(piece, before: next, lists, &classes, isNeeded: isNeeded)
    }
  }

  private mutating func add(
    _ piece: WordPattern.Piece, before next: Int, _ lists: [String: [WordPattern.Piece]],
    _ classes: inout WordClasses, isNeeded: Bool
  ) -> Int {
    switch piece {
    case .gap(let most): return node(.gap(most: most, next: next))
    case .end: return node(.atEnd(next: next))
    case .maybe(let piece):
      let with = add(piece, before: next, lists, &classes, isNeeded: false)
      return node(.split([with, next]))
    case .word(let text):
      // What is one word to its writer may be two: "can't".
      return PlainSentence(text).list.reversed().reduce(next) { next, word in
        self.word(classes.number(of: [.word(Array(word.utf8))]), before: next, isNeeded)
      }
    case .prefix(let text):
      let start = Array(text.lowercased().utf8)
      return word(classes.number(of: [.prefix(start)]), before: next, isNeeded)
    case .list(let name):
      return add(
        .choice((lists[name] ?? []).map { [$0] }), before: next, lists, &classes,
        isNeeded: isNeeded)
    case .choice(let runs):
      return add(runs, before: next, lists, &classes, isNeeded: isNeeded)
    }
  }

  private mutating func add(
    _ runs: [[WordPattern.Piece]], before next: Int, _ lists: [String: [WordPattern.Piece]],
    _ classes: inout WordClasses, isNeeded: Bool
  ) -> Int {
    var single = [WordClasses.Form]()
    var starts = [Int]()
    for run in runs {
      if run.count == 1, let forms = WordClasses.forms(of: run[0], lists) {
        single += forms
      } else {
        starts.append(add(run, before: next, lists, &classes, isNeeded: false))
      }
    }
    guard !single.isEmpty else { return node(.split(starts)) }
    let only = starts.isEmpty
    starts.append(word(classes.number(of: single), before: next, isNeeded && only))
    return only ? starts[0] : node(.split(starts))
  }

  private mutating func word(_ number: Int32, before next: Int, _ isNeeded: Bool) -> Int {
    if isNeeded { needed.append(number) }
    return node(.word(number, next: next))
  }

  private mutating func node(_ node: Node) -> Int {
    nodes.append(node)
    return nodes.count - 1
  }

  /// Where the pattern ends if it begins at a word; nil if it does not fit there.
  func end(from place: Int, in words: ClassifiedWords) -> Int? { end(start, place, words) }

  private func end(_ node: Int, _ place: Int, _ words: ClassifiedWords) -> Int? {
    switch nodes[node] {
    case .fits: return place
    case .word(let number, let next):
      guard place < words.count, words.has(number, at: place) else { return nil }
      return end(next, place + 1, words)
    case .gap(let most, let next):
      for skipped in 0...most where place + skipped <= words.count {
        if let found = end(next, place + skipped, words) { return found }
      }
      return nil
    case .split(let nodes):
      for node in nodes {
        if let found = end(node, place, words) { return found }
      }
      return nil
    case .atEnd(let next): return place == words.count ? end(next, place, words) : nil
    }
  }
}
