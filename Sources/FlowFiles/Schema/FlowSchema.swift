import FlowModel

/// The JSON Schema (draft-07) of flow files, with which editors complete keys and explain them.
package enum FlowSchema {
  /// The schema's text. It stands beside the flows as well, as `flow.schema.json`.
  ///
  /// A line `"fields of": "action"` of the template becomes the fields of an action.
  package static var text: String {
    let template = String(decoding: PackageResources.flow_schema_template_json, as: UTF8.self)
    return template.split(separator: "\n", omittingEmptySubsequences: false).map { line in
      let parts = line.split(separator: "\"", omittingEmptySubsequences: false)
      guard parts.count == 5, parts[1] == "fields of" else { return String(line) }
      let fields = FieldLists.all.first { $0.name == parts[3] }!
      return SchemaFields(fields, indent: String(parts[0])).text + parts[4]
    }.joined(separator: "\n")
  }

  /// The line at the head of a flow file by which an editor finds the schema.
  package static let modeline = "# yaml-language-server: $schema=../flow.schema.json"
}
