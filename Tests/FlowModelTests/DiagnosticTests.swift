import FlowModel
import Testing

struct DiagnosticTests {
  @Test func `a problem shows the line, a caret and the way out`() {
    let problem = Diagnostic(
      code: "unknown-question", "no question is called 'tell-dls'",
      at: SourceLocation(file: "incidents/image.yaml", line: 2, column: 8),
      hint: "did you mean 'tell-dsl'?", remedy: "Every 'ask' names a question of some flow file.")
    #expect(
      problem.text(source: "steps:\n- ask: tell-dls\n") == """
        incidents/image.yaml:2:8: error: no question is called 'tell-dls' [unknown-question]
        2 | - ask: tell-dls
          |        ^ did you mean 'tell-dsl'?
        Every 'ask' names a question of some flow file.
        """)
  }

  @Test(arguments: [
    ("tell-dls", "tell-dsl"), ("whse-device", "whose-device"), ("danger", "danger"),
  ])
  func `a slip of the finger finds the name that was meant`(typed: String, meant: String) {
    #expect(nearest(to: typed, among: ["whose-device", "tell-dsl", "danger"]) == meant)
  }

  @Test func `a name unlike all others finds none`() {
    #expect(nearest(to: "banana", among: ["whose-device", "tell-dsl"]) == nil)
    #expect(nearest(to: "", among: ["whose-device"]) == nil)
  }
}
