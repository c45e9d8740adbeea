import FlowEngine
import FlowModel

/// For each question one answer for every way in which the rules can tell answers apart.
///
/// Numbers, days and times are tried wherever a condition of a flow, a fact or a safety rule can
/// change its mind: see ``Boundaries``.
struct AnswerClasses {
  private let byQuestion: [String: [Answer]]
  /// The days on which a conversation may begin that the rules can tell apart; just the day of
  /// reference where nothing is said of today beside a fixed day.
  let days: [CivilDate]

  init(_ library: Library) {
    let boundaries = Boundaries(library)
    byQuestion = library.questions.mapValues { $0.classes(points: boundaries.points[$0.id] ?? []) }
    days = boundaries.days
  }

  subscript(_ question: String) -> [Answer] { byQuestion[question]! }
}

extension Question {
  fileprivate func classes(points: Set<Int>) -> [Answer] {
    var answers: [Answer]
    switch kind {
    case .text: return [Answer(raw: "words")]
    case .choice: answers = options.map { answer([$0.id]) }
    case .several: return subsets.map { answer($0) } + unsureSubsets
    case .number, .date, .time:
      answers = points.sorted().compactMap { value($0).map { answer([$0]) } }
    }
    if !unsure.isEmpty { answers.append(Answer(raw: unsureWords, values: unsure, isUnsure: true)) }
    return answers
  }

  private var unsureWords: String { "I don't know" }

  /// Every choice of one or more options, each in the question's order.
  private var subsets: [[String]] {
    (1..<(1 << options.count)).map { subset in
      options.indices.filter { subset >> $0 & 1 == 1 }.map { options[$0].id }
    }
  }

  /// Not knowing, alone and beside each choice that is known all the same: it adds the cautious
  /// reading and takes nothing away.
  private var unsureSubsets: [Answer] {
    guard !unsure.isEmpty else { return [] }
    return ([[]] + subsets.filter { Set($0).isDisjoint(with: unsure) }).map { known in
      let words = known.isEmpty ? unsureWords : answer(known).raw + ", " + unsureWords
      return Answer(raw: words, values: known + unsure, isUnsure: true)
    }
  }

  /// The answer with these values, and what a person may type for it: the names of the options, or
  /// their numbers where a name would be read as something else.
  private func answer(_ values: [String]) -> Answer {
    let names = values.joined(separator: ", ")
    if !kind.isChosen || (try? read(names))?.values == values {
      return Answer(raw: names, values: values)
    }
    let numbers = values.compactMap { value in options.firstIndex { $0.id == value } }
    return Answer(
      raw: numbers.map { String($0 + 1) }.joined(separator: ", "), values: values)
  }

  /// The value that a measure stands for; nil if it cannot be answered.
  private func value(_ measure: Int) -> String? {
    switch kind {
    case .number: range.contains(measure) ? String(measure) : nil
    case .date: Boundaries.date(measure)?.text
    case .time: TimeOfDay(hour: measure / 60, minute: measure % 60)?.text
    case .choice, .several, .text: nil
    }
  }
}
