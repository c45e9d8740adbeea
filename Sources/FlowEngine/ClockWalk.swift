package import FlowModel

/// Goes along the times of a record. They are for reading only: order comes from the numbers of the
/// lines. That a clock ran back is no damage, but whoever reads the times must know it.
package struct ClockWalk: Hashable, Sendable {
  /// A line that carries an earlier time than the line before it.
  package struct Step: Hashable, Sendable {
    /// The number of the event.
    package let seq: Int
    /// What the clock said before.
    package let from: Moment
    /// What it said next.
    package let to: Moment
  }

  /// The first such line.
  package private(set) var firstStep: Step?
  /// How many there are.
  package private(set) var count = 0
  private var last: Moment?

  package init() {}

  /// Takes the time of the next line.
  package mutating func take(_ seq: Int, _ moment: Moment) {
    // In UTC: the offset stands in the first line alone, which may be read elsewhere.
    let at = Moment(milliseconds: moment.milliseconds)
    if let last, at.milliseconds < last.milliseconds {
      firstStep = firstStep ?? Step(seq: seq, from: last, to: at)
      count += 1
    }
    last = at
  }

  /// What a reader of the times must know; nil where they run on.
  package var words: String? {
    guard let firstStep else { return nil }
    let more = count == 1 ? "" : ", and \(count - 1) times more"
    return
      "the clock was set back: line \(firstStep.seq + 1) is of \(firstStep.to.words), the line "
      + "before it of \(firstStep.from.words)\(more). The order of the lines is that of what "
      + "happened; their times are not"
  }

  package static func == (left: ClockWalk, right: ClockWalk) -> Bool {
    left.firstStep == right.firstStep && left.count == right.count
  }

  package func hash(into hasher: inout Hasher) {
    hasher.combine(firstStep)
    hasher.combine(count)
  }
}
