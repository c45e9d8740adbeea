import FlowModel

extension Library {
  /// This version with every question, option and incident called as a later one calls it. A name
  /// that both versions have is left alone, whatever it was called before that.
  func renamed(for later: Library) -> Library {
    var renaming = Renaming()
    for (was, now) in later.renames.questions where questions[now] == nil && questions[was] != nil {
      renaming.questions[was] = now
    }
    for (was, now) in later.renames.incidents where flows[now] == nil && flows[was] != nil {
      renaming.incidents[was] = now
    }
    for (id, question) in questions {
      for (was, now) in later.renames.options[renaming.question(id)] ?? [:]
      where question.option(now) == nil && question.option(was) != nil {
        renaming.options[id, default: [:]][was] = now
      }
    }
    return renaming.isEmpty ? self : renaming.applied(to: self)
  }
}

/// New names, each by the old one; options by the old name of their question.
private struct Renaming {
  var questions: [String: String] = [:]
  var incidents: [String: String] = [:]
  var options: [String: [String: String]] = [:]

  var isEmpty: Bool { questions.isEmpty && incidents.isEmpty && options.isEmpty }

  func question(_ id: String) -> String { questions[id] ?? id }

  private func incident(_ id: String) -> String { incidents[id] ?? id }

  private func option(_ id: String, of question: String) -> String { options[question]?[id] ?? id }

  func applied(to old: Library) -> Library {
    var library = old
    library.questions = [:]
    for question in old.questions.values {
      library.questions[self.question(question.id)] = renamed(question)
    }
    library.facts = old.facts.mapValues { renamed($0) }
    library.flows = [:]
    for flow in old.flows.values {
      let steps = flow.steps.map { renamed($0) }
      library.flows[incident(flow.id)] = Flow(
        id: incident(flow.id), isIncident: flow.isIncident, isCatchAll: flow.isCatchAll,
        isCommon: flow.isCommon, title: flow.title, about: flow.about, urgency: flow.urgency,
        phrases: flow.phrases, first: flow.first, steps: steps, location: flow.location)
    }
    // Rules and scenarios are held against their own version only.
    library.safetyRules = []
    library.scenarios = []
    return library
  }

  private func renamed(_ old: Question) -> Question {
    let options = old.options.map {
      AnswerOption(
        id: option($0.id, of: old.id), label: $0.label, words: $0.words, concerns: $0.concerns)
    }
    return Question(
      id: question(old.id), kind: old.kind, ask: old.ask, help: old.help, options: options,
      unsure: old.unsure.map { option($0, of: old.id) }, isAlwaysKnown: old.isAlwaysKnown,
      range: old.range, isWorstFirst: old.isWorstFirst, voice: old.voice, location: old.location)
  }

  private func renamed(_ step: Step) -> Step {
    switch step.kind {
    case .ask(let id): Step(.ask(question(id)), at: step.location)
    case .page(let title, let ids):
      Step(.page(title: title, questions: ids.map { question($0) }), at: step.location)
    case .go(let id): Step(.go(incident(id)), at: step.location)
    case .also(let id): Step(.also(incident(id)), at: step.location)
    case .when(let condition, let then, let otherwise):
      Step(
        .when(
          renamed(condition), then: then.map { renamed($0) },
          otherwise: otherwise.map { renamed($0) }), at: step.location)
    case .give, .run, .next, .end: step
    }
  }

  private func renamed(_ condition: Condition) -> Condition {
    switch condition {
    case .isValue(let name, let value):
      .isValue(name: question(name), value: option(value, of: name))
    case .isOneOf(let name, let values):
      .isOneOf(name: question(name), values: values.map { option($0, of: name) })
    case .answered(let name): .answered(question(name))
    case .unsure(let name): .unsure(question(name))
    case .compares(let comparison):
      .compares(
        Comparison(renamed(comparison.left), comparison.relation, renamed(comparison.right)))
    case .fact: condition
    case .not(let inner): .not(renamed(inner))
    case .all(let parts): .all(parts.map { renamed($0) })
    case .any(let parts): .any(parts.map { renamed($0) })
    }
  }

  private func renamed(_ term: Comparison.Term) -> Comparison.Term {
    if case .question(let name) = term { .question(question(name)) } else { term }
  }
}
