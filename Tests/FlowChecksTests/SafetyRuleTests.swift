import FlowChecks
import FlowEngine
import FlowFiles
import FlowModel
import TestSupport
import Testing

struct SafetyRuleTests {
  static let rules = Shipped.library.safetyRules.sorted { $0.id < $1.id }

  @Test func `no walk of the shipped flows breaks a rule or meets another problem`() {
    let found = ShippedCheckup.found
    #expect(found.diagnostics == [], "\(found.diagnostics.map { $0.text(source: nil) })")
    #expect(found.explorations.count == Shipped.library.incidents.count * 5)
  }

  /// A shipped library with one action taken out of every flow.
  private func without(_ action: String) -> Library {
    var library = Shipped.library
    library.flows = library.flows.mapValues { flow in
      Flow(
        id: flow.id, isIncident: flow.isIncident, isCatchAll: flow.isCatchAll, title: flow.title,
        about: flow.about, urgency: flow.urgency, phrases: flow.phrases,
        first: flow.first.filter { $0 != action }, steps: flow.steps.map { $0.without(action) })
    }
    return library
  }

  static let actions: [(rule: String, action: String)] = rules.flatMap {
    rule -> [(rule: String, action: String)] in
    switch rule.requirement {
    case .given(let actions), .givenFirst(let actions): return actions.map { (rule.id, $0) }
    case .before(let first, _): return [(rule.id, first)]
    case .neverGiven, .neverAsked, .told: return []
    }
  }

  @Test(.takesLong, arguments: actions)
  func `deleting an action that a rule names breaks the rule`(rule id: String, action: String)
    throws
  {
    let rule = try #require(Self.rules.first { $0.id == id })
    let explorer = Explorer(Engine(without(action)))
    let broken = try #require(explorer.firstBreak(of: rule))
    // The conversation that shows it can be walked, and lacks the action.
    let engine = explorer.engine
    var (walk, _) = engine.start(broken.incident, setting: broken.setting)
    for line in broken.script {
      guard case .asking(let question) = walk.place else {
        Issue.record("nothing is asked")
        return
      }
      walk = engine.step(walk, try engine.library.questions[question]!.read(line)).walk
    }
    #expect(!walk.given.contains(action))
  }

  static let flow = """
    incident: test
    catch-all: yes
    title: Test
    about: Test
    first: [stop]
    steps:
      - ask: one
      - ask: two
      - when: one is yes and two is no
        then:
          - do: [late]
        otherwise:
          - do: [act]
      - end: told
    questions:
      one: {ask: One?, options: {yes: Yes, no: No}, unsure: yes}
      two: {ask: Two?, options: {yes: Yes, no: No}}
    actions:
      stop: {do-not: Stop., guidance: national}
      act: {do: Act., guidance: national, by: now}
      late: {do: Late., guidance: national, by: now}
    endings:
      told: {says: Told., tell: dsl, by: now}
    """

  static let examples: [(asks: String, breaks: [String]?)] = [
    ("given: act", ["yes", "no"]), ("given: stop", nil), ("given-first: stop", nil),
    ("given-first: act", []), ("never-given: late", ["yes", "no"]), ("told: dsl", nil),
    ("told: head", ["yes", "yes"]), ("never-asked: two", ["yes", "yes"]),
    ("when: two is no\n    given: act", ["yes", "no"]), ("when: two is yes\n    given: act", nil),
    ("when: two is yes\n    never-given: late", nil), ("first: stop\n    before: one", nil),
    ("first: act\n    before: two", ["yes"]),
    ("when: one is no\n    never-asked: two", ["no", "yes"]),
  ]

  @Test(arguments: examples)
  func `a rule is broken by the shortest conversation that breaks it, or by none`(
    asks: String, breaks: [String]?
  ) throws {
    let rules = SourceFile(
      path: "safety-rules.yaml",
      text: "safety-rules:\n  rule:\n    says: Says.\n    source: Test\n    \(asks)\n")
    let library = try LibraryReader.read(SmallLibrary.files(Self.flow) + [rules])
    let broken = Explorer(Engine(library)).firstBreak(of: try #require(library.safetyRules.first))
    #expect(broken?.script == breaks)
    if let broken {
      #expect(broken.diagnostic(library).code == "broken-rule")
      #expect(broken.diagnostic(library).location.file == "safety-rules.yaml")
    }
  }
}

extension Step {
  fileprivate func without(_ action: String) -> Step {
    switch kind {
    case .give(let actions): Step(.give(actions.filter { $0 != action }))
    case .when(let condition, let then, let otherwise):
      Step(
        .when(
          condition, then: then.map { $0.without(action) },
          otherwise: otherwise.map { $0.without(action) }))
    case .ask, .page, .run, .go, .also, .next, .end: self
    }
  }
}
