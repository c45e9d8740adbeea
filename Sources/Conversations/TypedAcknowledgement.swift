import FlowEngine
import FlowModel

/// What a line says of an action: "done 10:40", "told her at 10", "2", "cannot, no key". Whoever is
/// asked whether they have done it is in a hurry, and what they type must never become its opposite.
enum TypedAcknowledgement: Hashable {
  case state(Acknowledgement.State, detail: String?)
  /// It was done at this time of day, which alone or together with other words was typed.
  case done(TypedTime, rest: String?)
  /// Meant as a time, and there is no such time.
  case noSuchTime(String)
  /// Nothing that could be told apart.
  case unclear

  init(_ line: String) {
    let words = line.trimmed
    if let number = words.choiceOfOne {
      self = .state(number, detail: nil)
    } else {
      self = TypedAcknowledgement.read(words)
    }
  }

  private static func read(_ line: String) -> TypedAcknowledgement {
    let plain = line.withoutStops
    guard !plain.isEmpty, !line.hasSuffix("?") else { return .unclear }
    // A time alone is the time at which it was done; first of all, or 2:30 would be choice 2.
    if let time = TypedTime(alone: plain) { return .done(time, rest: nil) }
    if TypedTime.looksLikeOne(plain) { return .noSuchTime(line.trimmed) }
    let (state, rest) = beginning(of: line)
    guard let state else { return .unclear }
    if let wrong = TypedTime.wrong(in: rest) { return .noSuchTime(wrong) }
    if state == .done { return done(with: rest) }
    return .state(state, detail: rest.isEmpty ? nil : rest)
  }

  /// "Done" and what follows it: a time, or words that must not take it back.
  private static func done(with rest: String) -> TypedAcknowledgement {
    let plain = rest.withoutStops
    guard !plain.isEmpty else { return .state(.done, detail: nil) }
    if plain.split(separator: " ").contains(where: { takesBack.contains(String($0)) }) {
      return .unclear
    }
    let isOfToday = !plain.split(separator: " ").contains { otherDays.contains(String($0)) }
    guard isOfToday, let (time, more) = TypedTime.first(in: rest) else {
      return .state(.done, detail: rest)
    }
    return .done(time, rest: more.isEmpty ? nil : more)
  }

  /// What a line begins with, and what follows it.
  private static func beginning(of line: String) -> (Acknowledgement.State?, String) {
    if let first = line.first, let state = states[first] {
      // "2, later" is choice 2; "2 minutes ago" and "2 o'clock" are not.
      let rest = line.dropFirst().drop(while: \.isWhitespace)
      guard let sign = rest.first else { return (state, "") }
      if ",;:.)-\u{2013}".contains(sign), !(rest.dropFirst().first?.isNumber ?? true) {
        return (state, String(rest).detail)
      }
      if first == "1", let next = String(rest).withoutStops.split(separator: " ").first,
        ["at", "done", "just", "now", "already"].contains(next)
          || TypedTime(alone: String(next)) != nil
      {
        return (.done, String(rest).detail)
      }
      return (nil, "")
    }
    let plain = line.lowercased().filter { !apostrophes.contains($0) }
    for (phrase, state) in phrases where plain.beginsWithWords(phrase) {
      // Counted in the line as typed, in which an apostrophe may stand.
      var left = phrase.count
      var rest = Substring(line)
      while left > 0, let character = rest.popFirst() {
        if !apostrophes.contains(character) { left -= 1 }
      }
      return (state, String(rest).detail)
    }
    // "told her at 10", "spoke to Jo": what was done, in their own words.
    let first = plain.split { !$0.isLetter }.first.map(String.init) ?? ""
    if pastWords.contains(first) {
      let words = plain.withoutStops.split(separator: " ").map(String.init)
      let isUnclear = words.contains(where: takesBack.contains) || wasDoneToThem(words)
      return isUnclear ? (nil, "") : (.done, line.trimmed)
    }
    return (nil, "")
  }

  /// "Told in class", "rang me", "told yesterday by her mum": what others did, which is no answer. A verb
  /// alone, or with whom they told behind it, is one.
  private static func wasDoneToThem(_ words: [String]) -> Bool {
    guard let verb = words.first, let second = words.dropFirst().first else { return false }
    if passiveEnds.contains(second) { return true }
    if second == "to", ["told", "called", "informed"].contains(verb) { return true }
    return zip(words, words.dropFirst()).contains { $0 == "by" && !means.contains($1) }
  }

  /// What stands behind a verb where somebody else did it, or behind no person.
  private static let passiveEnds: Set<String> = [
    "in", "me", "us", "that", "about", "during", "of", "from", "as", "while", "how", "i", "we",
  ]

  /// By what a person is told: "by phone".
  private static let means: Set<String> = [
    "phone", "telephone", "mobile", "radio", "email", "mail", "text", "letter", "note", "message",
    "hand", "word", "voicemail",
  ]

  private static let states: [Character: Acknowledgement.State] = [
    "1": .done, "2": .notYet, "3": .cannot, "4": .doesNotApply,
  ]

  /// Longer ones first.
  private static let phrases: [(String, Acknowledgement.State)] =
    ([
      .notYet: [
        "not yet", "not-yet", "no not yet", "not done yet", "not done", "no", "n", "nope", "nah",
        "later", "soon", "in a minute", "in a bit", "in a moment", "in a sec", "shortly",
        "doing it now", "doing it", "im doing it", "i am doing it", "doing that now", "about to",
        "im about to", "will do", "i will", "ill do it", "going to", "im going to", "on my way",
        "havent", "i havent", "i have not", "have not", "not now", "still to do", "to do",
        "tomorrow", "yet to", "trying", "waiting", "next", "yes later", "yes in a minute",
        "just doing it", "just about to", "as soon as i can", "after", "when i",
      ],
      .cannot: [
        "cannot", "cant", "can not", "unable", "not able", "could not", "couldnt", "i cannot",
        "i cant", "i can not", "i could not", "i couldnt", "no i cant", "no i cannot",
        "not possible",
        "impossible",
      ],
      .doesNotApply: [
        "does not apply", "doesnt apply", "not applicable", "n/a", "na", "not relevant",
        "irrelevant", "it does not apply", "it doesnt apply",
      ],
      .done: [
        "done", "yes", "yeah", "yep", "yup", "y", "ya", "aye", "i have", "ive done it", "ive done",
        "i did", "did it", "did that", "did", "have done", "already done", "all done", "already",
        "completed", "finished", "sorted", "yes done", "yep done", "yeah done", "yes i have",
        "yes i did", "done it", "done that", "is done", "it is done", "its done", "been done",
      ],
    ] as [Acknowledgement.State: [String]])
    .flatMap { state, words in words.map { ($0, state) } }
    .sorted { ($0.0.count, $0.0) > ($1.0.count, $1.0) }

  private static let pastWords: Set<String> = [
    "told", "rang", "called", "phoned", "spoke", "informed", "reported", "emailed", "messaged",
    "gave", "handed", "sent", "locked", "stayed", "moved", "wrote", "logged", "just",
  ]

  /// Words behind "done" or "yes" that may take it back: then it is asked again.
  private static let takesBack: Set<String> = [
    "not", "no", "nothing", "never", "none", "nobody", "cant", "cannot", "couldnt", "could",
    "later", "soon", "will", "would", "ill", "going", "tomorrow", "minute", "minutes", "mins",
    "almost", "nearly", "half", "partly", "but", "except", "unless", "if", "yet", "havent",
    "didnt", "wasnt", "isnt", "hasnt", "wont", "tried", "trying", "unable", "maybe", "probably",
    "think", "should", "doing", "about", "unsure", "sure", "dont", "know", "cancel", "wrong",
    "when", "after", "hopefully", "shortly", "bit", "moment", "way",
  ]

  private static let otherDays: Set<String> = [
    "yesterday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday",
    "last", "night",
  ]
}

private let apostrophes: Set<Character> = [
  "'", "\u{2019}", "\u{2018}", "\u{02BC}", "\u{B4}", "`", "\u{2032}", "\u{FF07}",
]

extension String {
  /// One of the four numbers and nothing else, with a stop or bracket behind it at most.
  fileprivate var choiceOfOne: Acknowledgement.State? {
    switch self {
    case "1", "1.", "1)": .done
    case "2", "2.", "2)": .notYet
    case "3", "3.", "3)": .cannot
    case "4", "4.", "4)": .doesNotApply
    default: nil
    }
  }

  fileprivate func beginsWithWords(_ words: String) -> Bool {
    guard hasPrefix(words) else { return false }
    guard let next = dropFirst(words.count).first else { return true }
    return !next.isLetter && !next.isNumber && next != "?"
  }

  /// Without the signs that part it from what stands before.
  fileprivate var detail: String {
    let words = drop { " ,:;.!)-\u{2013}".contains($0) || $0.isWhitespace }.trimmed
    return words.contains(where: { $0.isLetter || $0.isNumber }) ? words : ""
  }
}
