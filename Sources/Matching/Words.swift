/// The words of a sentence, lower case, without apostrophes.
func plainWords(_ sentence: String) -> [String] {
  var words = [String]()
  var word = String.UnicodeScalarView()
  for scalar in sentence.lowercased().unicodeScalars {
    switch scalar.value {
    case 0x61...0x7A, 0x30...0x39: word.append(scalar)
    case 0x27, 0x2019: break
    case 0x80... where scalar.properties.isAlphabetic || scalar.properties.numericType != nil:
      word.append(scalar)
    default:
      if !word.isEmpty { words.append(String(word)) }
      word = String.UnicodeScalarView()
    }
  }
  if !word.isEmpty { words.append(String(word)) }
  return words
}

/// The words that carry meaning, each cut to a rough stem.
func contentWords(_ sentence: String) -> [String] {
  plainWords(sentence).filter { !fillers.contains($0) }.map(stem)
}

private func stem(_ word: String) -> String {
  for ending in ["ings", "ing", "ies", "ed", "es", "s"]
  where word.count > ending.count + 2 && word.hasSuffix(ending) {
    return String(word.dropLast(ending.count))
  }
  return word
}

/// Words too common to tell one incident from another.
private let fillers: Set<String> = [
  "a", "an", "the", "of", "on", "in", "at", "to", "for", "and", "or", "is", "are", "was", "be",
  "been", "it", "its", "this", "that", "there", "i", "we", "he", "she", "they", "me", "us", "my",
  "our", "his", "her", "their", "with", "has", "have", "had", "do", "does", "did", "what", "who",
  "from", "by", "about", "some", "someone", "somebody", "one", "think", "just", "so", "not", "no",
  "can", "may", "us", "up", "out", "off", "round", "around", "going", "got", "get", "says", "said",
  "pupil", "child", "student", "learner", "school", "need", "want", "when", "how", "where", "why",
  "should", "must", "could", "would", "will", "them", "him", "you", "your", "if", "any", "all",
  "am",
  "im", "ive", "as", "but", "now", "please", "something", "anything",
  "because", "wants", "really", "very", "today", "yesterday", "ok", "hi", "help",
]

extension [String] {
  /// Whether the words of `run` stand here side by side.
  func containsRun(_ run: [String]) -> Bool {
    guard !run.isEmpty, count >= run.count else { return false }
    return (0...(count - run.count)).contains { Array(self[$0..<($0 + run.count)]) == run }
  }
}
