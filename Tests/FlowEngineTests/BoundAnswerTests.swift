import FlowEngine
import FlowFiles
import FlowModel
import TestSupport
import Testing

/// What an action tells that has the policy's own answer in the place of words.
struct BoundAnswerTests {
  private static let topics = SourceFile(
    path: "topics/pictures.yaml",
    text: """
      told:
        ask: Who is told?
        kind: value
        says: "Report it to {to}[ {time}]."
        slots: {to: roles, time: time}
        silence: Your policy does not say who is told.
      look:
        ask: May staff look?
        kind: choice
        answers:
          - never: "Do not look at it."
          - may: "You may look at it."
        silence: Your policy does not say whether you may look.
      share:
        ask: What may not be done with it?
        kind: list
        items:
          - copied: "Do not copy it."
          - sent: "Do not send it."
        silence: Your policy does not say what may not be done with it.
      """)

  private static func library(
    _ answers: String, _ action: String, statutory: Bool = false
  ) throws -> Library {
    var files = SmallLibrary.files(
      """
      incident: one
      catch-all: yes
      title: One
      about: One.
      first: [tell]
      steps:
        - end: next
      actions:
        tell: {\(action)}
      """)
    files.removeAll { $0.path == "guidance/national.yaml" }
    let law = statutory ? ", statutory: yes" : ""
    files.append(
      SourceFile(
        path: "guidance/national.yaml",
        text: "guidance:\n  national: {title: National, edition: '2026', short: NAT\(law)}\n"))
    files += [topics, SourceFile(path: "answers/oak.yaml", text: answers)]
    return try LibraryReader.read(files)
  }

  private static let others = "OAK-2: {none: furniture}\nOAK-3: {none: furniture}\n"
  private static let asked =
    "OAK-1: {answers: {told: {to: [head, and/or, dsl], strength: should}}}\n"

  private func advice(
    _ library: Library, _ action: String = "tell", in setting: String = "oak"
  ) -> Advice {
    let engine = Engine(library)
    return engine.advice(action, in: engine.start("one", setting: setting).walk)
  }

  @Test func `the policy's own answer stands under its label, with its strength`() throws {
    let library = try Self.library(
      Self.asked + Self.others, "tells: told, as: do, by: now")
    let told = advice(library)
    #expect(told.text == "Report it to the headteacher, the DSL, or both.")
    #expect(told.basis == .policy)
    #expect(told.strength == .should)
    #expect(told.clauses.map(\.id) == ["OAK-1"])
    #expect(told.guidance.isEmpty)
  }

  @Test func `where a policy is silent our own words stand, and that it is silent`() throws {
    let library = try Self.library(
      Self.asked + Self.others,
      "tells: told, by: now, otherwise: {do: Tell the DSL., guidance: [national], strength: must}")
    let own = advice(library, in: "elm")
    #expect(own.text == "Tell the DSL.")
    #expect(own.basis == .guidance)
    #expect(own.clauses.isEmpty)
    let walk = Engine(library).start("one", setting: "elm").walk
    #expect(walk.given == ["tell", "tell.open"])
    let open = advice(library, "tell.open", in: "elm")
    #expect(open.basis == .gap(.silent))
    #expect(open.text == "Your policy does not say who is told.")
    #expect(open.audience == .lead)
    #expect(Engine(library).start("one", setting: "oak").walk.given == ["tell"])
  }

  @Test func `without words of our own a silent school is told nothing but that`() throws {
    let library = try Self.library(Self.asked + Self.others, "tells: told, as: do, by: now")
    #expect(Engine(library).start("one", setting: "elm").walk.given == ["tell.open"])
  }

  @Test func `where a policy contradicts itself both answers are told and neither is followed`()
    throws
  {
    let library = try Self.library(
      """
      OAK-1: {answers: {look: {is: never, strength: must}}}
      OAK-2: {answers: {look: {is: may, strength: may}}}
      OAK-3: {none: furniture}
      """, "tells: look, otherwise: {do-not: Look at it., guidance: [national]}")
    #expect(advice(library).basis == .guidance)
    let open = advice(library, "tell.open")
    #expect(open.basis == .gap(.contradicts))
    #expect(open.text.contains("Do not look at it."))
    #expect(open.text.contains("You may look at it."))
    #expect(open.clauses.map(\.id) == ["OAK-1", "OAK-2"])
  }

  @Test func `what was never filled in is quoted, and nobody takes it for a rule`() throws {
    let library = try Self.library(
      """
      OAK-1: {answers: {look: {strength: states, status: open, printed: is/is not}}}
      OAK-2: {none: furniture}
      OAK-3: {none: furniture}
      """, "tells: look, otherwise: {do-not: Look at it., guidance: [national]}")
    #expect(advice(library).basis == .guidance)
    #expect(advice(library, "tell.open").text == "Your policy leaves this open: \"is/is not\".")
  }

  @Test func `a do-not of the policy is a do-not`() throws {
    let library = try Self.library(
      "OAK-1: {answers: {look: {is: never, strength: must}}}\n" + Self.others,
      "tells: look, otherwise: {do: Be careful., guidance: [national]}")
    #expect(advice(library).kind == .refrain)
    #expect(advice(library).text == "Look at it.")
  }

  @Test func `what law asks more strongly is the instruction, and the policy stands beside it`()
    throws
  {
    let action =
      "tells: told, by: now, otherwise: {do: Tell them., guidance: [national], strength: must}"
    let library = try Self.library(Self.asked + Self.others, action, statutory: true)
    let told = advice(library)
    #expect(told.text == "Tell them.")
    #expect(told.basis == .guidance)
    #expect(told.strength == .must)
    #expect(told.beside.map(\.id) == ["OAK-1"])
    #expect(told.provenance.brief == "[NAT; your policy too: OAK-1]")
    #expect(advice(library, "tell.open").text.hasPrefix("Your policy asks less: Report it to"))
    let ordinary = try Self.library(Self.asked + Self.others, action)
    #expect(advice(ordinary).basis == .policy)
  }

  @Test func `a reference beside our own words claims nothing for the policy`() throws {
    let library = try Self.library(
      Self.asked + Self.others, "do: Tell them., by: now, guidance: [national], beside: told")
    #expect(advice(library).basis == .guidance)
    #expect(advice(library).beside.map(\.id) == ["OAK-1"])
    #expect(advice(library, in: "elm").beside.isEmpty)
  }

  @Test func `a policy's own limit is quoted`() throws {
    let library = try Self.library(
      "OAK-1: {answers: {told: {to: [head], strength: must, hedge: as appropriate}}}\n"
        + Self.others,
      "tells: told, as: do, by: now")
    #expect(advice(library).text == "Report it to the headteacher, \"as appropriate\".")
  }

  @Test func `on the page of others it is said whom a clause binds`() throws {
    func text(_ actor: String, _ page: String) throws -> String {
      advice(
        try Self.library(
          "OAK-1: {answers: {told: {to: [dsl], strength: must, by: \(actor)}}}\n" + Self.others,
          "tells: told, as: do, by: now, for: \(page)")
      ).text
    }
    #expect(try text("volunteers", "head") == "Volunteers: Report it to the DSL.")
    #expect(try text("volunteers", "you") == "Report it to the DSL.")
    #expect(try text("[head]", "head") == "Report it to the DSL.")
    #expect(try text("everyone", "head") == "Everyone: Report it to the DSL.")
    #expect(try text("school", "head") == "Report it to the DSL.")
    #expect(try text("parents", "you").hasSuffix(": Report it to the DSL."))
  }

  @Test func `a clause's own condition is said to whoever reads it`() throws {
    let library = try Self.library(
      "OAK-1: {answers: {told: {to: [head], strength: must, when: 'it is required'}}}\n"
        + Self.others, "tells: told, as: do, by: now")
    #expect(advice(library).text == "If it is required: Report it to the headteacher.")
    // Behind a "do not" the condition stands for that one alone, so each has it.
    let barred = try Self.library(
      "OAK-1: {answers: {share: {items: [copied, sent], strength: must, when: 'it is theirs'}}}\n"
        + Self.others, "tells: share, as: do, by: now")
    #expect(
      advice(barred).text == "Copy it, if it is theirs. Do not send it, if it is theirs.")
  }
}
