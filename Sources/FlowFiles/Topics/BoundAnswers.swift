import FlowModel

/// Puts what each policy answers in the place of the actions that tell it, setting by setting.
struct BoundAnswers {
  let topics: TopicLibrary
  let problems: Problems

  /// - Parameters:
  ///   - bindings: The actions that tell what a policy answers.
  ///   - beside: The topics that stand beside an action's own words, by action.
  func place(
    _ bindings: [TopicBinding], beside: [String: [TopicBinding.Reference]],
    in library: inout Library
  ) {
    // In one order, so that the same files are always the same library.
    for setting in library.settings.values.sorted(by: { $0.id < $1.id }) {
      for binding in bindings {
        guard let position = position(binding.reference, setting) else { continue }
        place(binding, position, setting, in: &library)
      }
      for (action, references) in beside {
        let clauses = references.flatMap { besideClauses($0, setting) }
        guard !clauses.isEmpty, var own = library.action(action, in: setting.id) else { continue }
        own.beside += clauses
        library.replacements[setting.id, default: [:]][action] = own
      }
    }
    giveWhatIsOpen(in: &library)
  }

  private func position(
    _ reference: TopicBinding.Reference, _ setting: Setting
  ) -> PolicyPosition? {
    guard let topic = topics.topic(reference.topic) else {
      problems.unknown(
        "topic", reference.topic, at: reference.place, known: topics.topics.map(\.id),
        remedy: "'tells' and 'beside' name topics of flows/topics.")
      return nil
    }
    let known = topic.sentences.map(\.name)
    for name in reference.names where !known.contains(name) {
      problems.unknown(
        "answer", name, at: reference.place, known: known,
        remedy: "'\(topic.id)' has the answers: \(known.joined(separator: ", ")).")
    }
    return PolicyPosition(on: topic, of: setting.policies, in: topics, where: reference.admits)
  }

  private func besideClauses(
    _ reference: TopicBinding.Reference, _ setting: Setting
  ) -> [Clause.ID] {
    guard let position = position(reference, setting),
      [.answered, .uneven].contains(position.state)
    else { return [] }
    return position.answers.map(\.clause)
  }

  private func place(
    _ binding: TopicBinding, _ position: PolicyPosition, _ setting: Setting,
    in library: inout Library
  ) {
    func positions(_ ids: [String]) -> [PolicyPosition] {
      ids.compactMap(topics.topic).map { PolicyPosition(on: $0, of: setting.policies, in: topics) }
    }
    let inGeneral = positions(position.topic.inGeneral)
    let overruled = positions(position.topic.winsOver)
    func answer(without out: Set<String>) -> BoundAnswer {
      BoundAnswer(
        binding, position, setting, library.guidance, inGeneral: inGeneral, overruled: overruled,
        without: out)
    }
    let whole = answer(without: [])
    let partial = whole.named.subsets.map { (out: $0, answer: answer(without: $0)) }
    if let told = whole.told {
      let own = binding.action.text.isEmpty ? nil : binding.action
      place(
        told, whole.named, partial.map { ($0.out, $0.answer.told ?? own) }, setting, in: &library)
    }
    if let open = whole.open {
      place(open, whole.named, partial.map { ($0.out, $0.answer.open) }, setting, in: &library)
      library.actions[binding.openID] = Action(
        id: binding.openID, kind: open.kind, text: "", tell: open.tell, audience: open.audience,
        location: binding.action.location)
    }
  }

  /// - Parameter partial: What stands there without some of those who are named.
  private func place(
    _ action: Action, _ named: Set<String>, _ partial: [(out: Set<String>, action: Action?)],
    _ setting: Setting, in library: inout Library
  ) {
    var action = action
    action.named = named.sorted()
    library.replacements[setting.id, default: [:]][action.id] = action
    for (out, other) in partial {
      guard var other else { continue }
      other.id = action.id
      library.replacements[setting.id]![Action.name(of: action.id, without: out)] = other
    }
  }

  /// Wherever an action is given that tells what a policy answers, what the policy leaves open of it
  /// is given as well.
  private func giveWhatIsOpen(in library: inout Library) {
    let actions = Set(library.actions.keys)
    func whole(_ ids: [String]) -> [String] {
      ids + ids.map { $0 + ".open" }.filter(actions.contains)
    }
    for (id, flow) in library.flows {
      library.flows[id]?.first = whole(flow.first)
      library.flows[id]?.steps = flow.steps.map { $0.giving(whole) }
    }
  }
}

extension Step {
  /// The step with other lists of actions in the place of those that it gives.
  fileprivate func giving(_ change: ([String]) -> [String]) -> Step {
    switch kind {
    case .give(let ids): Step(.give(change(ids)), at: location)
    case .when(let condition, let then, let otherwise):
      Step(
        .when(
          condition, then: then.map { $0.giving(change) },
          otherwise: otherwise.map { $0.giving(change) }), at: location)
    case .ask, .page, .run, .go, .also, .next, .end: self
    }
  }
}

extension Set<String> {
  /// Every choice of some of them, but for none.
  fileprivate var subsets: [Set<String>] {
    sorted().reduce([[]]) { sets, role in sets + sets.map { $0.union([role]) } }.filter {
      !$0.isEmpty
    }
  }
}
