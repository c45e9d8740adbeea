import FlowChecks
import FlowEngine
import FlowFiles
import FlowModel
import TestSupport
import Testing

/// What is looked for in incidents whose ending follows from what was told, and in no other.
struct DerivedEndingTests {
  private func problems(
    _ changes: [(old: String, new: String)] = [], and more: [SourceFile] = []
  ) throws -> [Diagnostic] {
    let library = try library(changes, and: more)
    return Checkup(Explorer(Engine(library))).diagnostics
  }

  private func library(
    _ changes: [(old: String, new: String)], and more: [SourceFile] = []
  ) throws -> Library {
    var text = ExplanationTests.derived
    for (old, new) in changes {
      #expect(text.contains(old))
      text = text.split(separator: old, omittingEmptySubsequences: false).joined(separator: new)
    }
    let files = [
      SourceFile(path: "incidents/test.yaml", text: ExplanationTests.sound),
      SourceFile(path: "incidents/more.yaml", text: ExplanationTests.more),
      SourceFile(path: "incidents/derived.yaml", text: text),
    ]
    return try LibraryReader.read(SmallLibrary.settings + files + more)
  }

  @Test func `a walk with nothing that is next is told with the conversation that shows it`() throws
  {
    let found = try problems([("by: now, tell: dsl", "tell: dsl")])
    let problem = try #require(found.first { $0.code == "nothing-next" })
    #expect(problem.location.file == "incidents/derived.yaml")
    #expect(problem.notes.contains { $0.contains("--flow derived") }, "\(problem.notes)")
  }

  @Test func `a head is not told to tell the head, and the lead may be`() throws {
    let changes = [
      ("by: now, tell: dsl", "by: now, tell: head"), ("by: now, for: lead", "by: now, for: school"),
      // Asked only at Oak, where the head and the lead are not called the same.
      ("  - ask: role\n", "  - when: has-image-rule\n    then:\n      - ask: role\n"),
    ]
    let found = try problems(changes).filter { $0.code == "told-to-tell-oneself" }
    let problem = try #require(found.first)
    #expect(problem.notes.contains("  said:  head"), "\(problem.notes)")
    #expect(!problem.notes.contains("  said:  dsl"))
  }

  @Test func `a lead who is called as the head is told to tell neither`() throws {
    let changes = [
      ("by: now, tell: dsl", "by: now, tell: head"), ("by: now, for: lead", "by: now, for: school"),
    ]
    let found = try problems(changes).filter { $0.code == "told-to-tell-oneself" }
    let problem = try #require(found.first { $0.notes.contains { $0.contains("--setting elm") } })
    #expect(problem.notes.contains("  said:  dsl"), "\(problem.notes)")
  }

  @Test(arguments: ["if", "when", "once", "unless"])
  func `each word that makes a condition is marked or told`(word: String) throws {
    let words = "do: Call \(word) hurt., guidance: national"
    let marked = [("do: Call if hurt., guidance: national", words)]
    #expect(try problems(marked) == [])
    let bare = marked + [(", while-unknown: hurt", "")]
    #expect(try problems(bare).map(\.code).contains("unmarked-condition"))
    let conditional = marked + [("while-unknown: hurt", "conditional: yes")]
    #expect(try !problems(conditional).map(\.code).contains("unmarked-condition"))
  }

  @Test func `a part that only such incidents run is any school's too`() throws {
    let part = SourceFile(
      path: "parts/shared.yaml",
      text: """
        part: shared
        steps:
          - when: setting is oak
            then:
              - do: [fact]
        actions:
          fact: {know: Rest., because: [OAK-3]}
        """)
    let codes: Set = ["names-a-clause", "names-a-school"]
    let own = try problems([("- do: [pause]", "- do: [pause]\n  - run: shared")], and: [part])
    #expect(Set(own.map(\.code)).isSuperset(of: codes))
    // One that other incidents run too names what they need.
    let other = SourceFile(
      path: "incidents/other.yaml",
      text: """
        incident: other
        title: Other
        about: Test
        steps:
          - do: [hurry]
          - run: shared
          - end: told
        """)
    let both = try problems(
      [("- do: [pause]", "- do: [pause]\n  - run: shared")], and: [part, other])
    #expect(Set(both.map(\.code)).isDisjoint(with: codes))
  }

  static let mutants: [(change: String, told: String)] = [
    ("on everybody's page 'decide'", "told-to-tell-oneself"),
    ("whatever is known 'call'", "unmarked-condition"),
  ]

  @Test(arguments: mutants)
  func `a page that is lost and an if that is always told are noticed`(
    change: String, told: String
  ) throws {
    let library = try library([])
    let mutant = try #require(Mutant.all(of: library).first { $0.change == change })
    #expect(MutationRun(library).notice(mutant) == .check(told))
  }
}
