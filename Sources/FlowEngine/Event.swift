public import FlowModel

/// Something that happened in a conversation. Events are only ever added; the state of a
/// conversation is what you get by going through them in order.
public enum Event: Hashable, Sendable {
  /// The record begins.
  case opened(Opening)
  /// The person said in their own words, or by number, what has happened.
  case told(Telling)
  /// A flow was entered, by `person` (chosen or confirmed), by `option` (named on the command
  /// line), by `card` (of a rehearsal) or by `flow` (a jump).
  case entered(flow: String, title: String, by: String)
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
  public var standingAnswers: [String: Answer] {
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
public struct Opening: Hashable, Sendable {
  public enum Mode: String, Hashable, Sendable {
    case live, rehearsal
  }

  /// The policy documents as they were on the day.
  public struct PolicyState: Hashable, Sendable {
    public let id: String
    public let title: String
    public let version: String?
    public let approved: String?
    public let review: String?
    /// `yes`, `no`, or `unknown` where the document prints no review date.
    public let overdue: String

    public init(
      id: String, title: String, version: String?, approved: String?, review: String?,
      overdue: String
    ) {
      self.id = id
      self.title = title
      self.version = version
      self.approved = approved
      self.review = review
      self.overdue = overdue
    }
  }

  /// The version of the record's format that is written now (docs/transcript-format.md).
  public static let latestFormat = 2

  /// The version of the format: 1 is what Waymark 0.1.0 wrote.
  public let format: Int
  /// A random UUID, lower case. The file is named after it, and after nothing else.
  public let record: String
  public let mode: Mode
  public let program: String
  public let setting: String
  public let settingTitle: String
  public let policies: [PolicyState]
  /// SHA-256 of every flow, setting and policy file in use, by path.
  public let digests: [String: String]
  /// The account the program ran under; who typed is asked at the end.
  public let account: String
  /// Minutes that the place's clock was ahead of UTC.
  public let offset: Int

  public init(
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
  public func with(mode: Mode) -> Opening {
    Opening(
      record: record, mode: mode, program: program, setting: setting, settingTitle: settingTitle,
      policies: policies, digests: digests, account: account, offset: offset, format: format)
  }
}

/// How the conversation found its flow.
public struct Telling: Hashable, Sendable {
  /// Exactly what was typed.
  public let text: String
  /// The flows that were offered, best first.
  public let offered: [String]

  public init(text: String, offered: [String]) {
    self.text = text
    self.offered = offered
  }
}

/// A question exactly as it was shown.
public struct Asked: Hashable, Sendable {
  public let question: String
  public let text: String
  public let help: String?
  /// The choices in the order of their numbers.
  public let options: [String]
  /// Whose words the answer will hold; nil where it is chosen and not written.
  public let voice: Question.Voice?

  public init(
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
public struct Acknowledgement: Hashable, Sendable {
  public enum State: String, Hashable, Sendable, CaseIterable {
    case done
    case notYet = "not-yet"
    case cannot
    case doesNotApply = "does-not-apply"
  }

  public let action: String
  /// The words of the action as shown.
  public let text: String
  public let state: State
  /// When it was done, or why it cannot be. A time of day is written `14:05`, whatever was typed.
  public let detail: String?
  /// The line as typed; nil in records of the first format, which kept only the detail.
  public let raw: String?

  public init(
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
public struct Ended: Hashable, Sendable {
  public let ending: String
  public let text: String
  /// Whom to tell, in order, in words.
  public let tell: [String]
  public let by: Deadline

  public init(ending: String, text: String, tell: [String], by: Deadline) {
    self.ending = ending
    self.text = text
    self.tell = tell
    self.by = by
  }
}

/// How a record was taken up again, and what of it was torn.
public struct Resumption: Hashable, Sendable {
  /// Bytes of a last line that was never completed, hence never acknowledged. Zero as a rule.
  public let tornLength: Int
  /// SHA-256 of those bytes, lower-case hex; nil if nothing was torn.
  public let tornDigest: String?
  /// The bytes themselves, base64.
  public let tornBytes: String?

  public init(tornLength: Int = 0, tornDigest: String? = nil, tornBytes: String? = nil) {
    self.tornLength = tornLength
    self.tornDigest = tornDigest
    self.tornBytes = tornBytes
  }
}

/// An event with its place in the record and the time it was written.
public struct RecordedEvent: Hashable, Sendable {
  /// Dense, from 0. Order comes from this and never from the time.
  public let seq: Int
  public let at: Moment
  public let event: Event

  public init(seq: Int, at: Moment, event: Event) {
    self.seq = seq
    self.at = at
    self.event = event
  }
}
