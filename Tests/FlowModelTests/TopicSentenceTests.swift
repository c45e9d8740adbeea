import FlowModel
import Testing

struct TopicSentenceTests {
  @Test func `what stands in brackets falls away with its gap`() throws {
    let sentence = try #require(TopicSentence("refer it to {to}[ {time}]."))
    #expect(sentence.filled(with: ["to": "the head"]) == "Refer it to the head.")
    #expect(
      sentence.filled(with: ["to": "the head", "time": "now"]) == "Refer it to the head now.")
    #expect(sentence.gaps == ["to", "time"])
    #expect(sentence.neededGaps == ["to"])
  }

  @Test func `a sentence is told whole or not at all`() throws {
    let sentence = try #require(TopicSentence("Tell {to}."))
    #expect(sentence.filled(with: [:]) == nil)
    #expect(sentence.filled(with: ["to": ""]) == nil)
  }

  @Test func `only the words between the gaps are said in the setting's own`() throws {
    let sentence = try #require(TopicSentence("Ask pupils about {what}."))
    let said = sentence.filled(with: ["what": "pupils' phones"]) { words in
      words.contains("pupils") ? "Ask learners about " : words
    }
    #expect(said == "Ask learners about pupils' phones.")
  }

  @Test(arguments: [
    "Tell {to", "Tell to}", "Tell [him", "Tell him]", "a [b [c] d]", "{}", "{a{b}}",
  ])
  func `a brace or a bracket that is not closed is no sentence`(text: String) {
    #expect(TopicSentence(text) == nil)
  }

  @Test func `whom a policy names is joined as it joins them`() {
    let title = { (id: String) in
      ["dsl": "the lead", "deputy": "a deputy", "head": "the head"][id]!
    }
    func words(_ names: [Recipients.Name], _ joint: Recipients.Joint?) -> String {
      Recipients(names: names, joint: joint).words(title: title)
    }
    let lead = Recipients.Name.roleOrStandIn("dsl", "deputy")
    #expect(words([lead], nil) == "the lead or a deputy")
    #expect(words([.role("dsl"), .role("head")], .and) == "the lead and the head")
    #expect(words([.role("dsl"), .role("head")], .or) == "the lead or the head")
    #expect(words([.role("dsl"), .role("head")], .andOr) == "the lead, the head, or both")
    #expect(
      words([.role("dsl"), .role("head")], .slash)
        == "the lead/the head (it does not say if that is one person)")
    let either = Recipients(names: [.role("dsl"), .role("head")], joint: .slash)
    #expect(
      either.words { ["dsl": "the lead or principal", "head": "the principal"][$0]! }
        == "the lead or principal (it does not say if that is one person)")
    #expect(
      words([.role("head"), .printed("a teacher"), lead], .andOr)
        == "the head, a teacher and/or the lead or a deputy")
  }
}
