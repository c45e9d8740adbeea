import FlowEngine
import FlowModel

extension Event {
  /// Gives the type word and the fields of the event's line (docs/transcript-format.md).
  func write(to fields: inout FieldWriter) {
    fields.text("type", type)
    switch self {
    case .opened(let opening): opening.write(to: &fields)
    case .told(let telling):
      fields.text("text", telling.text)
      fields.texts("offered", telling.offered)
    case .entered(let flow, let title, let by):
      fields.text("flow", flow)
      fields.text("title", title)
      fields.text("by", by.rawValue)
    case .advised(let advice): fields.objects("advice", advice) { $1.write(to: &$0) }
    case .asked(let asked): asked.write(to: &fields)
    case .answered(let question, let answer, let shown):
      answer.write(to: &fields, question: question, shown: shown)
    case .corrected(let question, let answer, let shown, let seq):
      answer.write(to: &fields, question: question, shown: shown)
      fields.integer("corrects", seq)
    case .withdrawn(let question, let seq):
      fields.text("question", question)
      fields.integer("withdraws", seq)
    case .lifted(let actions): fields.texts("actions", actions)
    case .noted(let voice, let text):
      fields.text("voice", voice.rawValue)
      fields.text("text", text)
    case .acknowledged(let word): word.write(to: &fields)
    case .looked(let what): fields.text("at", what)
    case .ended(let ended): ended.write(to: &fields)
    case .paused(let reason): fields.text("reason", reason)
    case .resumed(let resumption): resumption.write(to: &fields)
    case .refused(let refusal):
      fields.text("question", refusal.question)
      fields.text("text", refusal.text)
      fields.text("said", refusal.said)
    case .aside(let aside): aside.write(to: &fields)
    case .rehearsed(let fact): fact.write(to: &fields)
    }
  }

  private var type: String {
    switch self {
    case .opened: "open"
    case .told: "told"
    case .entered: "enter"
    case .advised: "advise"
    case .asked: "ask"
    case .answered: "answer"
    case .corrected: "correct"
    case .withdrawn: "withdraw"
    case .lifted: "lift"
    case .noted: "note"
    case .acknowledged: "acknowledge"
    case .looked: "look"
    case .ended: "end"
    case .paused: "pause"
    case .resumed: "resume"
    case .refused: "refuse"
    case .aside: "aside"
    case .rehearsed: "rehearse"
    }
  }
}

extension Opening {
  fileprivate func write(to fields: inout FieldWriter) {
    // The first format did not say which it was.
    if format > 1 { fields.integer("format", format) }
    fields.text("record", record)
    fields.text("mode", mode.rawValue)
    fields.text("program", program)
    fields.text("setting", setting)
    fields.text("setting_title", settingTitle)
    fields.objects("policies", policies) {
      $0.text("id", $1.id)
      $0.text("title", $1.title)
      $0.optionalText("version", $1.version)
      $0.optionalText("approved", $1.approved)
      $0.optionalText("review", $1.review)
      $0.text("overdue", $1.overdue.rawValue)
    }
    fields.dictionary("sha256", digests)
    fields.text("account", account)
    fields.integer("utc_offset", offset)
  }
}

extension Asked {
  fileprivate func write(to fields: inout FieldWriter) {
    fields.text("question", question)
    fields.text("text", text)
    fields.optionalText("help", help)
    fields.texts("options", options)
    fields.optionalText("voice", voice?.rawValue)
  }
}

extension Answer {
  fileprivate func write(to fields: inout FieldWriter, question: String, shown: String) {
    fields.text("question", question)
    fields.text("raw", raw)
    fields.texts("value", values)
    fields.bool("unsure", isUnsure)
    fields.text("shown", shown)
  }
}

extension Acknowledgement {
  fileprivate func write(to fields: inout FieldWriter) {
    fields.text("action", action)
    fields.text("text", text)
    fields.text("state", state.rawValue)
    fields.optionalText("detail", detail)
    if let raw { fields.text("raw", raw) }
  }
}

extension Ended {
  fileprivate func write(to fields: inout FieldWriter) {
    fields.text("ending", ending)
    fields.text("text", text)
    fields.texts("tell", tell)
    fields.text("by", by.rawValue)
  }
}

extension Resumption {
  fileprivate func write(to fields: inout FieldWriter) {
    fields.integer("torn_length", tornLength)
    fields.optionalText("torn_sha256", tornDigest)
    fields.optionalText("torn_base64", tornBytes)
  }
}
