import FlowEngine
import FlowModel

extension Advice {
  /// Gives the fields of one piece of advice of an `advise` line.
  func write(to fields: inout FieldWriter) {
    fields.text("action", action)
    fields.text("kind", kind.rawValue)
    fields.text("basis", basis.word)
    fields.text("strength", strength.word)
    fields.text("text", text)
    fields.text("who", who)
    fields.texts("tell", tell)
    fields.optionalText("by", by?.rawValue)
    fields.optionalText("record", record)
    fields.objects("clauses", clauses) { $1.write(to: &$0) }
    fields.objects("guidance", guidance) { $1.write(to: &$0) }
    // Only where there is one, so that records without duties stay as they were.
    if let duty { fields.text("duty", duty) }
  }
}

extension Advice.Basis {
  fileprivate var word: String {
    switch self {
    case .policy: "policy"
    case .guidance: "guidance"
    case .caution: "caution"
    case .gap(let gap): gap.rawValue
    }
  }
}

extension Advice.Source {
  fileprivate func write(to fields: inout FieldWriter) {
    fields.text("id", id)
    fields.text("words", words)
    fields.bool("own", isOwn)
  }
}
