import FlowModel

/// The fields of one kind of value that flow files write.
package struct FieldList {
  /// What the schema and the guide call it.
  package let name: String
  let fields: [Field]

  init<Value: Fielded>(_ name: String, _ type: Value.Type, without left: Set<String> = []) {
    self.name = name
    fields = Value.keyedFields.filter { !left.contains($0.key.text) }
  }

  /// The rows of the guide's table, in Markdown.
  package var rows: String {
    fields.map { field in
      let required =
        field.isRequired ? field.meaning.hasSuffix(".") ? " Required." : "; required" : ""
      return "| `\(field.key)` | \(field.meaning)\(required) |\n"
    }.joined()
  }
}

/// The values whose fields are listed once, in `describe`.
package enum FieldLists {
  package static var all: [FieldList] {
    [
      FieldList("incident", Flow.self, without: ["part", "takes"]),
      FieldList("flow", Flow.self), FieldList("question", Question.self),
      FieldList("option", AnswerOption.self), FieldList("action", Action.self),
      FieldList("ending", Ending.self), FieldList("setting", Setting.self),
      FieldList("role", Role.self), FieldList("policy", Policy.self),
      FieldList("clause", Clause.self), FieldList("guidance", Guidance.self),
    ]
  }
}
