import FlowEngine
import FlowModel

extension Aside {
  func write(to fields: inout FieldWriter) {
    let (word, names): (String, [String]) =
      switch self {
      case .confirming(let flow): ("confirming", [flow])
      case .choosing(let flows): ("choosing", flows)
      case .changing(let question): ("changing", [question])
      case .noteVoice: ("note-voice", [])
      case .note(let voice): ("note", [voice.rawValue])
      case .reason(let action): ("reason", [action])
      case .timing(let action, let time, let line): ("timing", [action, time, line])
      case .meaning(let command, let line): ("meaning", [command, line])
      case .inDanger(let flow, let question, let line): ("in-danger", [flow, question, line])
      case .left: ("left", [])
      }
    fields.text("at", word)
    fields.texts("names", names)
  }

  init(_ fields: inout FieldReader) throws(JSONProblem) {
    let word = try fields.text("at")
    let names = try fields.texts("names")
    let counts = [
      "confirming": 1, "changing": 1, "note-voice": 0, "note": 1, "reason": 1, "timing": 3,
      "meaning": 2, "in-danger": 3, "left": 0,
    ]
    guard counts[word].map({ $0 == names.count }) ?? true else { throw fields.wrong("names") }
    switch word {
    case "confirming": self = .confirming(flow: names[0])
    case "choosing": self = .choosing(names)
    case "changing": self = .changing(question: names[0])
    case "note-voice": self = .noteVoice
    case "note":
      guard let voice = Question.Voice(rawValue: names[0]) else { throw fields.wrong("names") }
      self = .note(voice)
    case "reason": self = .reason(action: names[0])
    case "timing": self = .timing(action: names[0], time: names[1], line: names[2])
    case "meaning": self = .meaning(command: names[0], line: names[1])
    case "in-danger": self = .inDanger(flow: names[0], question: names[1], line: names[2])
    case "left": self = .left
    default: throw fields.wrong("at")
    }
  }
}
