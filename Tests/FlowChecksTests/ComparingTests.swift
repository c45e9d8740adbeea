import FlowChecks
import FlowEngine
import FlowFiles
import FlowModel
import TestSupport
import Testing

/// Comparing versions, suggesting scenarios, approving and mutating.
struct ComparingTests {
  static let flow = """
    incident: test
    catch-all: yes
    title: Test
    about: Test
    first: [stop, rest]
    steps:
      - ask: one
      - when: one is yes
        then:
          - ask: two
          - do: [act, tell]
          - end: told-now
      - end: told
    questions:
      one: {ask: One?, kind: yes-no, unsure: yes}
      two: {ask: Two?, options: {a: An A, b: A B}, unsure: a}
    actions:
      stop: {do-not: Stop., guidance: national, strength: must}
      rest: {do: Rest., guidance: national, strength: may}
      act: {do: Act., guidance: national, by: now, strength: must}
      tell: {do: Tell., guidance: national, by: today}
    endings:
      told: {says: Told., tell: dsl, by: today}
      told-now: {says: Told now., tell: dsl, by: now}
    """

  private func library(_ changes: [(String, String)] = [], scenarios: String? = nil) throws
    -> Library
  {
    var text = Self.flow
    for (old, new) in changes {
      #expect(text.contains(old))
      text = text.split(separator: old, omittingEmptySubsequences: false).joined(separator: new)
    }
    let cases = scenarios.map { [SourceFile(path: "scenarios/test.yaml", text: $0)] } ?? []
    return try LibraryReader.read(SmallLibrary.files(text) + cases)
  }

  @Test func `the same flows differ in nothing`() throws {
    let same = try library()
    #expect(VersionDiff(from: same, to: same).changes == [])
  }

  static let differences: [(String, String, VersionChange.Effect, String)] = [
    ("- do: [act, tell]", "- do: [tell]", .weaker, "no longer: 'act': Act."),
    ("by: now, strength: must", "by: soon, strength: must", .weaker, "due now and is due as soon"),
    ("by: now, strength: must", "by: now, strength: may", .weaker, "was must and is may"),
    (
      "tell: {do: Tell., guidance: national, by: today}",
      "tell: {do: Tell., guidance: national, by: now}", .stronger, "due before you leave today"
    ),
    ("unsure: yes", "unsure: no", .weaker, "no longer: 'act'"),
    ("do: Tell.", "do: Say so.", .other, "'tell' reads otherwise"),
    ("- end: told\n", "- do: [act]\n  - end: told\n", .stronger, "now also: 'act'"),
  ]

  @Test(arguments: differences)
  func `a change is told by its cause, with the conversation that shows it`(
    old: String, new: String, effect: VersionChange.Effect, cause: String
  ) throws {
    let changes = VersionDiff(from: try library(), to: try library([(old, new)])).changes
    let found = try #require(changes.first { $0.cause.contains(cause) }, "\(changes)")
    #expect(found.effect == effect)
    #expect(found.settings == ["elm", "oak"])
    #expect(found.dialogue.contains { $0.contains("said:") })
    // Weakening stands first.
    #expect(changes.map(\.effect) == changes.map(\.effect).sorted())
  }

  @Test func `an action that only one version has is told as gone or come`() throws {
    let more = try library([
      ("- do: [act, tell]", "- do: [act, extra, tell]"),
      ("  act: {do: Act.", "  extra: {do: More., guidance: national}\n  act: {do: Act."),
    ])
    let come = VersionDiff(from: try library(), to: more).changes
    #expect(come.map(\.cause) == ["now also: 'extra': More."])
    let gone = VersionDiff(from: more, to: try library()).changes
    #expect(gone.map(\.cause) == ["no longer: 'extra': More."])
  }

  @Test func `a question asked anew changes nothing by itself`() throws {
    let changes = VersionDiff(
      from: try library(), to: try library([("- ask: one\n", "- ask: two\n  - ask: one\n")]))
    #expect(changes.changes == [])
  }

  @Test func `suggested scenarios meet everything, load, and pass`() throws {
    let bare = try library()
    let none = Coverage(of: bare, by: [])
    #expect(none.parts.first { $0.name == "options" }?.missing.count == 6)
    let explorer = Explorer(Engine(bare))
    let suggested = Suggestions(explorer, beyond: none).scenarios
    let text = "scenarios: test\ncases:\n" + suggested.map(\.yaml).joined(separator: "\n")
    let whole = try library(scenarios: text)
    let runs = whole.scenarios.map { ScenarioRun($0, Engine(whole)) }
    #expect(runs.flatMap(\.differences) == [])
    let after = Coverage(of: whole, by: runs)
    #expect(after.parts.allSatisfy { $0.missing.isEmpty }, "\(after.parts)")
  }

  static let scenario = """
    scenarios: test
    cases:
      - name: 'yes'
        setting: oak
        answers: {one: yes, two: a}
        ends: [told-now]
        approved: SEAL
    """

  @Test func `what was approved is held to every word, time and source`() throws {
    let plain = Self.scenario.split(separator: "\n    approved: SEAL").joined()
    let unsealed = try library(scenarios: plain)
    let seal = ScenarioRun(unsealed.scenarios[0], Engine(unsealed)).seal
    let sealed = Self.scenario.split(separator: "SEAL").joined() + seal
    let sound = try library(scenarios: sealed)
    #expect(ScenarioRun(sound.scenarios[0], Engine(sound)).passed)
    for (old, new) in [
      ("do: Tell.", "do: Say."), ("by: today}", "by: soon}"), ("do-not: Stop.", "do-not: Go."),
    ] {
      let changed = try library([(old, new)], scenarios: sealed)
      #expect(!ScenarioRun(changed.scenarios[0], Engine(changed)).passed, "\(new)")
    }
  }

  @Test func `mutants are noticed where scenarios stand, and told where none does`() throws {
    let bare = try library()
    let unguarded = MutationRun(bare)
    let unnoticed = Mutant.all(of: bare).filter { unguarded.notice($0) == nil }.map(\.change)
    #expect(unnoticed.contains("without 'act' in 'test'"))
    // Not knowing read as no would end milder: the checker knows without any scenario.
    #expect(!unnoticed.contains("not knowing 'one' read as 'no'"))
    let guarded = MutationRun(
      try library(
        scenarios: Self.scenario.split(separator: "\n    approved: SEAL").joined()
          + "\n    gives: [stop, act, tell]"))
    let dropped = try #require(
      Mutant.all(of: bare).first { $0.change == "without 'act' in 'test'" })
    #expect(guarded.notice(dropped) == .scenario("yes"))
  }

  /// A few of them: all take minutes and are made by `make mutants`.
  @Test func `a sample of mutants of the shipped flows is noticed`() throws {
    let run = MutationRun(Shipped.library)
    let mutants = Mutant.all(of: Shipped.library)
    #expect(mutants.count > 500)
    for place in stride(from: 3, to: mutants.count, by: 250) {
      #expect(run.notice(mutants[place]) != nil, "\(mutants[place].change)")
    }
  }
}
