import FlowEngine
import FlowModel

/// A record's events sorted by what a reader looks for.
struct RecordView {
  struct GivenAdvice {
    let advice: Advice
    let at: Moment
    var outcome: (word: Acknowledgement, at: Moment)?
    /// Since when it no longer applies.
    fileprivate(set) var lifted: Moment?
    /// Whether later advice of the same duty took its place.
    fileprivate var isReplaced = false

    fileprivate init(_ advice: Advice, at moment: Moment) { (self.advice, at) = (advice, moment) }
  }

  let events: [RecordedEvent]
  let marks: RecordMarks
  private(set) var opening: Opening?
  private(set) var telling: (telling: Telling, at: Moment)?
  /// The incident that was chosen first.
  private(set) var firstTitle: String?
  /// The incident that was entered last.
  private(set) var title: String?
  private var given: [GivenAdvice] = []
  // Where the advice for an action stands, and that of a duty which is still open: looked for among
  // all that was given, a long record would take its length squared.
  private var places: [String: Int] = [:]
  private var open: [String: [Int]] = [:]
  private(set) var notes: [(voice: Question.Voice, text: String, at: Moment)] = []
  private(set) var ended: Ended?
  /// The questions that are answered in somebody's own words.
  private(set) var inOwnWords: Set<String> = []

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
    case .advised(let shown): for item in shown { take(item, at: recorded.at) }
    case .lifted(let actions):
      for place in actions.compactMap({ places[$0] }) { given[place].lifted = recorded.at }
    case .acknowledged(let word):
      if let place = places[word.action] { given[place].outcome = (word, recorded.at) }
    case .noted(let voice, let text): notes.append((voice, text, recorded.at))
    case .ended(let ended): self.ended = ended
    case .corrected, .withdrawn: ended = nil
    case .asked(let asked): if asked.voice != nil { inOwnWords.insert(asked.question) }
    case .answered, .looked, .paused, .resumed, .refused, .aside, .rehearsed: break
    }
  }

  /// Takes advice that was not given before, or that applies again: what became of it the first time
  /// says nothing of the second. It takes the place of what is open of its duty.
  private mutating func take(_ item: Advice, at moment: Moment) {
    if let place = places[item.action], given[place].lifted == nil { return }
    if let duty = item.duty {
      for place in open[duty, default: []] where given[place].outcome == nil {
        given[place].isReplaced = true
        places[given[place].advice.action] = nil
      }
      open[duty] = [given.count]
    }
    places[item.action] = given.count
    given.append(GivenAdvice(item, at: moment))
  }

  /// What was advised, in order, without what later advice took the place of.
  var advice: [GivenAdvice] { given.filter { !$0.isReplaced } }

  /// An action in the words in which it was shown.
  func sentence(_ action: String) -> String {
    given.last { $0.advice.action == action }?.advice.sentence ?? action
  }

  var isRehearsal: Bool { opening?.mode == .rehearsal }

  /// What was to be done at once and was not said to be done.
  var outstanding: [Advice] {
    advice.filter {
      $0.advice.kind == .act && $0.advice.by == .now && $0.lifted == nil
        && $0.outcome?.word.state != .done && $0.outcome?.word.state != .doesNotApply
    }.map(\.advice)
  }
}
