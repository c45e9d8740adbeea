import FlowChecks
import FlowEngine
import FlowFiles
import FlowModel
import TestSupport
import Testing

/// The language serves a quite different field without a line of code.
struct OtherFieldTests {
  static func library() throws -> Library {
    try FlowFolder(path: Shipped.root + "/Tests/Libraries/parental-leave").library(cache: nil) {
      _ in ""
    }
  }

  @Test(.takesLong)
  func `a flow of parental leave checks, with 18 questions and 90 ways to end`() throws {
    let library = try Self.library()
    let checkup = Checkup(Explorer(Engine(library)))
    #expect(checkup.diagnostics == [], "\(checkup.diagnostics.map { $0.text(source: nil) })")
    #expect(library.questions.count >= 18)
    let endings = checkup.explorations.reduce(into: Set<String>()) { $0.formUnion($1.endings) }
    #expect(endings.count >= 90)
    #expect(checkup.explorations.allSatisfy { $0.paths >= 35_000 })
  }

  @Test func `its scenario comes out as written`() throws {
    let library = try Self.library()
    let engine = Engine(library)
    for scenario in library.scenarios {
      #expect(ScenarioRun(scenario, engine).differences == [])
    }
    #expect(!library.scenarios.isEmpty)
  }
}
