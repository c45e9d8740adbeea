import FlowEngine
import FlowModel

/// For each question one answer for every way in which the rules can tell answers apart.
///
/// Numbers, days and times are tried at each boundary that a condition draws, and just before and
/// after it. Where two questions are compared, the boundaries of one are those of the other,
/// moved by the span between them.
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
    let comparisons = library.comparisons
    // A boundary travels along a chain of compared questions; three rounds reach across three.
    for _ in 0..<3 {
      for comparison in comparisons { spread(comparison, library) }
    }
  }

  private mutating func spread(_ comparison: Comparison, _ library: Library) {
    let (left, right) = (measures(comparison.left), measures(comparison.right))
    for measure in right { note(comparison.left, comparison.edges(from: measure, library)) }
    for measure in left { note(comparison.right, comparison.edges(backFrom: measure)) }
  }

  private func measures(_ term: Comparison.Term) -> Set<Int> {
    switch term {
    case .question(let name): points[name] ?? []
    case .today: [CivilDate.reference.daysSinceEpoch]
    case .number(let number): [number]
    case .date(let date): [date.daysSinceEpoch]
    case .time(let time): [time.minutes]
    }
  }

  private mutating func note(_ term: Comparison.Term, _ measures: [Int]) {
    guard case .question(let name) = term, points[name]?.count ?? 0 < 60 else { return }
    points[name, default: []].formUnion(measures)
  }
}

extension Comparison {
  /// Where the left side must stand to be on either side of every edge.
  fileprivate func edges(from right: Int, _ library: Library) -> [Int] {
    guard case .within(let span) = relation else { return [right - 1, right, right + 1] }
    let ends = library.settings.values.map { setting in
      span.unit.isOfClock
        ? right + span.count * (span.unit == .hours ? 60 : 1)
        : CivilDate(daysSinceEpoch: right).later(by: span, closed: setting.closed).daysSinceEpoch
    }
    return [right - 1, right, right + 1] + ends + ends.map { $0 + 1 }
  }

  /// Where the right side must stand. A span is not counted back: the left side moves instead.
  fileprivate func edges(backFrom left: Int) -> [Int] { [left - 1, left, left + 1] }
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

extension Library {
  /// Every comparison that some step or fact makes.
  fileprivate var comparisons: [Comparison] {
    facts.values.flatMap(\.comparisons)
      + flows.values.flatMap { $0.steps.flatMap(\.comparisons) }
  }
}

extension Step {
  fileprivate var comparisons: [Comparison] {
    guard case .when(let condition, let then, let otherwise) = kind else { return [] }
    return condition.comparisons + (then + otherwise).flatMap(\.comparisons)
  }
}

extension Condition {
  fileprivate var comparisons: [Comparison] {
    switch self {
    case .compares(let comparison): [comparison]
    case .not(let inner): inner.comparisons
    case .all(let parts), .any(let parts): parts.flatMap(\.comparisons)
    case .isValue, .isOneOf, .answered, .unsure, .fact: []
    }
  }
}
