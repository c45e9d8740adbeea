import FlowEngine
import FlowModel

extension Event {
  /// The type word and the fields of the event's line (docs/transcript-format.md).
  var fields: (type: String, values: [String: JSONValue]) {
    switch self {
    case .opened(let opening): ("open", opening.fields)
    case .told(let telling):
      ("told", ["text": .string(telling.text), "offered": .strings(telling.offered)])
    case .entered(let flow, let title, let by):
      ("enter", ["flow": .string(flow), "title": .string(title), "by": .string(by)])
    case .advised(let advice): ("advise", ["advice": .array(advice.map { .object($0.fields) })])
    case .asked(let asked):
      (
        "ask",
        [
          "question": .string(asked.question), "text": .string(asked.text),
          "help": .optional(asked.help), "options": .strings(asked.options),
          "voice": .optional(asked.voice?.rawValue),
        ]
      )
    case .answered(let question, let answer, let shown):
      ("answer", answer.fields(question: question, shown: shown))
    case .corrected(let question, let answer, let shown, let seq):
      (
        "correct",
        answer.fields(question: question, shown: shown)
          .merging(["corrects": .integer(Int64(seq))]) { $1 }
      )
    case .withdrawn(let question, let seq):
      ("withdraw", ["question": .string(question), "withdraws": .integer(Int64(seq))])
    case .noted(let voice, let text):
      ("note", ["voice": .string(voice.rawValue), "text": .string(text)])
    case .acknowledged(let word):
      (
        "acknowledge",
        [
          "action": .string(word.action), "text": .string(word.text),
          "state": .string(word.state.rawValue), "detail": .optional(word.detail),
        ]
      )
    case .looked(let what): ("look", ["at": .string(what)])
    case .ended(let ended):
      (
        "end",
        [
          "ending": .string(ended.ending), "text": .string(ended.text),
          "tell": .strings(ended.tell), "by": .string(ended.by.rawValue),
        ]
      )
    case .paused(let reason): ("pause", ["reason": .string(reason)])
    case .resumed(let resumption):
      (
        "resume",
        [
          "torn_length": .integer(Int64(resumption.tornLength)),
          "torn_sha256": .optional(resumption.tornDigest),
          "torn_base64": .optional(resumption.tornBytes),
        ]
      )
    }
  }
}

extension Opening {
  fileprivate var fields: [String: JSONValue] {
    [
      "record": .string(record), "mode": .string(mode.rawValue), "program": .string(program),
      "setting": .string(setting), "setting_title": .string(settingTitle),
      "policies": .array(
        policies.map {
          .object([
            "id": .string($0.id), "title": .string($0.title), "version": .optional($0.version),
            "approved": .optional($0.approved), "review": .optional($0.review),
            "overdue": .string($0.overdue),
          ])
        }),
      "sha256": .object(digests.mapValues { .string($0) }), "account": .string(account),
      "utc_offset": .integer(Int64(offset)),
    ]
  }
}

extension Answer {
  fileprivate func fields(question: String, shown: String) -> [String: JSONValue] {
    [
      "question": .string(question), "raw": .string(raw), "value": .strings(values),
      "unsure": .bool(isUnsure), "shown": .string(shown),
    ]
  }
}

extension Advice {
  fileprivate var fields: [String: JSONValue] {
    let basisWord: String
    switch basis {
    case .policy: basisWord = "policy"
    case .guidance: basisWord = "guidance"
    case .caution: basisWord = "caution"
    case .gap(let gap): basisWord = gap.rawValue
    }
    let fields: [String: JSONValue] = [
      "action": .string(action), "kind": .string(kind.rawValue), "basis": .string(basisWord),
      "strength": .string(strength.word), "text": .string(text), "who": .string(who),
      "tell": .strings(tell), "by": .optional(by?.rawValue), "record": .optional(record),
      "clauses": .sources(clauses), "guidance": .sources(guidance),
    ]
    // Only where there is one, so that records without duties stay as they were.
    return duty.map { fields.merging(["duty": .string($0)]) { $1 } } ?? fields
  }
}

extension JSONValue {
  static func strings(_ texts: [String]) -> JSONValue { .array(texts.map { .string($0) }) }

  static func optional(_ text: String?) -> JSONValue { text.map { .string($0) } ?? .null }

  fileprivate static func sources(_ sources: [Advice.Source]) -> JSONValue {
    .array(
      sources.map {
        .object(["id": .string($0.id), "words": .string($0.words), "own": .bool($0.isOwn)])
      })
  }
}
