public import FlowModel

extension Question {
  /// The label of the choice that stands for not knowing.
  public static let unsureLabel = "I don't know"

  /// The choices as numbered on the screen: the options, then "I don't know" where it is offered
  /// and no option of its own says so.
  public var choices: [String] {
    options.map(\.label) + (unsure.isEmpty || !kind.isChosen ? [] : [Question.unsureLabel])
  }

  /// Reads a typed line as an answer: by number, unique beginning, or words.
  ///
  /// Several answers are separated by commas, "and" or spaces between numbers.
  /// - Parameter today: What "today" and "yesterday" are counted from.
  /// - Throws: ``AnswerError`` if the line is no answer to this question.
  public func read(
    _ line: String, today: CivilDate = .reference
  ) throws(AnswerError) -> Answer {
    let typed = line.trimmed
    guard !typed.isEmpty else { throw .empty }
    switch kind {
    case .text: return Answer(raw: line)
    case .date, .time, .number: return try measured(line, today: today)
    case .choice:
      let choice = try choice(for: typed)
      return answer(line, [choice])
    case .several:
      var picked = [Int]()
      for part in typed.listed {
        let choice = try choice(for: part)
        if !picked.contains(choice) { picked.append(choice) }
      }
      guard !picked.isEmpty else { throw .empty }
      return answer(line, picked.sorted())
    }
  }

  /// What an answer reads back as: the labels of its choices.
  public func label(of answer: Answer) -> String {
    if kind == .text { return answer.raw }
    if kind.isMeasured { return measuredLabel(of: answer) }
    let picked = answer.values.compactMap { option($0)?.label }
    return answer.isUnsure ? Question.unsureLabel : picked.joined(separator: "; ")
  }

  private func answer(_ raw: String, _ picked: [Int]) -> Answer {
    let known = picked.filter { $0 < options.count }.map { options[$0].id }
    let isUnsure = picked.contains(options.count)
    // Not knowing adds the cautious reading; it never takes away what the person does know.
    let values = isUnsure ? known + unsure.filter { !known.contains($0) } : known
    return Answer(raw: raw, values: values, isUnsure: isUnsure)
  }

  /// The place of the one choice that the typed words mean.
  private func choice(for typed: String) throws(AnswerError) -> Int {
    if let number = Int(typed) {
      guard (1...choices.count).contains(number) else { throw .noSuchOption(typed) }
      return number - 1
    }
    let wanted = typed.folded
    if dontKnow.contains(wanted) {
      if !unsure.isEmpty { return options.count }
      if !options.contains(where: { $0.names.contains(wanted) }) { throw .mustKnow }
    }
    let exact = options.indices.filter { options[$0].names.contains(wanted) }
    if exact.count == 1 { return exact[0] }
    let begun = options.indices.filter { index in
      options[index].names.contains { $0.hasPrefix(wanted) }
    }
    if begun.isEmpty, let inside = onlyOption(with: wanted) { return inside }
    let unsureBegun = !unsure.isEmpty && Question.unsureLabel.folded.hasPrefix(wanted)
    let fitting = begun + (unsureBegun ? [options.count] : [])
    guard fitting.count <= 1 else { throw .ambiguous(typed, fitting.map { $0 + 1 }) }
    guard let only = fitting.first else { throw .noSuchOption(typed) }
    return only
  }
}

extension Question {
  /// The place of the only option in whose label these words stand side by side. Words of a letter
  /// or three say too little to choose by.
  fileprivate func onlyOption(with words: String) -> Int? {
    guard words.count >= 4 else { return nil }
    let fitting = options.indices.filter { " \(options[$0].label.folded) ".holds(" \(words) ") }
    return fitting.count == 1 ? fitting[0] : nil
  }
}

/// Ways people say that they do not know.
let dontKnow: Set<String> = [
  "dont know", "i dont know", "not sure", "im not sure", "unsure", "idk", "dunno",
  "do not know", "i do not know", "no idea", "not known", "unknown", "?",
]

extension AnswerOption {
  /// Everything that may be typed for this option, folded.
  fileprivate var names: [String] {
    var names = ([label, id] + words).map(\.folded)
    // "A pupil" is typed as "pupil".
    for article in ["a ", "an ", "the "] where names[0].hasPrefix(article) {
      names.append(String(names[0].dropFirst(article.count)))
    }
    if id == "yes" { names += ["y", "yeah", "yep"] }
    if id == "no" { names += ["n", "nope"] }
    return names
  }
}

extension String {
  fileprivate func holds(_ part: String) -> Bool {
    indices.contains { self[$0...].hasPrefix(part) }
  }

  /// Lower case, apostrophes and stops dropped, hyphens as spaces: how typed words are compared.
  var folded: String {
    var text = ""
    for character in lowercased() where !"'’.,!\"“”".contains(character) {
      text.append(character == "-" ? " " : character)
    }
    return text == "?" ? text : text.split(separator: " ").joined(separator: " ")
  }

  /// The parts of a list: "1, 3", "1 3" or "threats and pictures".
  fileprivate var listed: [String] {
    if allSatisfy({ $0.isNumber || $0 == " " }) { return split(separator: " ").map(String.init) }
    return split(whereSeparator: { ",;+&".contains($0) }).map { String($0).trimmed }
      .flatMap {
        $0.allSatisfy { $0.isNumber || $0 == " " }
          ? $0.split(separator: " ").map(String.init) : [$0]
      }
      .filter { !$0.isEmpty }
  }
}
