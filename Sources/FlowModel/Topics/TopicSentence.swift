/// The one sentence in which an answer is told, with gaps for a school's own values. What stands in
/// brackets falls away with its gap: `Refer it to {to}[ {time}].`
package struct TopicSentence: Hashable, Sendable {
  /// A piece of the sentence.
  package indirect enum Part: Hashable, Sendable {
    case words(String)
    case gap(String)
    case optional([Part])
  }

  /// From its beginning to its end.
  package let parts: [Part]

  /// Nil if a bracket or a brace is not closed, or brackets stand within brackets.
  package init?(_ text: String) {
    var reader = Reader(rest: Substring(text))
    guard let parts = reader.parts(inBrackets: false), reader.rest.isEmpty else { return nil }
    self.parts = parts
  }

  /// The names of all gaps, in the order of the sentence.
  package var gaps: [String] { TopicSentence.gaps(in: parts) }

  /// The names of the gaps without which nothing can be told.
  package var neededGaps: [String] {
    parts.compactMap { if case .gap(let name) = $0 { name } else { nil } }
  }

  /// The sentence with a school's values in its gaps, beginning with a capital letter.
  ///
  /// - Parameters:
  ///   - values: What to put into each gap, by its name.
  ///   - reword: What is made of the words between the gaps, which speak of pupils, parents and the
  ///     school.
  /// - Returns: Nil if a gap that is needed has no value.
  package func filled(
    with values: [String: String], rewording reword: (String) -> String = { $0 }
  ) -> String? {
    guard let text = TopicSentence.filled(parts, values, reword), let first = text.first else {
      return nil
    }
    return first.uppercased() + text.dropFirst()
  }

  private static func gaps(in parts: [Part]) -> [String] {
    parts.flatMap { part -> [String] in
      switch part {
      case .words: []
      case .gap(let name): [name]
      case .optional(let parts): gaps(in: parts)
      }
    }
  }

  private static func filled(
    _ parts: [Part], _ values: [String: String], _ reword: (String) -> String
  ) -> String? {
    var text = ""
    for part in parts {
      switch part {
      case .words(let words): text += reword(words)
      case .gap(let name):
        guard let value = values[name], !value.isEmpty else { return nil }
        text += value
      case .optional(let inner): text += filled(inner, values, reword) ?? ""
      }
    }
    return text
  }
}

/// Reads a sentence from its beginning to its end.
private struct Reader {
  var rest: Substring

  mutating func parts(inBrackets: Bool) -> [TopicSentence.Part]? {
    var parts = [TopicSentence.Part]()
    while let next = rest.first {
      switch next {
      case "{":
        guard let end = rest.firstIndex(of: "}") else { return nil }
        let name = rest[rest.index(after: rest.startIndex)..<end]
        guard !name.isEmpty, !name.contains("{"), !name.contains("[") else { return nil }
        parts.append(.gap(String(name)))
        rest = rest[rest.index(after: end)...]
      case "[":
        guard !inBrackets else { return nil }
        rest = rest.dropFirst()
        guard let inner = self.parts(inBrackets: true) else { return nil }
        parts.append(.optional(inner))
      case "]":
        guard inBrackets else { return nil }
        rest = rest.dropFirst()
        return parts
      case "}": return nil
      default:
        let words = rest.prefix { !"{}[]".contains($0) }
        parts.append(.words(String(words)))
        rest = rest[words.endIndex...]
      }
    }
    return inBrackets ? nil : parts
  }
}
