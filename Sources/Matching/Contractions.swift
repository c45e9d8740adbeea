/// Short forms written out, so that `can't`, `cant`, `cannot` and `can not` are the same words.
enum Contractions {
  /// What can be nothing else, with or without its apostrophe.
  private static let plain = table([
    "cant": "can not", "cannot": "can not", "cnt": "can not", "wont": "will not",
    "shant": "will not", "isnt": "is not", "arent": "are not", "aint": "is not",
    "wasnt": "was not", "werent": "were not", "dont": "do not", "dnt": "do not",
    "doesnt": "does not", "dosent": "does not", "doesent": "does not", "dosnt": "does not",
    "didnt": "did not", "hasnt": "has not", "havent": "have not",
    "hadnt": "had not", "couldnt": "could not", "wouldnt": "would not", "shouldnt": "should not",
    "mustnt": "must not", "neednt": "need not", "darent": "dare not", "dunno": "do not know",
    "shes": "she is", "hes": "he is", "theyre": "they are", "youre": "you are", "im": "i am",
    "ive": "i have", "weve": "we have", "youve": "you have", "theyve": "they have",
    "theyll": "they will", "youll": "you will", "itll": "it will", "thats": "that is",
    "theres": "there is", "whos": "who is", "whats": "what is", "wheres": "where is",
    "heres": "here is", "its": "it is", "somethings": "something is", "someones": "someone is",
    "everyones": "everyone is", "nobodys": "nobody is", "gonna": "going to", "wanna": "want to",
    "gotta": "got to", "tryna": "trying to", "u": "you", "ur": "your", "pls": "please",
    "plz": "please", "ppl": "people", "thx": "thanks", "kys": "kill yourself",
    "kms": "kill myself", "couldve": "could have", "shouldve": "should have",
    "wouldve": "would have", "smthn": "something", "sumone": "someone",
  ])

  /// What without its apostrophe is another word.
  private static let marked = table([
    "were": "we are", "hell": "he will", "shell": "she will", "ill": "i will",
    "well": "we will", "id": "i would", "shed": "she would", "hed": "he would",
    "wed": "we would", "theyd": "they would", "youd": "you would",
  ])

  /// Words whose `not` is at times cut off from them: `can t`, `isn;t`.
  private static let cut = Set(
    [
      "can", "won", "isn", "don", "didn", "doesn", "wasn", "aren", "hasn", "haven", "couldn",
      "wouldn", "weren", "shouldn",
    ].map { packed($0.utf8) })

  /// The written-out form of a word of letters without its apostrophe.
  static func writtenOut(_ word: [UInt8], isMarked: Bool) -> [UInt8]? {
    // Letters alone: five bits tell no digit from a letter.
    guard word.count < 11, word.allSatisfy({ $0 > 0x39 }) else { return nil }
    let key = packed(word)
    return (isMarked ? marked[key] : nil) ?? plain[key]
  }

  static func isCut(_ word: some Collection<UInt8>) -> Bool {
    word.count < 8 && cut.contains(packed(word))
  }

  private static func table(_ words: [String: String]) -> [UInt64: [UInt8]] {
    Dictionary(uniqueKeysWithValues: words.map { (packed($0.utf8), Array($1.utf8)) })
  }

  /// Up to twelve letters as a number: five bits each are enough.
  private static func packed(_ word: some Collection<UInt8>) -> UInt64 {
    word.reduce(1) { $0 << 5 | UInt64($1 & 0x1F) }
  }
}
