import FlowChecks
import FlowEngine
import FlowModel
import TestSupport
import Testing

/// The headline flows against what the policies ask for, branch by branch and setting by setting.
struct ScenarioTests {
  static let flows = ["indecent-image", "parent-complaint-online", "medical-phone-access"]
  static let scenarios = Shipped.library.scenarios

  @Test(arguments: scenarios.indices)
  func `the scenario comes out as it is written`(place: Int) {
    let scenario = Self.scenarios[place]
    let run = ScenarioRun(scenario, Engine(Shipped.library))
    #expect(run.differences == [], "\(scenario.incident), \(scenario.setting): \(scenario.name)")
  }

  @Test(arguments: flows)
  func `every setting has scenarios of every headline flow, and each says how it ends`(
    flow: String
  ) {
    let own = Self.scenarios.filter { $0.incident == flow }
    #expect(Set(own.map(\.setting)) == Set(Shipped.settings))
    #expect(own.allSatisfy { !$0.ends.isEmpty })
    #expect(own.count { !$0.clauses.isEmpty } > 20)
  }

  /// The clauses that some walk shows, over many walks with answers drawn by a fixed seed.
  @Test(arguments: flows)
  func `every clause that bears on the flow is shown on some walk`(flow: String) throws {
    let engine = Engine(Shipped.library)
    let path = Shipped.root + "/Tests/FlowContentTests/Tables/clauses.tsv"
    let rows = try #require(textOfFile(path)).split(separator: "\n").dropFirst()
      .map { $0.split(separator: "\t").map(String.init) }
    for setting in Shipped.settings {
      var shown = Set<String>()
      var dice = Dice(seed: 7)
      for _ in 0..<600 {
        var (walk, _) = engine.start(flow, setting: setting)
        while case .asking(let id) = walk.place {
          let question = try #require(engine.library.questions[id])
          walk = engine.step(walk, dice.answer(question)).walk
        }
        shown.formUnion(walk.given.flatMap { engine.advice($0, in: walk).clauses.map(\.id) })
      }
      let wanted = rows.filter { $0[0] == flow && $0[1] == setting }.map { $0[2] }
      #expect(!wanted.isEmpty)
      #expect(wanted.filter { !shown.contains($0) } == [], "\(setting)")
    }
  }
}
