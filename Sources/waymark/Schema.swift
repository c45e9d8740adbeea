import ArgumentParser
import FlowFiles

/// Prints the schema of flow files.
struct Schema: WaymarkCommand {
  static let configuration = CommandConfiguration(
    abstract: "Print the JSON Schema (draft-07) of flow files, for editors.",
    discussion: """
      EXAMPLE
        waymark schema > flows/flow.schema.json

      A flow file that begins with this line is completed and explained by editors that speak to \
      the YAML language server:
        \(FlowSchema.modeline)
      """)

  func perform() -> ExitStatus {
    print(FlowSchema.text, terminator: "")
    return .done
  }
}
