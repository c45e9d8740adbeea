/// A question that can be put to the owner of any policy, and the sentences in which a policy can
/// answer it. Schools differ in their answers and never in the topics: see docs/topics.md.
package struct Topic: Hashable, Sendable {
  /// What kind of answer it has.
  package enum Kind: String, Hashable, Sendable, CaseIterable {
    /// A policy says it or is silent.
    case asked
    /// A policy says it with a value of its own, such as whom to tell.
    case value
    /// The answers exclude each other.
    case choice
    /// The answers add up.
    case list
  }

  /// What may be put into a gap.
  package enum Gap: String, Hashable, Sendable, CaseIterable {
    case roles, people, place, time, text, list
  }

  /// One of the answers that a policy can give.
  package struct Sentence: Hashable, Sendable {
    /// `says` where there is only one.
    package let name: String
    /// What is told, with its gaps.
    package let words: TopicSentence

    package init(name: String, words: TopicSentence) {
      self.name = name
      self.words = words
    }
  }

  /// Its name in flow files.
  package var id: String
  /// The question, as its owner is asked it.
  package var ask: String
  /// What kind of answer it has.
  package var kind: Kind
  /// For a choice the strictest comes first.
  package var sentences: [Sentence]
  /// What each gap of its sentences holds, by the name of the gap.
  package var gaps: [String: Gap]
  /// The matters that an answer may be about; empty if the topic is of one matter only.
  package var about: [String]
  /// The condition that stands in every clause of the topic. It is asked or said elsewhere, never
  /// printed in the sentence.
  package var condition: String?
  /// Whether an answer commits to nothing that can be done: it gets no label, and nobody is told
  /// because of it.
  package var isGeneral: Bool
  /// The gaps that make two answers different matters: answers that differ there do not contradict.
  package var sideBySide: [String]
  /// The line that is shown where a policy does not answer.
  package var silence: String
  /// Topics whose general answer may be shown beside, and never as the answer.
  package var inGeneral: [String]
  /// Topics that this one is followed before, where both apply.
  package var winsOver: [String]

  package init(
    id: String, ask: String, kind: Kind, sentences: [Sentence], gaps: [String: Gap] = [:],
    about: [String] = [], condition: String? = nil, isGeneral: Bool = false,
    sideBySide: [String] = [], silence: String, inGeneral: [String] = [], winsOver: [String] = []
  ) {
    self.id = id
    self.ask = ask
    self.kind = kind
    self.sentences = sentences
    self.gaps = gaps
    self.about = about
    self.condition = condition
    self.isGeneral = isGeneral
    self.sideBySide = sideBySide
    self.silence = silence
    self.inGeneral = inGeneral
    self.winsOver = winsOver
  }

  /// The sentence of an answer, by the answer's name.
  package func sentence(_ name: String) -> TopicSentence? {
    sentences.first { $0.name == name }?.words
  }
}
