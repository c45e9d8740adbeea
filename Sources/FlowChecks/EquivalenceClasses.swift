import FlowEngine
import FlowModel

/// For each question one answer for every way in which the rules can tell answers apart.
///
/// Numbers, days and times are tried wherever a condition of a flow, a fact or a safety rule can
/// change its mind: see ``BoundaryValues``.
struct EquivalenceClasses {
  private let byQuestion: [String: [Answer]]
  /// The days on which a conversation may begin that the rules can tell apart; just the day of
  /// reference where nothing is said of today beside a fixed day.
  let days: [CivilDate]
  /// Questions that are compared with each other in more ways than are tried.
  let partly: Set<String>

  init(_ library: Library) {
    let boundaries = BoundaryValues(library)
    byQuestion = library.questions.mapValues { $0.classes(points: boundaries.points[$0.id] ?? []) }
    days = boundaries.days
    partly = boundaries.partly
  }

  subscript(_ question: String) -> [Answer] { byQuestion[question]! }
}

extension Question {
  fileprivate func classes(points: Set<Int>) -> [Answer] {
    var answers: [Answer]
    switch kind {
    case .text: return [Answer(raw: "words")]
    case .choice: answers = options.indices.map { answer([$0], typed) }
    case .several: return severalAnswers
    case .number, .date, .time:
      answers = points.sorted().compactMap { value($0).map { Answer(raw: $0, values: [$0]) } }
    }
    if !unsure.isEmpty { answers.append(Answer(raw: unsureWords, values: unsure, isUnsure: true)) }
    return answers
  }

  private var unsureWords: String { "I don't know" }

  /// What a person may type for each option: its name, or its number where the name would be read as
  /// something else.
  private var typed: [String] {
    options.enumerated().map { place, option in
      (try? read(option.id))?.values == [option.id] ? option.id : String(place + 1)
    }
  }

  private func answer(_ picked: [Int], _ typed: [String]) -> Answer {
    Answer(
      raw: picked.map { typed[$0] }.joined(separator: ", "), values: picked.map { options[$0].id })
  }

  /// Every choice of one or more options, and not knowing, alone and beside each choice that is known
  /// all the same: it adds the cautious reading and takes nothing away.
  private var severalAnswers: [Answer] {
    let typed = typed
    let known = (1..<(1 << options.count)).map { subset in
      answer(options.indices.filter { subset >> $0 & 1 == 1 }, typed)
    }
    guard !unsure.isEmpty else { return known }
    let beside = known.filter { answer in !unsure.contains { answer.values.contains($0) } }
    return known + [Answer(raw: unsureWords, values: unsure, isUnsure: true)]
      + beside.map {
        Answer(raw: $0.raw + ", " + unsureWords, values: $0.values + unsure, isUnsure: true)
      }
  }

  /// The value that a measure stands for; nil if it cannot be answered.
  private func value(_ measure: Int) -> String? {
    switch kind {
    case .number: range.contains(measure) ? String(measure) : nil
    case .date: BoundaryValues.date(measure)?.text
    case .time: TimeOfDay(hour: measure / 60, minute: measure % 60)?.text
    case .choice, .several, .text: nil
    }
  }
}
