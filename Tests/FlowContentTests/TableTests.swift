import FlowEngine
import FlowModel
import TestSupport
import Testing

/// The headline flows against the tables of what the policies ask for, branch by branch.
struct TableTests {
  struct Row: CustomTestStringConvertible, Sendable {
    let flow: String
    let setting: String
    let branch: String
    let answers: [String: String]
    let clauses: [String]
    var testDescription: String { "\(flow), \(setting): \(branch)" }
  }

  static let flows = ["indecent-image", "parent-complaint-online", "medical-phone-access"]

  static let rows: [Row] = flows.flatMap { flow in
    table(flow).map { columns in
      let pairs = columns[2].split(separator: " ").map { $0.split(separator: "=").map(String.init) }
      return Row(
        flow: flow, setting: columns[0], branch: columns[1],
        answers: Dictionary(uniqueKeysWithValues: pairs.map { ($0[0], $0[1]) }),
        clauses: columns[3].split(separator: ",").map(String.init))
    }
  }

  static func table(_ name: String) -> [[String]] {
    let path = "\(Shipped.root)/Tests/FlowContentTests/Tables/\(name).tsv"
    return (textOfFile(path) ?? "").split(separator: "\n").dropFirst().map {
      $0.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
    }
  }

  @Test func `every setting has rows in every table`() {
    for flow in Self.flows {
      #expect(Set(Self.table(flow).map { $0[0] }) == Set(Shipped.settings), "\(flow)")
    }
  }

  @Test(arguments: rows)
  func `the branch gives the clauses that the table lists`(row: Row) throws {
    let engine = Engine(Shipped.library)
    let walk = try walk(engine, row)
    for question in row.answers.keys {
      #expect(walk.answers[question] != nil, "'\(question)' was never asked")
    }
    let shown = Set(walk.given.flatMap { engine.advice($0, in: walk).clauses.map(\.id) })
    let missing = row.clauses.filter { !shown.contains($0) }
    #expect(missing.isEmpty)
    #expect(!walk.endings.isEmpty)
  }

  /// Walks with the row's answers; whatever it does not name is answered so that little happens.
  private func walk(_ engine: Engine, _ row: Row) throws -> Walk {
    let defaults = [
      "danger": "no", "could-be-indecent": "yes", "already-happened": "not-any", "blackmail": "no",
      "role": "staff", "reached": "dsl", "searched": "no", "possible-evidence": "no",
      "five-points": "not-any", "child-at-risk": "no", "post-before": "first",
      "post-extreme": "no", "med-unwell": "no", "med-where": "not-any",
    ]
    var (walk, _) = engine.start(row.flow, setting: row.setting)
    while case .asking(let id) = walk.place {
      let question = try #require(engine.library.questions[id])
      let wanted = row.answers[id] ?? defaults[id]
      walk = engine.step(walk, answer(question, wanted)).walk
    }
    return walk
  }

  private func answer(_ question: Question, _ wanted: String?) -> Answer {
    if question.kind == .text { return Answer(raw: "none") }
    if wanted == "?" { return Answer(raw: "?", values: question.unsure, isUnsure: true) }
    let values =
      wanted.map { $0.split(separator: "+").map(String.init) } ?? [question.options[0].id]
    return Answer(raw: values.joined(separator: " "), values: values)
  }

  /// The clauses that some walk shows, over many walks with answers drawn by a fixed seed.
  @Test(arguments: flows)
  func `every clause that bears on the flow is shown on some walk`(flow: String) throws {
    let engine = Engine(Shipped.library)
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
      let wanted = Self.table("mapped").filter { $0[0] == flow && $0[1] == setting }.map { $0[2] }
      let missing = wanted.filter { !shown.contains($0) }
      #expect(missing.isEmpty, "\(setting)")
    }
  }
}

/// A small generator with a fixed seed (Knuth's MMIX constants), so that a failure repeats.
struct Dice {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func roll(_ sides: Int) -> Int {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return Int((state >> 33) % UInt64(sides))
  }

  /// Any answer that the question allows.
  mutating func answer(_ question: Question) -> Answer {
    if question.kind == .text { return Answer(raw: "words") }
    let place = roll(question.options.count + (question.unsure.isEmpty ? 0 : 1))
    if place == question.options.count {
      return Answer(raw: "?", values: question.unsure, isUnsure: true)
    }
    var values = [question.options[place].id]
    if question.kind == .several, roll(2) == 0 {
      let other = question.options[roll(question.options.count)].id
      if !values.contains(other) { values.append(other) }
    }
    return Answer(raw: values.joined(separator: " "), values: values)
  }
}
