import FlowEngine
import FlowModel

/// A record's events sorted by what a reader looks for.
struct RecordView {
  struct GivenAdvice {
    let advice: Advice
    let at: Moment
    var outcome: (word: Acknowledgement, at: Moment)?
  }

  let events: [RecordedEvent]
  let marks: RecordMarks
  private(set) var opening: Opening?
  private(set) var telling: (telling: Telling, at: Moment)?
  /// The incident that was chosen first.
  private(set) var firstTitle: String?
  /// The incident that was entered last.
  private(set) var title: String?
  private(set) var advice: [GivenAdvice] = []
  private(set) var notes: [(voice: Question.Voice, text: String, at: Moment)] = []
  private(set) var ended: Ended?

  init(_ events: [RecordedEvent], _ marks: RecordMarks) {
    self.events = events
    self.marks = marks
    for recorded in events { take(recorded) }
  }

  private mutating func take(_ recorded: RecordedEvent) {
    switch recorded.event {
    case .opened(let opening): self.opening = opening
    case .told(let telling): if self.telling == nil { self.telling = (telling, recorded.at) }
    case .entered(_, let title, _):
      firstTitle = firstTitle ?? title
      self.title = title
    case .advised(let shown):
      for item in shown where !advice.contains(where: { $0.advice.action == item.action }) {
        if let duty = item.duty {
          advice.removeAll { $0.advice.duty == duty && $0.outcome == nil }
        }
        advice.append(GivenAdvice(advice: item, at: recorded.at))
      }
    case .acknowledged(let word):
      if let place = advice.firstIndex(where: { $0.advice.action == word.action }) {
        advice[place].outcome = (word, recorded.at)
      }
    case .noted(let voice, let text): notes.append((voice, text, recorded.at))
    case .ended(let ended): self.ended = ended
    case .corrected, .withdrawn: ended = nil
    case .asked, .answered, .looked, .paused, .resumed: break
    }
  }

  var isRehearsal: Bool { opening?.mode == .rehearsal }

  /// What was to be done at once and was not said to be done.
  var outstanding: [Advice] {
    advice.filter {
      $0.advice.kind == .act && $0.advice.by == .now && $0.outcome?.word.state != .done
    }.map(\.advice)
  }
}
