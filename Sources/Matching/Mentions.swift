/// The first of some words or phrases that stands in a sentence as whole words.
package func mentioned(_ phrases: [String], in sentence: String) -> String? {
  let words = PlainSentence(sentence).list
  return phrases.first { phrase in
    let run = PlainSentence(phrase).list
    guard !run.isEmpty, words.count >= run.count else { return false }
    return (0...(words.count - run.count)).contains {
      words[$0..<($0 + run.count)].elementsEqual(run)
    }
  }
}
