import FlowModel

/// Greetings, thanks, signatures and the asking for help: they say nothing of what has happened,
/// so the model neither learns from them nor hears them. Danger is heard in the whole line.
enum Courtesies {
  private static let patterns = [
    "(hi|hello|hey|hiya|morning|afternoon|evening|dear|greetings) (all|everyone|there|team|both|folks|colleagues|again|sir|madam|waymark)?",
    "good (morning|afternoon|evening|day) (all|everyone|team)?",
    "(hi|hello|dear|morning) (mr|mrs|ms|miss|dr) ...1",
    "(thanks|cheers|ta) (so|very)? much? (in advance|again|for (your|any|the|all)? (your|the)? help|for reading|all|everyone)?",
    "(many|kind|huge) thanks",
    "thank you (so|very)? much? (in advance|again|for (your|any|the|all)? (your|the)? help|for reading|all|everyone)?",
    "much appreciated",
    "(any|all|your) (help|advice|guidance) (would be|is) (much|greatly|really|very)? (appreciated|welcome|great)",
    "appreciate (any|your) (help|advice|guidance)",
    "any (advice|ideas|thoughts|guidance|suggestions|help) (please|welcome|appreciated)?",
    "please (can|could) (you|someone|somebody|anyone) (please)? (help|advise) (me|us)? (please|with this)?",
    "(can|could|would) (you|someone|somebody|anyone) (please)? (help|advise) (me|us)? (please|with this)?",
    "please (advise|help) (me|us)? (asap|urgently|soon|now|as soon as possible|on (this|the) (next)? (steps)?|what to do|how to proceed|please)?",
    "(kindly|pls) advise",
    "(i|we) (need|want|would like|could do with) (some|a bit of|your)? (advice|guidance) (please|on this|asap)?",
    "what (do|should|shall|must|can|would) (i|we|you) (do|suggest|advise|recommend) (next|now|please|about (this|it)|here|first)?",
    "what (is|are) (the|my|our) next (step|steps)",
    "what to do (next|now|please)?",
    "(i)? (do not|not) know what to do",
    "(i am)? not sure what to do (next|now|here|about (it|this))?",
    "(how|where) (do|should) (i|we) (proceed|start|go from here)",
    "(just)? (a|one)? (quick|small|silly|daft) (question|query|one)",
    "(just)? (wondering|wanted to ask|checking|asking)",
    "(can|could|may) i (just)? (ask|check)",
    "(i am)? not sure (if|whether) (this|it|that) (matters|counts|is relevant|is anything|is important|helps|is (the)? right place)",
    "(it|this) (may|might|could|is) (be)? (probably|maybe)? nothing",
    "probably nothing",
    "(i am)? (so)? sorry (to|for) (bother|bothering|trouble|disturb|disturbing|the bother) (you)?",
    "sorry if (this|it) is (the wrong place|silly|a silly question)",
    "(i)? hope (you|this|all) (are|is|finds|find) (you)? (well|ok|okay|keeping well|having a good (day|week))",
    "hope all is well",
    "(kind|best|warm|warmest|kindest) (regards|wishes) ...6 END",
    "regards ...6 END",
    "yours (sincerely|faithfully|truly) ...6 END",
    "(many)? thanks ...6 END",
    "(thank you|cheers) ...3 END",
    "sent from my (iphone|ipad|phone|android|mobile|samsung|galaxy) (device|phone)?",
    "(get|sent from) outlook for (ios|android)",
    "asap",
    "please",
    "urgent help (needed|please)?",
    "help please",
    "tia",
    "xx",
    "x END",
    "kind regards",
    "as soon as possible",
    "let me know",
    "look forward to hearing from you",
    "if (that|this) makes sense",
    "for your information",
    "fyi",
  ]

  private static let program: (patterns: [PatternProgram], classes: WordClasses) = {
    var classes = WordClasses()
    let programs = patterns.compactMap { text in
      (try? WordPattern(text)).map { PatternProgram($0, lists: [:], &classes) }
    }
    precondition(programs.count == patterns.count, "a courtesy is no pattern")
    return (programs, classes)
  }()

  /// The words of a sentence that weigh something; all of them if none does.
  static func without(_ sentence: PlainSentence) -> PlainSentence {
    let (patterns, classes) = program
    let words = ClassifiedWords(sentence, classes, slips: false)
    var isEmpty = [Bool](repeating: false, count: words.count)
    for pattern in patterns where pattern.needed.allSatisfy(words.hasAnywhere) {
      for place in 0..<words.count {
        guard let end = pattern.end(from: place, in: words) else { continue }
        for place in place..<end { isEmpty[place] = true }
      }
    }
    guard isEmpty.contains(true), isEmpty.contains(false) else { return sentence }
    var bytes = [space]
    for (range, isEmpty) in zip(sentence.words, isEmpty) where !isEmpty {
      bytes += sentence.bytes[range]
      bytes.append(space)
    }
    return PlainSentence(bytes: bytes)
  }
}

extension PlainSentence {
  /// A sentence as the model sees it: without what says nothing.
  init(weighty sentence: String) { self = Courtesies.without(PlainSentence(sentence)) }
}
