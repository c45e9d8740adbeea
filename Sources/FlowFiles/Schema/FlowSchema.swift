/// The JSON Schema (draft-07) of flow files, with which editors complete keys and explain them.
package enum FlowSchema {
  /// The schema's text. It stands beside the flows as well, as `flow.schema.json`.
  package static var text: String {
    String(decoding: PackageResources.flow_schema_json, as: UTF8.self)
  }

  /// The line at the head of a flow file by which an editor finds the schema.
  package static let modeline = "# yaml-language-server: $schema=../flow.schema.json"
}
