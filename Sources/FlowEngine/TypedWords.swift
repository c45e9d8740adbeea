import FlowModel

/// How typed words are held against the words of an option.
extension String {
  /// Lower case, apostrophes and stops dropped, hyphens as spaces: how typed words are compared.
  package var folded: String {
    var text = ""
    for character in lowercased() where !dropped.contains(character) {
      text.append(character == "-" || character == "\u{2011}" ? " " : character)
    }
    return text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  /// Whether these are its first words, whole ones, and nothing is turned round by what follows:
  /// "I have" does not choose "I have not seen it".
  func begins(with words: String) -> Bool {
    guard self == words || hasPrefix(words + " ") else { return false }
    return !words.isWeak && !denies(beyond: words)
  }

  /// Whether these words stand in it side by side, and it does not deny them.
  func holds(_ words: String) -> Bool {
    guard !words.isWeak else { return false }
    let (own, sought) = (split(separator: " "), words.split(separator: " "))
    guard sought.count <= own.count else { return false }
    let stands = (0...own.count - sought.count).contains {
      own[$0..<$0 + sought.count].elementsEqual(sought)
    }
    return stands && !denies(beyond: words)
  }

  private func denies(beyond words: String) -> Bool {
    func hasDenial(_ text: String) -> Bool {
      text.split { " ,;/".contains($0) }.contains { denials.contains(String($0)) }
    }
    return hasDenial(self) && !hasDenial(words)
  }

  /// Whether every word of it could stand in any answer.
  private var isWeak: Bool { split(separator: " ").allSatisfy { weakWords.contains(String($0)) } }

  /// The number of a choice: one or two digits, with a stop or bracket behind them at most.
  var choiceNumber: Int? {
    let digits = last == "." || last == ")" ? String(dropLast()) : self
    guard (1...4).contains(digits.utf8.count), digits.utf8.allSatisfy({ 48...57 ~= $0 }) else {
      return nil
    }
    return Int(digits)
  }

  /// The parts of a list: "1, 3", "1 3", "2/3", "2. 3." or "1 and 4".
  var listed: [String] {
    split { ",;+&/".contains($0) || $0.isNewline }.flatMap { part -> [String] in
      let words = part.split(whereSeparator: \.isWhitespace).map(String.init)
      let numbers = words.filter { $0.folded != "and" }
      if numbers.allSatisfy({ $0.choiceNumber != nil }) { return numbers }
      return [words.joined(separator: " ")]
    }
  }

  /// What stands before and behind each "and".
  var dividedAtAnd: [String] {
    split(separator: " ").split { $0.lowercased() == "and" || $0.lowercased() == "plus" }
      .map { $0.joined(separator: " ") }
  }
}

/// Every sign that is typed or pasted for an apostrophe, and stops.
private let dropped: Set<Character> = [
  "'", "\u{2019}", "\u{2018}", "\u{02BC}", "\u{00B4}", "`", "\u{2032}", "\u{FF07}", ".", ",", "!",
  "\"", "\u{201C}", "\u{201D}",
]

private let denials: Set<String> = [
  "no", "not", "none", "nobody", "nothing", "never", "neither", "nor", "without", "cannot", "cant",
  "isnt", "wasnt", "dont", "didnt", "hasnt", "havent", "wont", "unless", "except",
]

private let weakWords: Set<String> = [
  "i", "a", "an", "the", "it", "is", "he", "she", "they", "we", "you", "my", "his", "her", "their",
  "in", "on", "at", "of", "to", "was", "were", "by", "and", "or", "are", "be", "been", "that",
  "this", "there", "from", "with", "do", "does", "did", "can", "will", "would", "could", "for",
  "as", "if", "has", "had", "some", "any", "one", "only", "so", "but",
]
