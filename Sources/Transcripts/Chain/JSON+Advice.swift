import FlowEngine
import FlowModel

extension Advice {
  /// Reads one piece of advice of an `advise` line.
  ///
  /// - Throws: ``JSONProblem`` as for an event.
  init(_ fields: inout FieldReader) throws(JSONProblem) {
    let basisWord = try fields.word("basis")
    let basis: Basis
    switch basisWord {
    case "policy": basis = .policy
    case "guidance": basis = .guidance
    case "caution": basis = .caution
    default:
      guard let gap = Action.Gap(rawValue: basisWord) else {
        throw JSONProblem(reason: "there is no basis called '\(basisWord)'", offset: 0)
      }
      basis = .gap(gap)
    }
    guard let strength = Strength(word: try fields.word("strength")) else {
      throw JSONProblem(reason: "'strength' is not of the right kind", offset: 0)
    }
    let by = try fields.optionalWord("by", Deadline.self)
    self.init(
      action: try fields.text("action"), kind: try fields.word("kind", Kind.self), basis: basis,
      strength: strength, text: try fields.text("text"), who: try fields.text("who"),
      tell: try fields.texts("tell"), by: by, record: try fields.optionalText("record"),
      clauses: try Advice.sources(fields.objects("clauses")),
      guidance: try Advice.sources(fields.objects("guidance")),
      duty: try fields.absentOrText("duty"))
    try fields.end()
  }

  private static func sources(_ objects: [FieldReader]) throws(JSONProblem) -> [Source] {
    var sources = [Source]()
    for var fields in objects {
      sources.append(
        Source(
          id: try fields.text("id"), words: try fields.text("words"),
          isOwn: try fields.bool("own")))
      try fields.end()
    }
    return sources
  }
}
