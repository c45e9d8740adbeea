public import FlowModel

/// The words that bring up 999 wherever they are typed: the phrases of every emergency, word for
/// word. They need no model, so that nothing that goes wrong with one can silence them.
public struct DangerWords: Sendable {
  /// Phrases with the emergency that each names, by the hash of the first word.
  private let phrases: [UInt32: [(flow: String, words: [UInt8])]]

  public init(_ incidents: [Flow]) {
    var phrases = [UInt32: [(flow: String, words: [UInt8])]]()
    for flow in incidents where flow.urgency == .emergency {
      for phrase in flow.phrases {
        let plain = PlainSentence(phrase)
        guard let first = plain.words.first else { continue }
        phrases[hash(plain.bytes[first], seed: 1), default: []].append((flow.id, plain.bytes))
      }
    }
    self.phrases = phrases
  }

  /// The emergency that a sentence names, if it names one.
  public func danger(in sentence: String) -> String? { danger(in: PlainSentence(sentence)) }

  func danger(in sentence: PlainSentence) -> String? {
    for range in sentence.words {
      guard let known = phrases[hash(sentence.bytes[range], seed: 1)] else { continue }
      // The words of a phrase lie between spaces, as those of the sentence do.
      let rest = sentence.bytes[(range.lowerBound - 1)...]
      if let phrase = known.first(where: { rest.starts(with: $0.words) }) { return phrase.flow }
    }
    return nil
  }
}

/// The first of some words or phrases that stands in a sentence as whole words.
public func mentioned(_ phrases: [String], in sentence: String) -> String? {
  let words = PlainSentence(sentence).list
  return phrases.first { phrase in
    let run = PlainSentence(phrase).list
    guard !run.isEmpty, words.count >= run.count else { return false }
    return (0...(words.count - run.count)).contains {
      words[$0..<($0 + run.count)].elementsEqual(run)
    }
  }
}
