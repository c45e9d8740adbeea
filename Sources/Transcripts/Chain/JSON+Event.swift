import FlowEngine
import FlowModel

extension Event {
  /// Reads an event from the fields of its line.
  ///
  /// - Throws: ``JSONProblem`` for an unknown type, and for a field that is missing, wrong or
  ///   not expected.
  init(type: String, _ fields: inout FieldReader) throws(JSONProblem) {
    switch type {
    case "open": self = .opened(try Opening(&fields))
    case "told":
      self = .told(
        Telling(text: try fields.text("text"), offered: try fields.texts("offered")))
    case "enter":
      self = .entered(
        flow: try fields.text("flow"), title: try fields.text("title"),
        by: try fields.word("by", EnteredBy.self))
    case "advise":
      var advice = [Advice]()
      for var object in try fields.objects("advice") { advice.append(try Advice(&object)) }
      self = .advised(advice)
    case "ask":
      self = .asked(
        Asked(
          question: try fields.text("question"), text: try fields.text("text"),
          help: try fields.optionalText("help"), options: try fields.texts("options"),
          voice: try fields.optionalWord("voice", Question.Voice.self)))
    case "answer":
      let (question, answer, shown) = try answer(&fields)
      self = .answered(question: question, answer, shown: shown)
    case "correct":
      let (question, answer, shown) = try answer(&fields)
      self = .corrected(
        question: question, answer, shown: shown, seq: try fields.integer("corrects"))
    case "withdraw":
      self = .withdrawn(
        question: try fields.text("question"), seq: try fields.integer("withdraws"))
    case "lift": self = .lifted(try fields.texts("actions"))
    case "note":
      self = .noted(
        voice: try fields.word("voice", Question.Voice.self), text: try fields.text("text"))
    case "acknowledge":
      self = .acknowledged(
        Acknowledgement(
          action: try fields.text("action"), text: try fields.text("text"),
          state: try fields.word("state", Acknowledgement.State.self),
          detail: try fields.optionalText("detail"), raw: try fields.absentOrText("raw")))
    case "look": self = .looked(try fields.text("at"))
    case "end":
      self = .ended(
        Ended(
          ending: try fields.text("ending"), text: try fields.text("text"),
          tell: try fields.texts("tell"), by: try fields.word("by", Deadline.self)))
    case "pause": self = .paused(reason: try fields.text("reason"))
    case "resume":
      self = .resumed(
        Resumption(
          tornLength: try fields.integer("torn_length"),
          tornDigest: try fields.optionalText("torn_sha256"),
          tornBytes: try fields.optionalText("torn_base64")))
    case "refuse":
      self = .refused(
        Refusal(
          question: try fields.text("question"), text: try fields.text("text"),
          said: try fields.text("said")))
    case "aside": self = .aside(try Aside(&fields))
    case "rehearse": self = .rehearsed(try RehearsalFact(&fields))
    default: throw JSONProblem(reason: "there is no event called '\(type)'", offset: 0)
    }
    try fields.end()
  }
}

extension Opening {
  fileprivate init(_ fields: inout FieldReader) throws(JSONProblem) {
    var policies = [PolicyState]()
    for var policy in try fields.objects("policies") {
      policies.append(
        PolicyState(
          id: try policy.text("id"), title: try policy.text("title"),
          version: try policy.optionalText("version"),
          approved: try policy.optionalText("approved"),
          review: try policy.optionalText("review"),
          overdue: try policy.word("overdue", ReviewState.self)))
      try policy.end()
    }
    self.init(
      record: try fields.text("record"), mode: try fields.word("mode", Mode.self),
      program: try fields.text("program"), setting: try fields.text("setting"),
      settingTitle: try fields.text("setting_title"), policies: policies,
      digests: try fields.dictionary("sha256"),
      account: try fields.text("account"), offset: try fields.integer("utc_offset"),
      format: fields.has("format") ? try fields.integer("format") : 1)
    // Files are named by it: anything but a UUID could lead out of the records folder.
    guard isRecordName(record) else { throw JSONProblem(reason: "its id is no UUID", offset: 0) }
    guard format == 1 || 2...Opening.latestFormat ~= format, format > 1 || !fields.has("format")
    else {
      throw JSONProblem(reason: "its format \(format) is not known to this program", offset: 0)
    }
    // No clock on Earth is further from UTC; a number without bound could overflow a time.
    guard (-1_440...1_440).contains(offset) else {
      throw JSONProblem(reason: "'utc_offset' is more than a day", offset: 0)
    }
  }
}

/// The fields of an answer, given or corrected. Most lines of a record are such: their fields are
/// asked for in the order in which they stand.
private func answer(
  _ fields: inout FieldReader
) throws(JSONProblem) -> (question: String, Answer, shown: String) {
  let question = try fields.text("question")
  let raw = try fields.text("raw")
  let shown = try fields.text("shown")
  let isUnsure = try fields.bool("unsure")
  let values = try fields.texts("value")
  return (question, Answer(raw: raw, values: values, isUnsure: isUnsure), shown)
}
