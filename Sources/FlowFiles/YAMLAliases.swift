/// Looks for aliases before a file is parsed: `*name` where `&name` stands as well.
///
/// An alias can stand for a node that holds aliases, so a few lines can mean more nodes than any
/// memory holds. The parser follows them before anybody can count, and for ever where they are keys,
/// so they are looked for in the text. A star or an ampersand in prose does no harm: both must
/// stand there with the same name.
enum YAMLAliases {
  /// The line and the column, from 1, of the first alias; nil if there is none.
  static func first(in text: String) -> (line: Int, column: Int)? {
    var anchors = Set<Substring>()
    var stars = [(name: Substring, at: String.Index)]()
    let bytes = text.utf8
    var place = bytes.startIndex
    var before = UInt8(ascii: "\n")
    while place < bytes.endIndex {
      let byte = bytes[place]
      let next = bytes.index(after: place)
      if byte == UInt8(ascii: "&") || byte == UInt8(ascii: "*"), !before.isOfName {
        let end = bytes[next...].firstIndex { !$0.isOfName } ?? bytes.endIndex
        if next < end, byte == UInt8(ascii: "&") { anchors.insert(text[next..<end]) }
        if next < end, byte == UInt8(ascii: "*") { stars.append((text[next..<end], place)) }
      }
      before = byte
      place = next
    }
    return stars.first { anchors.contains($0.name) }.map { star in
      let above = bytes[..<star.at]
      let line = above.lastIndex(of: UInt8(ascii: "\n")).map { above.index(after: $0) }
      return (
        line: above.count { $0 == UInt8(ascii: "\n") } + 1,
        column: text[(line ?? above.startIndex)..<star.at].unicodeScalars.count + 1
      )
    }
  }
}

extension UInt8 {
  /// Whether the name of an anchor may hold this byte.
  fileprivate var isOfName: Bool {
    switch self {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"): true
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"): true
    default: false
    }
  }
}
