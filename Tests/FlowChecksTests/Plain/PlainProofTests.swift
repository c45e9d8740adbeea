import FlowChecks
import FlowEngine
import FlowFiles
import FlowModel
import TestSupport
import Testing

/// The checks held against the slowest and plainest reading of the language: little flows made by
/// chance, every conversation walked from its start, and every rule read off what happened.
struct PlainProofTests {
  /// Where a rule is broken.
  struct Place: Hashable {
    let rule: String
    let incident: String
    let setting: String
  }

  /// What walking every conversation of some flows found.
  struct Walked {
    var broken: Set<Place> = []
    var tested: Set<String> = []
    var met: Set<PlainWalk.Event> = []
    var count = 0
  }

  /// More conversations than this are not walked, to keep a run short.
  private static let limit = 1_000

  @Test(.takesLong, arguments: 0..<12)
  func `the checker and a plain walk of every conversation agree on every rule`(batch: Int) throws {
    var walked = 0
    for seed in (batch * 10)..<(batch * 10 + 10) {
      let flows = RandomFlows.make(seed: seed)
      guard let plain = Self.walk(flows) else { continue }
      walked += 1
      try Self.compare(flows, plain, seed)
    }
    #expect(walked > 4, "most flows are small enough to be walked")
  }

  private static func compare(_ flows: PlainFlows, _ plain: Walked, _ seed: Int) throws {
    let library = try LibraryReader.read(
      flows.files.map { SourceFile(path: $0.path, text: $0.text) })
    let checkup = Checkup(Explorer(Engine(library)))
    let found = Set(
      checkup.broken.map { Place(rule: $0.rule.id, incident: $0.incident, setting: $0.setting) })
    for place in plain.broken.subtracting(found).sorted(by: { "\($0)" < "\($1)" }) {
      Issue.record("seed \(seed): broken, and said to hold: \(place)")
    }
    for broken in checkup.broken { try check(broken, flows, library, seed) }
    let untested = checkup.diagnostics.filter { $0.code == "untested-rule" }.map(\.message)
    for rule in plain.tested where untested.contains(where: { $0.contains("'\(rule)'") }) {
      Issue.record(
        "seed \(seed): \(rule) is said to be untested, and some walk puts it to the test")
    }
    let unreached = checkup.diagnostics.filter { $0.code.hasPrefix("unreachable-") }.map(\.message)
    for event in plain.met {
      let words =
        switch event {
        case .asked(let name): "question '\(name)'"
        case .given(let name): "action '\(name)'"
        case .ended(let name): "ending '\(name)'"
        }
      if unreached.contains(where: { $0.contains(words) }) {
        Issue.record("seed \(seed): the \(words) is met, and said not to be")
      }
    }
  }

  /// The conversation that is told breaks the rule, plainly walked and as it is typed.
  private static func check(
    _ broken: BrokenRule, _ flows: PlainFlows, _ library: Library, _ seed: Int
  ) throws {
    let rule = try #require(flows.rules.first { $0.name == broken.rule.id })
    var answers = [String: PlainWalk.Answer]()
    for step in broken.path {
      let read = try library.questions[step.question]!.read(step.typed, today: broken.today)
      #expect(
        Set(read.values) == Set(step.answer.values) && read.isUnsure == step.answer.isUnsure,
        "seed \(seed): '\(step.typed)' is read as \(read.values)")
      answers[step.question] = PlainWalk.Answer(
        values: step.answer.values, isUnsure: step.answer.isUnsure)
    }
    let today = broken.today.daysSinceEpoch - CivilDate.reference.daysSinceEpoch
    do throws(PlainWalk.Open) {
      let walk = try PlainWalk(flows, broken.incident, broken.setting, today: today, answers)
      #expect(
        walk.breaks(rule), "seed \(seed): \(broken.rule.id) is kept by what is said to break it")
      #expect(
        Set(walk.known.keys) == Set(answers.keys), "seed \(seed): answers that nobody asks for")
    } catch {
      let isBroken =
        rule.when == nil && PlainWalk.breaks(error.events, rule.wants, flows, isOver: false)
      #expect(isBroken, "seed \(seed): \(broken.rule.id) is not broken yet where the walk stops")
    }
  }
}

extension PlainProofTests {
  /// Every conversation; nil if there are too many.
  private static func walk(_ flows: PlainFlows) -> Walked? {
    var walked = Walked()
    for incident in flows.incidents.map(\.name) {
      for setting in PlainFlows.settings {
        for today in -1...1 {
          guard walk(flows, incident, setting, today, [:], &walked) else { return nil }
        }
      }
    }
    return walked
  }

  private static func walk(
    _ flows: PlainFlows, _ incident: String, _ setting: String, _ today: Int,
    _ answers: [String: PlainWalk.Answer], _ walked: inout Walked
  ) -> Bool {
    do throws(PlainWalk.Open) {
      let walk = try PlainWalk(flows, incident, setting, today: today, answers)
      walked.count += 1
      walked.met.formUnion(walk.events)
      for rule in flows.rules where rule.incidents.isEmpty || rule.incidents.contains(incident) {
        if rule.when.map({ walk.holds($0) }) ?? true, walk.comesTo(rule.wants) {
          walked.tested.insert(rule.name)
        }
        if walk.breaks(rule) {
          walked.broken.insert(Place(rule: rule.name, incident: incident, setting: setting))
        }
      }
      return walked.count <= limit
    } catch {
      let question = flows.questions.first { $0.name == error.question }!
      for answer in question.answers {
        var more = answers
        more[question.name] = answer
        guard walk(flows, incident, setting, today, more, &walked) else { return false }
      }
      return true
    }
  }
}

extension PlainWalk {
  /// Whether the rule says something of this walk at all.
  fileprivate func comesTo(_ wants: PlainFlows.Wants) -> Bool {
    guard case .before(let second, _) = wants else { return true }
    return events.contains { $0 == .given(second) || $0 == .asked(second) }
  }
}

extension PlainFlows.Question {
  /// Everything that may be answered.
  fileprivate var answers: [PlainWalk.Answer] {
    var known = options.map { [$0] }
    if kind == .several { known.append(options) }
    known += measures.map { [value($0)] }
    var answers = known.map { PlainWalk.Answer(values: $0, isUnsure: false) }
    guard let unsure else { return answers }
    // Several answers may stand beside not knowing, which adds what it counts as.
    for values in [[]] + (kind == .several ? known : []) {
      answers.append(
        PlainWalk.Answer(
          values: values.contains(unsure) ? values : values + [unsure], isUnsure: true))
    }
    return answers
  }
}
