import FlowChecks
import FlowEngine
import FlowModel
import TestSupport
import Testing

/// Where a policy is silent, unfilled, cut off or contradicts itself, its staff are told so.
struct DefectTests {
  struct Row: CustomTestStringConvertible, Sendable {
    let defect: String
    let setting: String
    let action: String
    var testDescription: String { "\(defect) \(setting) \(action)" }
  }

  static let rows: [Row] = {
    let path = Shipped.root + "/Tests/FlowContentTests/Tables/defects.tsv"
    let lines = (textOfFile(path) ?? "").split(separator: "\n").filter { !$0.hasPrefix("#") }
    return lines.map { $0.split(separator: "\t").map(String.init) }
      .map { Row(defect: $0[0], setting: $0[1], action: $0[2]) }
  }()

  /// The actions that the scenarios of each setting give.
  static let given: [String: Set<String>] = {
    let engine = Engine(Shipped.library)
    return Shipped.library.scenarios.reduce(into: [:]) { given, scenario in
      given[scenario.setting, default: []].formUnion(ScenarioRun(scenario, engine).actions)
    }
  }()

  /// Defects that no line on what the policy leaves open tells any more, and why.
  private static let toldOtherwise = [
    "D25": "Both rules stand side by side wherever one of them is told, each with its clause.",
    "D28": "To encourage creative use is no rule; what the network blocks is told with its clause.",
  ]

  @Test func `all thirty defects are in the table`() {
    let told = Set(Self.rows.map(\.defect)).union(Self.toldOtherwise.keys)
    #expect(told == Set((1...30).map { "D\($0)" }))
  }

  @Test(arguments: rows)
  func `a scenario of the setting shows what its user is told, with whom to ask`(row: Row) throws {
    #expect(Self.given[row.setting]?.contains(row.action) == true)
    let action = try #require(Shipped.library.actions[row.action])
    guard case .gap = action.kind else {
      Issue.record("\(row.action) is no gap")
      return
    }
    #expect(action.tell != nil)
  }
}
