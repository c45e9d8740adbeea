/// Where the policies of one setting stand on a topic.
package struct PolicyPosition: Hashable, Sendable {
  /// How far the policies answer.
  package enum State: String, Hashable, Sendable, CaseIterable {
    case answered
    /// One answer, with several strengths: all are shown, and the strictest is followed.
    case uneven
    /// Answers that exclude each other. Neither is the one that was found first.
    case contradictory
    /// All that speaks of it was never filled in, or breaks off.
    case open
    /// Only what commits to nothing: "managed under existing policies".
    case generalOnly = "general-only"
    case silent
  }

  /// What is asked.
  package let topic: Topic
  /// How far it is answered.
  package let state: State
  /// What is told: the strongest first, then in the order of the documents.
  package let answers: [PolicyAnswer]
  /// What was never filled in, or breaks off, beside what is told.
  package let leftOpen: [PolicyAnswer]

  /// - Parameter policies: The policies of the setting, in its order.
  /// - Parameter admits: Which answers are asked for; all, if nothing is said.
  package init(
    on topic: Topic, of policies: [String], in library: TopicLibrary,
    where admits: (PolicyAnswer) -> Bool = { _ in true }
  ) {
    self.topic = topic
    let all = policies.flatMap { library.answers[$0] ?? [] }
      .filter { $0.topic == topic.id && admits($0) }
    let firm = all.filter { !$0.isOpen && !$0.isGeneral && !topic.isGeneral }
    let open = all.filter(\.isOpen)
    leftOpen = firm.isEmpty ? [] : open
    guard firm.isEmpty else {
      answers = PolicyPosition.strongestFirst(firm)
      state = PolicyPosition.state(of: firm, topic)
      return
    }
    answers = open.isEmpty ? all : open
    state = all.isEmpty ? .silent : open.isEmpty ? .generalOnly : .open
  }

  private static func strongestFirst(_ answers: [PolicyAnswer]) -> [PolicyAnswer] {
    Strength.allCases.reversed().flatMap { strength in
      answers.filter { $0.strength == strength }
    }
  }

  private static func state(of answers: [PolicyAnswer], _ topic: Topic) -> State {
    let matters = Dictionary(grouping: answers) { Matter(of: $0, topic) }.values
    if topic.kind == .choice, matters.contains(where: { Set($0.flatMap(\.names)).count > 1 }) {
      return .contradictory
    }
    let isUneven = matters.contains { same in
      Set(same.flatMap(\.names)).contains { name in
        Set(same.filter { $0.names.contains(name) }.map(\.strength)).count > 1
      }
    }
    return isUneven ? .uneven : .answered
  }

  /// What an answer is of. Answers of two matters stand beside each other and contradict nothing.
  private struct Matter: Hashable {
    let about: String?
    let persons: [String]
    let condition: String?
    let actor: Recipients?
    let values: [PolicyAnswer.Value?]

    init(of answer: PolicyAnswer, _ topic: Topic) {
      about = answer.about
      persons = answer.persons
      condition = answer.condition
      actor = answer.actor
      values = topic.sideBySide.map { answer.values[$0] }
    }
  }
}
