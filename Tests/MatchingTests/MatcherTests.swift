import FlowModel
import Matching
import TestSupport
import Testing

struct MatcherTests {
  let matcher = Matcher(Shipped.library.incidents)

  @Test func `each phrase of a flow finds its flow first`() {
    for flow in Shipped.library.incidents where flow.urgency != .emergency {
      for phrase in flow.phrases {
        #expect(matcher.matches(for: phrase).flows.first?.flow == flow.id, "\(phrase)")
      }
    }
  }

  @Test func `each phrase of danger is noticed inside a sentence`() {
    for flow in Shipped.library.incidents where flow.urgency == .emergency {
      for phrase in flow.phrases {
        #expect(matcher.matches(for: "please help, \(phrase) at the gate").emergency == flow.id)
      }
    }
  }

  @Test(arguments: ["the boiler is leaking", "when is payday", "", "   ", "???"])
  func `words that fit nothing find nothing`(words: String) {
    let found = matcher.matches(for: words)
    #expect(found.clearWinner == nil)
    #expect(found.emergency == nil)
  }

  @Test func `the same words always find the same`() {
    let words = "parent posted a picture of a phone"
    #expect(matcher.matches(for: words) == Matcher(Shipped.library.incidents).matches(for: words))
  }
}
