import FlowModel
import Matching
import TestSupport
import Testing

struct MatcherTests {
  let matcher = Shipped.matcher

  /// Sentences that a person in a hurry typed, and the incident that each means. None of them
  /// stands among the phrases.
  @Test(arguments: [
    ("mum slagging us off on fb", "parent-complaint-online"),
    ("yr 9 lads passing round a nude of a girl", "indecent-image"),
    ("diabetic kid needs his fone for his sugar", "medical-phone-access"),
    ("found a mobile on a lad in the gcse hall", "exam-device"),
    ("student sent me a friend request on insta", "staff-contact-online"),
    ("can i take pics of the class on my own phone", "staff-photos"),
    ("girl talking to a older man she met on roblox", "stranger-contact"),
    ("can i just delete the video off his phone", "erase-or-keep-data"),
  ])
  func `what people type is understood`(sentence: String, incident: String) {
    #expect(matcher.finding(for: sentence).ranked.first?.flow == incident)
  }

  @Test(arguments: ["the boiler is leaking", "when is payday", "", "   ", "???", "qwrtp zxcvb"])
  func `words that fit nothing lead to no incident`(words: String) {
    let found = matcher.finding(for: words)
    #expect(found.offers.isEmpty)
    #expect(found.proposal == nil)
    #expect(found.danger == nil)
    #expect(!found.isInScope)
  }

  @Test(.takesLong)
  func `a phrase leads to its own incident once danger is ruled out`() {
    let catchAll = Shipped.library.incidents.first(where: \.isCatchAll)?.id
    for group in Shipped.phrases.groups where group.location.file.hasSuffix(".txt") {
      for phrase in group.phrases {
        let found = matcher.finding(for: phrase).calmed
        let first = found.isInScope ? found.ranked.first?.flow : catchAll
        #expect(first == group.incident, "\(phrase)")
      }
    }
  }

  @Test(.takesLong)
  func `what needs action at once is offered before all else, and nothing milder proposed`() {
    let urgency = { (flow: String) in Shipped.library.flows[flow]!.urgency }
    for group in Shipped.phrases.groups {
      for phrase in group.phrases {
        let found = matcher.finding(for: phrase)
        #expect(found.offers.count <= 3)
        let urgent = found.offers.map { urgency($0) <= .now }
        // Once one is not urgent, none after it is.
        #expect(!zip(urgent, urgent.dropFirst()).contains { !$0 && $1 }, "\(phrase)")
        if let proposal = found.proposal, let first = found.offers.first {
          #expect(urgency(proposal) <= .now || urgency(first) > .now, "\(phrase)")
        }
      }
    }
  }

  @Test func `the likelihoods of all incidents add up to one`() {
    let sum = matcher.model.likelihoods(of: "a phone in the pool").reduce(0, +)
    #expect(abs(sum - 1) < 1e-9)
  }

  @Test func `a model that was kept says what the learned one says`() throws {
    let bytes = matcher.model.bytes
    let kept = Matcher(try #require(Model(bytes: bytes)), Shipped.library)
    for sentence in ["mum on fb", "phone in the pool", "sexting", "when is payday"] {
      #expect(kept.finding(for: sentence) == matcher.finding(for: sentence))
    }
    #expect(Model(bytes: Array(bytes.dropLast())) == nil)
    #expect(Model(bytes: bytes + [0]) == nil)
    #expect(Model(bytes: []) == nil)
  }

  @Test func `the same phrases always teach the same`() {
    var small = Shipped.phrases
    small.groups = small.groups.enumerated().filter { $0.offset % 40 == 0 }.map(\.element)
    #expect(Model(learning: small).bytes == Model(learning: small).bytes)
  }

  @Test func `the words that led to an incident are words that were typed`() {
    let typed = "Mum slagging us off on fb again"
    let words = matcher.telling(for: "parent-complaint-online", in: typed)
    #expect(words.contains("slagging"))
    #expect(words.count <= 4)
    #expect(words.allSatisfy { typed.lowercased().contains($0) })
  }

  @Test func `the points of all words are the score beside the mean`() {
    let sentence = "phone in the changing rooms"
    let model = matcher.model
    let scores = model.incidents.map { incident in
      model.reasons(for: incident, in: sentence).reduce(0) { $0 + $1.points }
    }
    #expect(abs(scores.reduce(0, +)) < 1e-3)
    let likelihoods = model.likelihoods(of: sentence)
    let best = likelihoods.indices.max { likelihoods[$0] < likelihoods[$1] }!
    #expect(scores.indices.max { scores[$0] < scores[$1] } == best)
  }

  @Test func `accents, apostrophes and capitals make no difference`() {
    let plain = matcher.finding(for: "dont want her pic on the schools website")
    #expect(matcher.finding(for: "DON’T want her píc on the school's website!!") == plain)
  }
}
