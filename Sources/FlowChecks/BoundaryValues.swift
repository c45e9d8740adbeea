import FlowEngine
import FlowModel

/// The measures at which some condition changes its mind.
///
/// A measure that is compared with a fixed one is tried on it and on either side. Measures that are
/// compared with each other form a group, and so does today with them. Within a group every point
/// of one draws points of those it is compared with, once for each further member: whatever can be
/// true of all of them together is then true of some of the points. (Each comparison bounds a
/// difference. Where some measures keep all bounds, there are also some that stand right at bounds,
/// and those lie on a chain of comparisons that begins at a fixed measure or anywhere.)
struct BoundaryValues {
  /// What today is called among the questions: a reserved word, so that no question is.
  private static let today = "today"

  /// More points than this for one question are not followed on.
  private static let limit = 80

  private(set) var points: [String: Set<Int>] = [:]
  /// The questions of groups whose points came to be too many: how these lie to each other is tried
  /// in part.
  private(set) var partly: Set<String> = []
  private let library: Library
  private let closings: [Set<CivilDate>]

  init(_ library: Library) {
    self.library = library
    // Settings that are closed on the same days draw the same points.
    closings = Array(Set(library.settings.values.map(\.closed)))
    let comparisons = Array(Set(library.comparisons.filter { $0.left.name != $0.right.name }))
    for question in library.questions.values where question.kind.isMeasured {
      points[question.id] = [question.ordinary]
    }
    points[BoundaryValues.today] = [CivilDate.reference.daysSinceEpoch]
    noteExactValues()
    for comparison in comparisons { noteFixed(comparison) }
    let links = comparisons.filter { $0.left.name != nil && $0.right.name != nil }
    for group in BoundaryValues.groups(links) {
      follow(links.filter { group.contains($0.left.name!) })
    }
  }

  /// The days on which a conversation may begin, the day of reference first.
  var days: [CivilDate] {
    let others = points[BoundaryValues.today]!.subtracting([CivilDate.reference.daysSinceEpoch])
    return [.reference] + others.sorted().compactMap(BoundaryValues.date)
  }

  /// The day, if it can be written: years have four digits.
  static func date(_ measure: Int) -> CivilDate? {
    let day = CivilDate(daysSinceEpoch: measure)
    return (1...9_999).contains(day.year) ? day : nil
  }

  private mutating func noteExactValues() {
    for (name, value) in library.exactValues {
      if let measure = library.questions[name]?.kind.measure(value, today: .reference) {
        points[name]?.formUnion([measure - 1, measure, measure + 1])
      }
    }
  }

  private mutating func noteFixed(_ comparison: Comparison) {
    if let left = comparison.left.name, let right = comparison.right.measure {
      let near = edges(of: comparison, from: right)
      points[left]?.formUnion(near)
    }
    if let right = comparison.right.name, let left = comparison.left.measure {
      let near = edges(of: comparison, backFrom: left)
      points[right]?.formUnion(near)
    }
  }

  /// The names that are compared with each other, straight or through others.
  private static func groups(_ links: [Comparison]) -> [Set<String>] {
    links.reduce(into: []) { groups, link in
      let ends: Set<String> = [link.left.name!, link.right.name!]
      let touched = groups.filter { !$0.isDisjoint(with: ends) }
      groups.removeAll { !$0.isDisjoint(with: ends) }
      groups.append(touched.reduce(ends) { $0.union($1) })
    }
  }

  /// Lets the points of a group draw each other; where these come to be too many, only one link on.
  private mutating func follow(_ links: [Comparison]) {
    let members = links.reduce(into: Set<String>()) {
      $0.formUnion([$1.left.name!, $1.right.name!])
    }
    let before = points
    let countsWorkingDays = links.count > 1 && links.contains { $0.countsWorkingDays }
    let isAnchored = countsWorkingDays || members.contains { points[$0]!.count > 1 }
    // One comparison alone comes out alike on every day of the week.
    let seeds = countsWorkingDays ? weekdays : []
    for name in members {
      points[name]!.formUnion(seeds.union(library.questions[name]?.ends ?? []))
    }
    // Where no day is fixed, only how far the others lie from today can matter.
    let fixed = isAnchored ? nil : BoundaryValues.today
    for _ in 1..<members.count {
      draw(links, fixed: fixed)
      guard members.allSatisfy({ points[$0]!.count <= BoundaryValues.limit }) else {
        points = before
        partly.formUnion(members.subtracting([BoundaryValues.today]))
        return drawOnce(links)
      }
    }
  }

  /// One link on, from either side of each comparison.
  private mutating func draw(_ links: [Comparison], fixed: String?) {
    let drawn = points
    for link in links {
      let (left, right) = (link.left.name!, link.right.name!)
      if left != fixed { grow(left, drawn[right]!.flatMap { edges(of: link, from: $0) }) }
      if right != fixed { grow(right, drawn[left]!.flatMap { edges(of: link, backFrom: $0) }) }
    }
  }

  /// The side that is named first beside the other, and whatever is compared with today.
  private mutating func drawOnce(_ links: [Comparison]) {
    let drawn = points
    for link in links {
      let (left, right) = (link.left.name!, link.right.name!)
      if left == BoundaryValues.today {
        grow(right, drawn[left]!.flatMap { edges(of: link, backFrom: $0) })
      } else {
        grow(left, drawn[right]!.flatMap { edges(of: link, from: $0) })
      }
    }
  }

  private mutating func grow(_ name: String, _ measures: [Int]) {
    points[name]!.formUnion(measures)
  }

  /// A week, and every day about which some setting is closed: what working days depend on.
  private var weekdays: Set<Int> {
    let first = CivilDate.reference.daysSinceEpoch
    let closed = closings.flatMap { $0 }.map(\.daysSinceEpoch)
    return Set(first..<first + 7).union(closed.flatMap { [$0 - 1, $0, $0 + 1] })
  }

  /// Where the left side must stand to be on either side of every edge.
  private func edges(of comparison: Comparison, from right: Int) -> [Int] {
    let near = [right - 1, right, right + 1]
    guard case .within(let span) = comparison.relation else { return near }
    let ends = Set(closings.map { span.end(from: right, closed: $0) })
    return near + ends + ends.map { $0 + 1 }
  }

  /// Where the right side must stand, with the left one fixed.
  private func edges(of comparison: Comparison, backFrom left: Int) -> [Int] {
    let near = [left - 1, left, left + 1]
    guard case .within(let span) = comparison.relation else { return near }
    return near
      + closings.flatMap { closed -> [Int] in
        let first = span.firstStart(reaching: left, closed: closed)
        return [first - 1, first]
      }
  }
}

extension Comparison {
  fileprivate var countsWorkingDays: Bool {
    if case .within(let span) = relation { span.unit == .workingDays } else { false }
  }
}

extension Comparison.Term {
  /// The question, or today; nil for what is fixed.
  fileprivate var name: String? {
    switch self {
    case .question(let name): name
    case .today: "today"
    case .number, .date, .time: nil
    }
  }

  /// The measure of what is fixed.
  fileprivate var measure: Int? {
    switch self {
    case .question, .today: nil
    case .number(let number): number
    case .date(let date): date.daysSinceEpoch
    case .time(let time): time.minutes
    }
  }
}

extension TimeSpan {
  /// The measure at which a span that starts here ends.
  fileprivate func end(from start: Int, closed: Set<CivilDate>) -> Int {
    switch unit {
    case .minutes: start + count
    case .hours: start + 60 * count
    case .days, .weeks, .months, .years, .workingDays:
      CivilDate(daysSinceEpoch: start).later(by: self, closed: closed).daysSinceEpoch
    }
  }

  /// The first start from which the span still reaches this measure. A later start never ends
  /// sooner, so it is found by halving.
  fileprivate func firstStart(reaching goal: Int, closed: Set<CivilDate>) -> Int {
    var step = 1
    while end(from: goal - step, closed: closed) >= goal { step *= 2 }
    var (low, high) = (goal - step, goal)
    while high - low > 1 {
      let middle = (low + high) / 2
      if end(from: middle, closed: closed) >= goal { high = middle } else { low = middle }
    }
    return high
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

  /// The least and the greatest that can be answered, where that is a bound to be met.
  fileprivate var ends: [Int] {
    switch kind {
    case .time: [0, 24 * 60 - 1]
    case .number:
      [range.lowerBound, range.upperBound].filter { abs($0) < Question.anyNumber.upperBound }
    case .choice, .several, .date, .text: []
    }
  }
}
