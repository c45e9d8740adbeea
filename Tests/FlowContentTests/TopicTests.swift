import FlowEngine
import FlowFiles
import FlowModel
import TestSupport
import Testing

/// What the five policies answer, as it would be told.
struct TopicTests {
  static let topics = Shipped.library.topics

  private func policies(of setting: Setting) -> [PolicyAnswer] {
    setting.policies.flatMap { Self.topics.answers[$0] ?? [] }
  }

  @Test func `every clause of every policy was read for its answers`() {
    for policy in Shipped.library.policies.values {
      #expect(Self.topics.unread([policy.id]).isEmpty, "\(policy.id)")
    }
  }

  @Test func `every answer is told in a whole sentence of its setting`() {
    for setting in Shipped.library.settings.values {
      let words = SettingWords(of: setting)
      for answer in policies(of: setting) where !answer.isOpen {
        let topic = Self.topics.topic(answer.topic)!
        let sentences = words.sentences(of: answer, to: topic)
        #expect(sentences.count == answer.names.count, "\(answer.clause) \(topic.id)")
        for sentence in sentences {
          #expect(!sentence.contains { "{}[]".contains($0) }, "\(answer.clause): \(sentence)")
          #expect(sentence.last == "." || sentence.last == ")", "\(answer.clause): \(sentence)")
        }
      }
    }
  }

  @Test func `no sentence of a topic names a school, a person or a clause`() {
    let names = Shipped.library.settings.values.map(\.title)
    let clauses = Shipped.library.policies.values.flatMap { $0.clauses.map(\.id.rawValue) }
    for topic in Self.topics.topics {
      for part in topic.sentences.flatMap(\.words.parts) {
        guard case .words(let words) = part else { continue }
        #expect(!names.contains { words.contains($0) }, "\(topic.id)")
        #expect(!clauses.contains { words.contains($0) }, "\(topic.id)")
      }
    }
  }

  @Test func `where a policy is silent there is a line that says so`() {
    for topic in Self.topics.topics {
      #expect(topic.silence.hasPrefix("Your policy does not"), "\(topic.id): \(topic.silence)")
      #expect(topic.ask.hasSuffix("?"), "\(topic.id)")
    }
  }

  /// What a school answers to a topic, read against its document.
  struct Case: CustomTestStringConvertible {
    let setting: String
    let topic: String
    let state: PolicyPosition.State
    /// The clause, how strongly, and the sentence; none where nothing is told.
    let told: [String]

    var testDescription: String { "\(setting), \(topic)" }
  }

  static let cases = [
    Case(
      setting: "craylands", topic: "staff-approached-online", state: .answered,
      told: [
        "CRAY-4.2-3 must: Report what reached your own account to the safeguarding lead (DSL) or a "
          + "deputy DSL, the headteacher, or both."
      ]),
    Case(
      setting: "kite", topic: "staff-approached-online", state: .answered,
      told: [
        "KITE-4.2-3 must: Report what reached your own account to the safeguarding lead (DSL)/the "
          + "principal (it does not say if that is one person)."
      ]),
    Case(
      setting: "gaskell", topic: "staff-approached-online", state: .answered,
      told: [
        "GASK-7.C-5 must: Report what reached your own account to the headteacher, the "
          + "safeguarding lead (DSL), or both."
      ]),
    Case(
      setting: "highters-heath", topic: "staff-approached-online", state: .answered,
      told: ["HIGH-PUPIL-3b must: Report what reached your own account to the headteacher."]),
    Case(
      setting: "st-matthews", topic: "nude-report", state: .answered,
      told: [
        "STMM-6.1-5d must: Refer the incident to the safeguarding lead (DSL) or the other DSL "
          + "urgently."
      ]),
    Case(
      setting: "st-matthews", topic: "nude-do-not-view", state: .answered,
      told: ["STMM-6.1-5c must: Avoid looking at any content."]),
    Case(setting: "kite", topic: "nude-report", state: .silent, told: []),
    Case(
      setting: "highters-heath", topic: "parent-complaint-online", state: .answered,
      told: [
        "HIGH-DONT-1a must: Do not air grievances against the school, the Governing Body, or any "
          + "member of staff, policy or decision on social media sites.",
        "HIGH-RESP-2a should: Parents or other associated adults: do not make derogatory or "
          + "defamatory comments on the school, its or any staff member's decisions, or any staff "
          + "member personally, in place of the Complaints Procedures, on social media sites.",
      ]),
    Case(
      setting: "kite", topic: "pupil-phone-in-lessons", state: .answered,
      told: [
        "KITE-5-1b must: Learners: do not use mobile phones outside break and lunch times."
      ]),
    Case(
      setting: "gaskell", topic: "image-naming-with-picture", state: .contradictory,
      told: [
        "GASKA1-c2 must: Do not use students' names/initials with any photo or video.",
        "GASKA1-e must: To post names/initials with learners' photos on social media accounts "
          + "(including websites), contact the headteacher, the data protection officer, or both and "
          + "seek additional consent.",
      ]),
    Case(
      setting: "gaskell", topic: "staff-agreement-signed", state: .answered,
      told: [
        "GASK-9-8 must: Read the social media policy.",
        "GASK-9.S-2.1 must: Sign the Social Media User Agreement (Appendix 1).",
        "GASKA1-sign states: The form has lines for the signatures of the member of staff and the "
          + "headteacher/the IT manager (it does not say if that is one person).",
      ]),
    Case(
      setting: "gaskell", topic: "complaint-first-contact", state: .uneven,
      told: [
        "GASK-5-5.8 must: Raise concerns with the class teacher or the headteacher through the "
          + "school's appropriate channels.",
        "GASKA2-6a should: Raise concerns about matters at school with the class teacher or the "
          + "headteacher.",
      ]),
    Case(setting: "st-matthews", topic: "pupil-phone-on-site", state: .open, told: []),
  ]

  @Test(arguments: cases)
  func `what a school answers is told in its own values`(wanted: Case) throws {
    let setting = try #require(Shipped.library.settings[wanted.setting])
    let topic = try #require(Self.topics.topic(wanted.topic))
    let position = PolicyPosition(on: topic, of: setting.policies, in: Self.topics)
    let words = SettingWords(of: setting)
    let told = position.answers.flatMap { answer in
      words.sentences(of: answer, to: topic).map {
        "\(answer.clause) \(answer.strength.word): \($0)"
      }
    }
    #expect(position.state == wanted.state)
    #expect(told == wanted.told)
  }

  @Test func `what a school leaves open is quoted as it is printed`() throws {
    let setting = try #require(Shipped.library.settings["st-matthews"])
    let topic = try #require(Self.topics.topic("pupil-phone-on-site"))
    let position = PolicyPosition(on: topic, of: setting.policies, in: Self.topics)
    #expect(position.answers.map(\.printed) == ["is/is not permitted on site"])
  }
}
