import FlowEngine
import FlowModel
import TestSupport
import Testing

/// Promises about every walk, tried on many walks of every incident in every setting, with answers
/// drawn by a fixed seed. A proof over all walks is the checker's task.
struct InvariantTests {
  struct Tried {
    let flow: String
    let setting: Setting
    let walk: Walk
    /// Everything in the order it came: `give ID`, `ask ID`.
    let course: [String]
    let advice: [Advice]
  }

  static let tried: [Tried] = {
    let engine = Engine(Shipped.library)
    var all = [Tried]()
    for flow in Shipped.library.incidents.map(\.id) {
      for setting in Shipped.settings {
        var dice = Dice(seed: 11)
        for _ in 0..<6 { all.append(walked(engine, flow, setting, &dice)) }
      }
    }
    return all
  }()

  private static func walked(
    _ engine: Engine, _ flow: String, _ setting: String, _ dice: inout Dice
  ) -> Tried {
    var course = [String]()
    func note(_ effects: [Effect]) {
      for effect in effects {
        switch effect {
        case .given(let actions): course += actions.map { "give " + $0 }
        case .asking(let question): course.append("ask " + question)
        case .entered, .ended: break
        }
      }
    }
    var (walk, effects) = engine.start(flow, setting: setting)
    note(effects)
    while case .asking(let id) = walk.place {
      (walk, effects) = engine.step(walk, dice.answer(engine.library.questions[id]!))
      note(effects)
    }
    return Tried(
      flow: flow, setting: engine.library.settings[setting]!, walk: walk, course: course,
      advice: walk.given.map { engine.advice($0, in: walk) })
  }

  let library = Shipped.library

  @Test func `do-nots and something to do in time come before the first question`() {
    for tried in Self.tried {
      let before = tried.course.prefix { $0.hasPrefix("give ") }.map {
        library.actions[String($0.dropFirst(5))]!
      }
      // What is of today may wait for an hour: a complaint is no alarm, and a routine matter is none.
      let urgency = library.flows[tried.flow]!.urgency
      let latest: Deadline = [.today, .routine].contains(urgency) ? .today : .now
      #expect(
        before.contains { $0.kind == .act && $0.by.map { $0 <= latest } ?? false }, "\(tried.flow)")
      let isEmergency = library.flows[tried.flow]!.urgency == .emergency
      #expect(isEmergency || before.contains { $0.kind == .refrain }, "\(tried.flow)")
    }
  }

  @Test func `danger is asked about before anything else, and yes brings 999 next`() {
    for tried in Self.tried where library.flows[tried.flow]!.urgency != .emergency {
      let questions = tried.course.filter { $0.hasPrefix("ask ") }
      // A routine question asks of no danger: whom to tell of it stands on its first screen.
      let isRoutine = library.flows[tried.flow]!.urgency == .routine
      #expect(isRoutine || questions.first == "ask danger", "\(tried.flow)")
      if tried.walk.answers["danger"]?.values == ["yes"] {
        let after = tried.course.firstIndex(of: "ask danger")! + 1
        #expect(tried.course[after] == "give call-999")
      }
    }
  }

  @Test func `every walk ends with somebody to tell, and nobody whom it is about`() {
    let engine = Engine(library)
    for tried in Self.tried {
      #expect(!tried.walk.endings.isEmpty)
      var barred = Set<String>()
      for (question, answer) in tried.walk.answers {
        for value in answer.values {
          barred.formUnion(library.questions[question]?.option(value)?.concerns ?? [])
        }
      }
      for group in tried.setting.samePerson where !barred.isDisjoint(with: group) {
        barred.formUnion(group)
      }
      let titles = barred.compactMap { tried.setting.roles[$0]?.title }
      for ending in tried.walk.endings.compactMap({ engine.outcome($0, in: tried.walk) }) {
        guard let tell = ending.tell else {
          // A lead or a head is whom others tell: what is next may be their own act.
          #expect(engine.audience(in: tried.walk) != .you, "\(tried.flow)")
          continue
        }
        let route = engine.route(to: tell, in: tried.walk)
        #expect(!route.isEmpty)
        #expect(route.allSatisfy { !barred.contains($0.id) })
        let outside: Set = ["lado", "social-care", "police"]
        if ["in-charge", "dpo", "it-manager"].contains(tell) {
          // What is ordinary stays in the school: nobody is called about a lost phone.
          #expect(
            !barred.isEmpty || route.allSatisfy { !outside.contains($0.id) }, "\(ending.ending)")
        } else {
          #expect(
            route.last.map { outside.contains($0.id) } == true, "\(tried.flow): tell \(tell)")
        }
      }
      for item in tried.advice where item.kind == .act {
        #expect(item.tell.allSatisfy { !titles.contains($0) }, "\(tried.flow): \(item.text)")
      }
    }
  }

  @Test func `every line rests on the school's own clause, on guidance, or says that nothing does`()
  {
    for tried in Self.tried {
      let own = Set(
        tried.setting.policies.flatMap { library.policies[$0]!.clauses.map(\.id.rawValue) })
      for item in tried.advice {
        #expect(item.clauses.allSatisfy { own.contains($0.id) })
        if case .gap = item.basis { continue }
        #expect(!item.clauses.isEmpty || !item.guidance.isEmpty, "\(item.action)")
        if item.basis == .policy { #expect(!item.clauses.isEmpty) }
      }
    }
  }

  @Test func `no walk says to do what it says not to do`() {
    for tried in Self.tried {
      let acts = Set(tried.advice.filter { $0.kind == .act }.map(\.text))
      let refrains = Set(tried.advice.filter { $0.kind == .refrain }.map(\.text))
      #expect(acts.isDisjoint(with: refrains))
    }
  }

  @Test func `it is always written down, and always said who may be told outside`() {
    for tried in Self.tried {
      #expect(tried.walk.given.contains("co-write"), "\(tried.flow)")
    }
  }

  @Test
  func
    `with a picture nobody is told to look, copy, delete or capture, and the lead is told first`()
  {
    for tried in Self.tried where tried.flow == "indecent-image" {
      for action in ["im-no-look", "im-no-copy", "im-no-asking", "co-no-promise"] {
        #expect(tried.walk.given.contains(action))
      }
      let told = tried.course.firstIndex(of: "give im-tell") ?? .max
      let asked = tried.course.firstIndex { $0.hasPrefix("ask ") } ?? 0
      #expect(told < asked)
      for item in tried.advice where item.kind == .act {
        let text = item.text.lowercased()
        for word in ["screenshot", "look at", "open it", "delete it", "print"] {
          #expect(!text.contains(word), "\(item.action)")
        }
      }
    }
  }

  @Test func `a device with a picture is kept, and not given back`() {
    for tried in Self.tried where tried.flow == "indecent-image" {
      let answers = tried.walk.answers
      guard answers["im-child"]?.values == ["yes"], answers["whose-staff-device"] == nil,
        let place = answers["im-where"]?.values.first, ["held", "pupil-has"].contains(place)
      else { continue }
      #expect(tried.walk.given.contains("im-keep"))
      #expect(tried.walk.given.contains("im-l-no-return"))
    }
  }

  @Test func `a need for health is met now on every walk, and no device is taken away`() {
    for tried in Self.tried where tried.flow == "medical-phone-access" {
      #expect(tried.walk.given.contains("mp-allow"))
      #expect(tried.walk.given.contains("mp-no-taking"))
      for item in tried.advice where item.kind == .act {
        let text = item.text.lowercased()
        #expect(!text.contains("confiscate") && !text.contains("take the device"), "\(item.action)")
      }
    }
  }

  @Test func `a post is never answered online, and a threat never stays a complaint`() {
    for tried in Self.tried where tried.flow == "parent-complaint-online" {
      #expect(tried.walk.given.contains("pc-no-reply"))
      let contents = tried.walk.answers["pc-contents"]?.values ?? []
      if contents.contains("threats") { #expect(tried.walk.given.contains("pc-threat-police")) }
      if contents.contains("child-unsafe") {
        #expect(tried.walk.given.contains("pc-child-decide"))
      }
      if contents.contains("staff-allegation") {
        #expect(tried.walk.given.contains("pc-claim-lado"))
        #expect(tried.walk.given.contains("pc-no-warning"))
      }
    }
  }
}
