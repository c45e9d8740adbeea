import FlowModel

/// The fields of a value as JSON Schema: `"properties": {...}`, and `"required": [...]` if any is.
struct SchemaFields {
  private let fields: [Field]
  private let indent: String

  init(_ list: FieldList, indent: String) {
    fields = list.fields
    self.indent = indent
  }

  var text: String {
    let lines = fields.map { "\(indent)  \"\($0.key)\": {\(form(of: $0)), \(description(of: $0))}" }
    let required = fields.filter(\.isRequired).map { "\"\($0.key)\"" }
    let properties = "\(indent)\"properties\": {\n\(lines.joined(separator: ",\n"))\n\(indent)}"
    guard !required.isEmpty else { return properties }
    return "\(properties),\n\(indent)\"required\": [\(required.joined(separator: ", "))]"
  }

  private func description(of field: Field) -> String {
    var words = field.meaning.replacing("`", with: "").replacing("\"", with: "\\\"")
    words = words.prefix(1).uppercased() + words.dropFirst()
    return "\"description\": \"\(words)\(words.hasSuffix(".") ? "" : ".")\""
  }

  private func form(of field: Field) -> String {
    let scalar = "\"type\": [\"string\", \"number\", \"boolean\"]"
    let name = "\"$ref\": \"#/definitions/name\""
    return switch field.form {
    case .text, .template, .actor, .word, .leftOut: "\"type\": \"string\""
    case .words(let words): "\"enum\": [\(words.map { "\"\($0)\"" }.joined(separator: ", "))]"
    case .yesNo: "\"enum\": [\"yes\", \"no\", true, false]"
    case .integer: "\"type\": \"integer\""
    case .name: "\"allOf\": [{\(name)}]"
    case .names: "\"anyOf\": [{\(name)}, {\"type\": \"array\", \"items\": {\(name)}}]"
    case .scalar: scalar
    case .scalars: "\"type\": \"array\", \"items\": {\(scalar)}"
    case .oneOrMoreScalars:
      "\"anyOf\": [{\(scalar)}, {\"type\": \"array\", \"items\": {\(scalar)}}]"
    case .groups:
      "\"type\": \"array\", \"items\": {\"type\": \"array\", \"items\": {\(name)}}"
    case .definition(let definition): "\"allOf\": [{\"$ref\": \"#/definitions/\(definition)\"}]"
    case .table(let definition):
      "\"type\": \"object\", \"propertyNames\": {\(name)}, "
        + "\"additionalProperties\": {\"$ref\": \"#/definitions/\(definition)\"}"
    case .anything: "\"type\": [\"string\", \"number\", \"boolean\", \"array\", \"object\"]"
    case .list: "\"type\": \"array\""
    }
  }
}
