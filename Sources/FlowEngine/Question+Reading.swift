package import FlowModel

extension Question {
  /// The label of the choice that stands for not knowing.
  package static let unsureLabel = "I don't know"

  /// The choices as numbered on the screen: the options, then "I don't know" where it is offered
  /// and no option of its own says so.
  package var choices: [String] {
    options.map(\.label) + (unsure.isEmpty || !kind.isChosen ? [] : [Question.unsureLabel])
  }

  /// Reads a typed line as an answer: by number, by words, or by the first words of a label.
  ///
  /// Several answers are separated by commas, strokes, "and", or spaces between numbers.
  /// - Parameter today: What "today" and "yesterday" are counted from.
  /// - Throws: ``AnswerError`` if the line is no answer to this question.
  package func read(
    _ line: String, today: CivilDate = .reference
  ) throws(AnswerError) -> Answer {
    let typed = line.trimmed
    guard !typed.isEmpty else { throw .empty }
    switch kind {
    case .text: return Answer(raw: line)
    case .date, .time, .number: return try measured(line, today: today)
    case .choice: return answer(line, [try choice(for: typed)])
    case .several: return answer(line, try places(in: typed))
    }
  }

  /// What an answer reads back as: the labels of its choices.
  package func label(of answer: Answer) -> String {
    if kind == .text { return answer.raw }
    if kind.isMeasured { return measuredLabel(of: answer) }
    guard answer.isUnsure else {
      return answer.values.compactMap { option($0)?.label }.joined(separator: "; ")
    }
    // What was known beside it stays in sight.
    guard kind == .several, let places = try? places(in: answer.raw.trimmed) else {
      return Question.unsureLabel
    }
    return places.map { choices[$0] }.joined(separator: "; ")
  }

  private func answer(_ raw: String, _ picked: [Int]) -> Answer {
    let known = picked.filter { $0 < options.count }.map { options[$0].id }
    let isUnsure = picked.contains(options.count)
    // Not knowing adds the cautious reading; it never takes away what the person does know.
    let values = isUnsure ? known + unsure.filter { !known.contains($0) } : known
    return Answer(raw: raw, values: values, isUnsure: isUnsure)
  }

  /// The places of all choices that a line names, in the order of the list.
  private func places(in typed: String) throws(AnswerError) -> [Int] {
    if let whole = exactChoice(for: typed) { return [whole] }
    var picked = [Int]()
    for part in typed.listed {
      for place in try places(ofPart: part) where !picked.contains(place) { picked.append(place) }
    }
    guard !picked.isEmpty else { throw .noSuchOption(typed) }
    if picked.count > 1, let alone = picked.first(where: { $0 < options.count && excludes($0) }) {
      throw .excludesOthers(options[alone].label)
    }
    return picked.sorted()
  }

  /// "Threats and pictures" are two, unless a label says just that.
  private func places(ofPart part: String) throws(AnswerError) -> [Int] {
    if let one = try? choice(for: part) { return [one] }
    let parts = part.dividedAtAnd
    guard parts.count > 1 else { return [try choice(for: part)] }
    var picked = [Int]()
    for part in parts { picked.append(try choice(for: part)) }
    return picked
  }

  /// Whether an option says that none of the others is so.
  private func excludes(_ place: Int) -> Bool {
    let label = options[place].label.lowercased()
    let alone = ["no", "none", "not-any", "nothing", "nobody", "neither"]
    return alone.contains(options[place].id) || alone.contains(label.folded)
      || ["no, ", "none ", "none, ", "neither "].contains(where: label.hasPrefix)
  }

  /// The choice that is named by its number, or in so many words.
  private func exactChoice(for typed: String) -> Int? {
    if let number = typed.choiceNumber {
      return choices.indices.contains(number - 1) ? number - 1 : nil
    }
    let wanted = typed.folded
    if dontKnow.contains(wanted) { return unsure.isEmpty ? nil : options.count }
    let exact = options.indices.filter { options[$0].names.contains(wanted) }
    return exact.count == 1 ? exact[0] : nil
  }

  /// The place of the one choice that the typed words mean.
  private func choice(for typed: String) throws(AnswerError) -> Int {
    if let place = exactChoice(for: typed) { return place }
    let wanted = typed.folded
    guard !wanted.isEmpty, typed.choiceNumber == nil else { throw .noSuchOption(typed) }
    if dontKnow.contains(wanted), !options.contains(where: { $0.names.contains(wanted) }) {
      throw .mustKnow
    }
    let begun = options.indices.filter { index in
      options[index].spoken.contains { $0.begins(with: wanted) }
    }
    if begun.isEmpty, let inside = onlyOption(with: wanted) { return inside }
    let isUnsureBegun = !unsure.isEmpty && beginningsOfDontKnow.contains(wanted)
    let fitting = begun + (isUnsureBegun ? [options.count] : [])
    guard fitting.count <= 1 else { throw .ambiguous(typed, fitting.map { $0 + 1 }) }
    guard let only = fitting.first else { throw .noSuchOption(typed) }
    return only
  }

  /// The place of the only option in whose label these words stand side by side. Words of a letter
  /// or three say too little to choose by.
  private func onlyOption(with words: String) -> Int? {
    guard words.count >= 4, words != "have" else { return nil }
    let fitting = options.indices.filter { options[$0].label.folded.holds(words) }
    return fitting.count == 1 ? fitting[0] : nil
  }
}

/// Ways people say that they do not know.
let dontKnow: Set<String> = [
  "dont know", "i dont know", "not sure", "im not sure", "unsure", "idk", "dunno",
  "do not know", "i do not know", "no idea", "not known", "unknown",
]

/// What can be nothing but the beginning of "I don't know". "I do" is not among them: it may mean
/// the very opposite.
private let beginningsOfDontKnow: Set<String> = ["don", "dont", "i don", "i dont"]

extension AnswerOption {
  /// What is said for this option, folded.
  fileprivate var spoken: [String] {
    var names = ([label] + words).map(\.folded)
    // "A pupil" is typed as "pupil".
    for article in ["a ", "an ", "the "] where names[0].hasPrefix(article) {
      names.append(String(names[0].dropFirst(article.count)))
    }
    return names
  }

  /// Everything that may be typed for this option, folded.
  fileprivate var names: [String] {
    var names = spoken + [id.folded]
    if id == "yes" { names += ["y", "yeah", "yep"] }
    if id == "no" { names += ["n", "nope"] }
    return names
  }
}
