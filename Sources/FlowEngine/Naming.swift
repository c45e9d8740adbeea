import FlowModel

/// Whom answers can say a concern is about, and where in the flows that is asked.
struct Naming: Sendable {
  /// By role, those whom this person leads: the first of an option's `concerns` leads the others.
  let led: [String: Set<String>]
  /// What each option of a question that names somebody concerns, by question.
  let options: [String: [[String]]]
  /// The questions among whose options is one that names somebody, by name.
  let questions: [String]
  /// The flows that ask such a question, or lead to one that does.
  let flows: Set<String>

  init(_ library: Library, _ code: [String: [Instruction]]) {
    let options = library.questions.compactMapValues { question in
      let named = question.options.map(\.concerns).filter { !$0.isEmpty }
      return named.isEmpty ? nil : named
    }
    var led = [String: Set<String>]()
    for concerns in options.values.joined() {
      led[concerns[0], default: []].formUnion(concerns.dropFirst())
    }
    self.led = led
    self.options = options
    questions = options.keys.sorted()
    var found = Set<String>()
    var isSettled = false
    while !isSettled {
      isSettled = true
      for (flow, instructions) in code where !found.contains(flow) {
        let leads = instructions.contains { instruction in
          switch instruction {
          case .ask(let question, _): options[question] != nil
          case .run(let flow), .go(let flow), .also(let flow): found.contains(flow)
          case .give, .skip, .unless, .next, .end: false
          }
        }
        if leads {
          found.insert(flow)
          isSettled = false
        }
      }
    }
    flows = found
  }

  /// These roles, whoever is or may be the same person as one of them, and all whom they lead.
  func closure(of roles: Set<String>, samePerson groups: [[String]]) -> Set<String> {
    var found = roles
    var count = -1
    while found.count > count {
      count = found.count
      for group in groups where !found.isDisjoint(with: group) { found.formUnion(group) }
      for role in found { found.formUnion(led[role] ?? []) }
    }
    return found
  }
}
