import FlowModel

// What the tree does not tell of a text: how its lines are written.
extension YAMLNode {
  /// The texts in which something stands that commands a screen or hides words.
  var controlledTexts: [Diagnostic] {
    switch kind {
    case .scalar where isCleaned:
      [
        Diagnostic(
          .warning, code: "control-character",
          "a character stands here that commands a screen or hides words", at: location,
          remedy: "Take out escapes such as \\e, \\0 and \\u202e; type the text anew.")
      ]
    case .scalar: []
    case .list(let items): items.flatMap(\.controlledTexts)
    case .map(let entries): entries.flatMap { $0.key.controlledTexts + $0.value.controlledTexts }
    }
  }

  /// The texts that are cut off by what reads as a remark: `Ring extension #12`.
  static func cutTexts(in text: String, file: String) -> [Diagnostic] {
    outside(text).compactMap { number, line in
      guard let column = remark(in: line) else { return nil }
      return Diagnostic(
        .warning, code: "cut-text", "what follows ' #' is a remark and no part of the text",
        at: SourceLocation(file: file, line: number, column: column),
        remedy: "Put the text in quotes, or the remark on a line of its own.")
    }
  }

  /// The column of a `#` behind a text of several words that stands in no quotes.
  private static func remark(in line: Substring) -> Int? {
    guard let sign = line.firstRange(of: " #"), !line.trimmed.hasPrefix("#") else { return nil }
    var before = line[..<sign.lowerBound].trimmed[...]
    while before.hasPrefix("- ") { before = before.dropFirst(2) }
    let value = before.firstRange(of: ": ").map { before[$0.upperBound...] } ?? before
    let text = String(value).trimmed
    guard let first = text.first, !"'\"[{|>".contains(first), text.contains(" ") else { return nil }
    return line.distance(from: line.startIndex, to: sign.lowerBound) + 2
  }

  /// The lines, counted from 1, that are no part of a text under `|` or `>`.
  private static func outside(_ text: String) -> [(number: Int, line: Substring)] {
    var found = [(number: Int, line: Substring)]()
    /// How far the key of such a text is indented.
    var block: Int?
    let lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
    for (index, line) in lines.enumerated() {
      let indent = line.prefix { $0 == " " }.count
      if let key = block {
        if indent > key || line.trimmed.isEmpty { continue }
        block = nil
      }
      found.append((index + 1, line))
      let last = line.split(separator: " ").last ?? ""
      if let sign = last.first, "|>".contains(sign), last.count < 4 { block = indent }
    }
    return found
  }
}

extension Substring {
  fileprivate func firstRange(of part: String) -> Range<Index>? {
    var start = startIndex
    while start < endIndex {
      if self[start...].hasPrefix(part) { return start..<index(start, offsetBy: part.count) }
      start = index(after: start)
    }
    return nil
  }
}
