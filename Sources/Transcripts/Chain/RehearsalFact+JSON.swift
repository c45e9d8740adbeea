import FlowEngine
import FlowModel

extension RehearsalFact {
  func write(to fields: inout FieldWriter) {
    switch self {
    case .card(let card, let situation):
      fields.text("fact", "card")
      fields.text("card", card)
      fields.text("text", situation)
    case .learner(let learner):
      fields.text("fact", "learner")
      fields.text("text", learner)
    case .asked(let text, let told):
      fields.text("fact", "asked")
      fields.text("text", text)
      fields.text("told", told)
    case .ownWords(let text):
      fields.text("fact", "own-words")
      fields.text("text", text)
    case .chose(let text, let worth):
      fields.text("fact", "chose")
      fields.text("text", text)
      fields.text("worth", worth)
    case .hands(let question, let counts):
      fields.text("fact", "hands")
      fields.text("question", question)
      fields.texts("counts", counts.map(String.init))
    case .told(let text):
      fields.text("fact", "told")
      fields.text("text", text)
    case .result(let result):
      fields.text("fact", "result")
      // Minus one for what never came.
      fields.integer("protection", result.answersToProtection ?? -1)
      fields.integer("telling", result.answersToTelling ?? -1)
      fields.texts("missed", result.missed)
    }
  }

  init(_ fields: inout FieldReader) throws(JSONProblem) {
    switch try fields.text("fact") {
    case "card": self = .card(try fields.text("card"), situation: try fields.text("text"))
    case "learner": self = .learner(try fields.text("text"))
    case "asked": self = .asked(try fields.text("text"), told: try fields.text("told"))
    case "own-words": self = .ownWords(try fields.text("text"))
    case "chose": self = .chose(try fields.text("text"), worth: try fields.text("worth"))
    case "hands":
      var counts = [Int]()
      let question = try fields.text("question")
      for text in try fields.texts("counts") {
        guard let count = Int(text), count >= 0, String(count) == text else {
          throw fields.wrong("counts")
        }
        counts.append(count)
      }
      self = .hands(question: question, counts: counts)
    case "told": self = .told(try fields.text("text"))
    case "result":
      let protection = try fields.integer("protection")
      let telling = try fields.integer("telling")
      guard protection >= -1 else { throw fields.wrong("protection") }
      guard telling >= -1 else { throw fields.wrong("telling") }
      self = .result(
        RehearsalResult(
          answersToProtection: protection < 0 ? nil : protection,
          answersToTelling: telling < 0 ? nil : telling, missed: try fields.texts("missed")))
    default: throw fields.wrong("fact")
    }
  }
}
