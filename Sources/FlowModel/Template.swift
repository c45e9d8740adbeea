/// A text with places to fill in, each a name in braces: `Tell {dsl} now.`
package struct Template: Hashable, Sendable {
  /// A run of a template.
  package enum Piece: Hashable, Sendable {
    case text(String)
    case name(String)
  }

  /// From left to right.
  package let pieces: [Piece]

  package init(_ text: String) {
    var pieces = [Piece]()
    var rest = Substring(text)
    while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
      if open > rest.startIndex { pieces.append(.text(String(rest[..<open]))) }
      pieces.append(.name(String(rest[rest.index(after: open)..<close])))
      rest = rest[rest.index(after: close)...]
    }
    if !rest.isEmpty { pieces.append(.text(String(rest))) }
    self.pieces = pieces
  }

  /// The names to be filled in, as a word list would hold them.
  package var names: [String] {
    pieces.compactMap { if case .name(let name) = $0 { lowercasedFirst(name) } else { nil } }
  }

  /// The text with every known name replaced. A name with a capital gets its word with a capital.
  package func filled(_ word: (String) -> String?) -> String {
    pieces.map { piece in
      switch piece {
      case .text(let text): return text
      case .name(let name):
        guard let word = word(lowercasedFirst(name)) else { return "{\(name)}" }
        return name.first?.isUppercase == true
          ? word.prefix(1).uppercased() + word.dropFirst() : word
      }
    }.joined()
  }
}

private func lowercasedFirst(_ name: String) -> String {
  name.prefix(1).lowercased() + name.dropFirst()
}
