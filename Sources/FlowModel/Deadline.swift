/// By when an action is to be done, soonest first.
package enum Deadline: String, Hashable, Sendable, Comparable, CaseIterable {
  case now
  case soon
  case beforeUse = "before-use"
  case today
  case afterwards

  /// The time limit in words a person can act on.
  package var words: String {
    switch self {
    case .now: "now"
    case .soon: "as soon as you reasonably can"
    case .beforeUse: "before it is used"
    case .today: "before you leave today"
    case .afterwards: "when the matter has been dealt with"
    }
  }

  private var rank: Int { Deadline.allCases.firstIndex(of: self)! }

  package static func < (left: Deadline, right: Deadline) -> Bool { left.rank < right.rank }
}
