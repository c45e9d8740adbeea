package import FlowModel

/// Something that happened in a conversation. Events are only ever added; the state of a
/// conversation is what you get by going through them in order.
package enum Event: Hashable, Sendable {
  /// The record begins.
  case opened(Opening)
  /// The person said in their own words, or by number, what has happened.
  case told(Telling)
  /// An incident was entered.
  case entered(flow: String, title: String, by: EnteredBy)
  /// Advice was shown: the exact words.
  case advised([Advice])
  /// A question was put.
  case asked(Asked)
  /// A line was typed that was not taken: it stands here as typed, with what was said to it.
  case refused(Refusal)
  /// Something stands before what the walk asks: a proposal, a change, a note, a doubt.
  case aside(Aside)
  /// A question was answered.
  case answered(question: String, Answer, shown: String)
  /// An earlier answer was replaced; the old one stays on record. `seq` is the event it corrects.
  case corrected(question: String, Answer, shown: String, seq: Int)
  /// The last answer was taken back; the event it takes back stays on record.
  case withdrawn(question: String, seq: Int)
  /// What was shown no longer applies, since an answer was changed or taken back, or what was
  /// proposed was not it: the names of the actions. If they apply again they are shown again.
  case lifted([String])
  /// A note, kept exactly as typed.
  case noted(voice: Question.Voice, text: String)
  /// The person said what became of an action.
  case acknowledged(Acknowledgement)
  /// Something was shown or hidden on request: `contacts`, `now`, `why`, `hide`, ...
  case looked(String)
  /// The walk reached its end.
  case ended(Ended)
  /// The person left, and how: `save`, `quit`, `end-of-input`, `interrupt`.
  case paused(reason: String)
  /// The record was taken up again.
  case resumed(Resumption)
  /// What a rehearsal is about and how it went. Nothing that is typed can become one of these.
  case rehearsed(RehearsalFact)
}

extension Sequence where Element == Event {
  /// The answer that stands for each question: the last that was given and not taken back.
  package var standingAnswers: [String: Answer] {
    reduce(into: [:]) { answers, event in
      switch event {
      case .answered(let question, let answer, _), .corrected(let question, let answer, _, _):
        answers[question] = answer
      case .withdrawn(let question, _): answers[question] = nil
      default: break
      }
    }
  }
}

/// What a record binds at its start.
package struct Opening: Hashable, Sendable {
  /// Whether it happened, or was practised.
  package enum Mode: String, Hashable, Sendable {
    case live, rehearsal
  }

  /// The policy documents as they were on the day.
  package struct PolicyState: Hashable, Sendable {
    /// The id of the policy in the flow files.
    package var id: String
    /// The title of the document.
    package var title: String
    /// As the document prints it; nil where it does not.
    package var version: String?
    /// In words, as the document prints it; nil where it does not.
    package var approved: String?
    /// When it is due for review, in words; nil where the document does not say.
    package var review: String?
    /// Whether the review was due by then.
    package var overdue: ReviewState

    package init(
      id: String, title: String, version: String?, approved: String?, review: String?,
      overdue: ReviewState
    ) {
      self.id = id
      self.title = title
      self.version = version
      self.approved = approved
      self.review = review
      self.overdue = overdue
    }
  }

  /// Whether the review of a policy is overdue, as records write it.
  package enum ReviewState: String, Hashable, Sendable, CaseIterable {
    case overdue = "yes"
    case inDate = "no"
    /// The document prints no review date.
    case unknown
  }

  /// The version of the record's format that is written now (docs/transcript-format.md).
  package static let latestFormat = 2

  /// The version of the format: 1 is what Waymark 0.1.0 wrote.
  package var format: Int
  /// A random UUID, lower case. The file is named after it, and after nothing else.
  package var record: String
  /// Whether it happened, or was practised.
  package var mode: Mode
  /// The program and its version.
  package var program: String
  /// The id of the setting.
  package var setting: String
  /// What the setting was called on the screen.
  package var settingTitle: String
  /// The policy documents of the setting.
  package var policies: [PolicyState]
  /// SHA-256 of every flow, setting and policy file in use, by path.
  package var digests: [String: String]
  /// The account the program ran under; who typed is asked at the end.
  package var account: String
  /// Minutes that the place's clock was ahead of UTC.
  package var offset: Int

  package init(
    record: String, mode: Mode, program: String, setting: String, settingTitle: String,
    policies: [PolicyState], digests: [String: String], account: String, offset: Int,
    format: Int = Opening.latestFormat
  ) {
    self.format = format
    self.record = record
    self.mode = mode
    self.program = program
    self.setting = setting
    self.settingTitle = settingTitle
    self.policies = policies
    self.digests = digests
    self.account = account
    self.offset = offset
  }

  /// The same in another mode: for turning to practice before anything is recorded.
  package func with(mode: Mode) -> Opening {
    var copy = self
    copy.mode = mode
    return copy
  }
}

/// How the conversation found its flow.
package struct Telling: Hashable, Sendable {
  /// Exactly what was typed.
  package let text: String
  /// The flows that were offered, best first.
  package let offered: [String]

  package init(text: String, offered: [String]) {
    self.text = text
    self.offered = offered
  }
}

/// A question exactly as it was shown.
package struct Asked: Hashable, Sendable {
  /// The id of the question.
  package let question: String
  /// The exact words shown.
  package let text: String
  /// The line below the question; nil where there was none.
  package let help: String?
  /// The choices in the order of their numbers.
  package let options: [String]
  /// Whose words the answer will hold; nil where it is chosen and not written.
  package let voice: Question.Voice?

  package init(
    question: String, text: String, help: String? = nil, options: [String] = [],
    voice: Question.Voice? = nil
  ) {
    self.question = question
    self.text = text
    self.help = help
    self.options = options
    self.voice = voice
  }
}

/// What became of an action, as the person said.
package struct Acknowledgement: Hashable, Sendable {
  /// What a person can say of an action.
  package enum State: String, Hashable, Sendable, CaseIterable {
    case done
    case notYet = "not-yet"
    case cannot
    case doesNotApply = "does-not-apply"
  }

  /// The id of the action.
  package let action: String
  /// The words of the action as shown.
  package let text: String
  /// What the person said.
  package let state: State
  /// When it was done, or why it cannot be. A time of day is written `14:05`, whatever was typed.
  package let detail: String?
  /// The line as typed; nil in records of the first format, which kept only the detail.
  package let raw: String?

  package init(
    action: String, text: String, state: State, detail: String? = nil, raw: String? = nil
  ) {
    self.action = action
    self.text = text
    self.state = state
    self.detail = detail
    self.raw = raw
  }
}

/// How a walk ended, as shown.
package struct Ended: Hashable, Sendable {
  /// The id of the ending.
  package let ending: String
  /// The exact words shown.
  package let text: String
  /// Whom to tell, in order, in words.
  package let tell: [String]
  /// By when somebody is to be told.
  package let by: Deadline

  package init(ending: String, text: String, tell: [String], by: Deadline) {
    self.ending = ending
    self.text = text
    self.tell = tell
    self.by = by
  }
}

/// How a record was taken up again, and what of it was torn.
package struct Resumption: Hashable, Sendable {
  /// Bytes of a last line that was never completed, hence never acknowledged. Zero as a rule.
  package let tornLength: Int
  /// SHA-256 of those bytes, lower-case hex; nil if nothing was torn.
  package let tornDigest: String?
  /// The bytes themselves, base64.
  package let tornBytes: String?

  package init(tornLength: Int = 0, tornDigest: String? = nil, tornBytes: String? = nil) {
    self.tornLength = tornLength
    self.tornDigest = tornDigest
    self.tornBytes = tornBytes
  }
}

/// An event with its place in the record and the time it was written.
package struct RecordedEvent: Hashable, Sendable {
  /// Dense, from 0. Order comes from this and never from the time.
  package let seq: Int
  /// When it was put on record, by the clock of the machine.
  package let at: Moment
  /// What happened.
  package let event: Event

  package init(seq: Int, at: Moment, event: Event) {
    self.seq = seq
    self.at = at
    self.event = event
  }
}
