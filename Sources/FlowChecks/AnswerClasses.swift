import FlowEngine
import FlowModel

/// For each question one answer for every way in which the rules can tell answers apart.
///
/// Numbers, days and times are tried at each boundary that a condition draws, and just before and
/// after it. Where two questions are compared, the one named first is tried on either side of
/// where the other stands.
struct AnswerClasses {
  private let byQuestion: [String: [Answer]]

  init(_ library: Library) {
    let points = Boundaries(library).points
    byQuestion = library.questions.mapValues { $0.classes(points: points[$0.id] ?? []) }
  }

  subscript(_ question: String) -> [Answer] { byQuestion[question]! }
}

extension Question {
  fileprivate func classes(points: Set<Int>) -> [Answer] {
    var answers: [Answer]
    switch kind {
    case .text: return [Answer(raw: "")]
    case .choice: answers = options.map { Answer(raw: "", values: [$0.id]) }
    case .several:
      answers = (1..<(1 << options.count)).map { subset in
        let picked = options.indices.filter { subset >> $0 & 1 == 1 }.map { options[$0].id }
        return Answer(raw: "", values: picked)
      }
    case .number, .date, .time:
      answers = points.sorted().compactMap { value($0).map { Answer(raw: "", values: [$0]) } }
    }
    if !unsure.isEmpty { answers.append(Answer(raw: "", values: unsure, isUnsure: true)) }
    return answers
  }

  /// The value that a measure stands for; nil if it cannot be answered.
  private func value(_ measure: Int) -> String? {
    switch kind {
    case .number: range.contains(measure) ? String(measure) : nil
    case .date: CivilDate(daysSinceEpoch: measure).text
    case .time: TimeOfDay(hour: measure / 60, minute: measure % 60)?.text
    case .choice, .several, .text: nil
    }
  }
}

/// The measures at which some condition changes its mind.
private struct Boundaries {
  private(set) var points: [String: Set<Int>] = [:]

  init(_ library: Library) {
    for question in library.questions.values where question.kind.isMeasured {
      points[question.id] = [question.ordinary]
    }
    for (name, value) in library.exactValues {
      if let measure = library.questions[name]?.kind.measure(value, today: .reference) {
        points[name]?.formUnion([measure - 1, measure, measure + 1])
      }
    }
    let comparisons = library.comparisons
    let linking = comparisons.filter { $0.names.count == 2 }
    for comparison in comparisons where comparison.names.count == 1 {
      for measure in measures(comparison.right) {
        note(comparison.left, comparison.edges(from: measure, library))
      }
      for measure in measures(comparison.left) where comparison.left.isFixed {
        note(comparison.right, comparison.edges(backFrom: measure, library))
      }
    }
    // Between two questions: the left one stands on either side of every edge that the right one
    // draws. Each link is followed once, so that the points do not multiply along chains.
    let drawn = points
    for comparison in linking {
      guard case .question(let right) = comparison.right else { continue }
      for measure in drawn[right] ?? [] {
        note(comparison.left, comparison.edges(from: measure, library))
      }
    }
  }

  private func measures(_ term: Comparison.Term) -> Set<Int> {
    switch term {
    case .question: []
    case .today: [CivilDate.reference.daysSinceEpoch]
    case .number(let number): [number]
    case .date(let date): [date.daysSinceEpoch]
    case .time(let time): [time.minutes]
    }
  }

  private mutating func note(_ term: Comparison.Term, _ measures: [Int]) {
    if case .question(let name) = term { points[name, default: []].formUnion(measures) }
  }
}

extension Comparison.Term {
  fileprivate var isFixed: Bool { if case .question = self { false } else { true } }
}

extension Comparison {
  /// Where the left side must stand to be on either side of every edge.
  fileprivate func edges(from right: Int, _ library: Library) -> [Int] {
    let near = [right - 1, right, right + 1]
    guard case .within(let span) = relation else { return near }
    let ends = Set(library.settings.values.map { span.end(from: right, closed: $0.closed) })
    return near + ends + ends.map { $0 + 1 }
  }

  /// Where the right side must stand, with the left one fixed.
  fileprivate func edges(backFrom left: Int, _ library: Library) -> [Int] {
    let near = [left - 1, left, left + 1]
    guard case .within(let span) = relation else { return near }
    return near
      + library.settings.values.flatMap { setting -> [Int] in
        // The first start whose span still reaches the left side, and the one before it.
        var start = left
        while start > left - 4_000, span.end(from: start - 1, closed: setting.closed) >= left {
          start -= 1
        }
        return [start - 1, start]
      }
  }
}

extension Span {
  /// The measure at which a span that starts here ends.
  fileprivate func end(from start: Int, closed: Set<CivilDate>) -> Int {
    switch unit {
    case .minutes: start + count
    case .hours: start + 60 * count
    case .days, .weeks, .months, .years, .workingDays:
      CivilDate(daysSinceEpoch: start).later(by: self, closed: closed).daysSinceEpoch
    }
  }
}

extension Question {
  /// A measure that nothing is special about.
  fileprivate var ordinary: Int {
    switch kind {
    case .date: CivilDate.reference.daysSinceEpoch
    case .time: 10 * 60
    default: min(max(0, range.lowerBound), range.upperBound)
    }
  }
}
