import FlowChecks
import FlowEngine
import FlowFiles
import FlowModel
import TestSupport
import Testing

struct ScenarioRunTests {
  private func run(_ scenario: String) throws -> ScenarioRun {
    let file = SourceFile(
      path: "scenarios/test.yaml",
      text: "scenarios: test\ncases:\n  - name: Test\n    setting: oak\n\(scenario)")
    let library = try LibraryReader.read(SmallLibrary.files(SafetyRuleTests.flow) + [file])
    return ScenarioRun(try #require(library.scenarios.first), Engine(library))
  }

  @Test func `a scenario that comes out as written passes, and tells what it met`() throws {
    let run = try run(
      "    answers: {one: yes, two: no}\n    gives: [late]\n    never: [act]\n    ends: told\n")
    #expect(run.passed)
    #expect(run.questions == ["one", "two"])
    #expect(run.options == ["one=yes", "two=no"])
    #expect(run.actions == ["stop", "late"])
  }

  static let wrong: [(scenario: String, difference: String)] = [
    (
      "    answers: {one: yes}\n    ends: told\n",
      "'two' is asked and the scenario does not answer it: Two?"
    ),
    (
      "    answers: {one: yes, two: no}\n    gives: [act]\n    ends: told\n",
      "not heard: Act. (act)"
    ),
    (
      "    answers: {one: '?', two: no}\n    never: [late]\n    ends: told\n", "heard: Late. (late)"
    ),
    (
      "    answers: {one: yes, two: no}\n    clauses: [OAK-1]\n    ends: told\n",
      "the clause OAK-1 was not shown"
    ),
  ]

  @Test(arguments: wrong)
  func `a scenario that comes out otherwise says how`(scenario: String, difference: String) throws {
    let run = try run(scenario)
    #expect(!run.passed)
    #expect(run.differences.first == difference)
  }

  @Test func `a scenario that answers what does not exist does not load`() {
    #expect(throws: LibraryError.self) { try run("    answers: {three: yes}\n    ends: told\n") }
    #expect(throws: LibraryError.self) { try run("    answers: {one: maybe}\n    ends: told\n") }
  }
}
