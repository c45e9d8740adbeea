import FlowModel

/// What one setting is told where an action tells what its policy answers.
struct BoundAnswer {
  private let binding: TopicBinding
  private let position: PolicyPosition
  private let setting: Setting
  private let words: SettingWords
  private let guidance: [String: Guidance]
  /// What the policy says of topics under which this one falls in general.
  private let inGeneral: [PolicyPosition]
  /// What the policy says of topics that this one is followed before.
  private let overruled: [PolicyPosition]
  /// The roles that are not to be named: those whom the concern may be about.
  private let out: Set<String>

  init(
    _ binding: TopicBinding, _ position: PolicyPosition, _ setting: Setting,
    _ guidance: [String: Guidance], inGeneral: [PolicyPosition], overruled: [PolicyPosition],
    without out: Set<String> = []
  ) {
    self.out = out
    self.overruled = overruled.filter { [.answered, .uneven].contains($0.state) }
    self.inGeneral = inGeneral.filter { $0.state != .silent }
    self.binding = binding
    self.position = position
    self.setting = setting
    words = SettingWords(of: setting)
    self.guidance = guidance
  }

  /// Whether the policy's own words stand there. What commits to nothing that can be done is a duty of
  /// whoever leads all the same, and no instruction for anybody else.
  private var isAnswered: Bool {
    switch position.state {
    case .answered, .uneven: true
    case .generalOnly: binding.action.audience != .you || binding.isKnown
    case .contradictory, .open, .silent: false
    }
  }

  private var clauses: [Clause.ID] { position.answers.map(\.clause).uniqued }

  private var strength: Strength { position.answers.map(\.strength).max() ?? .states }

  /// Whether law or statutory guidance, in the action's own words, asks more than the policy does.
  private var isMilder: Bool {
    let sources = binding.action.guidance.compactMap { guidance[$0] }
    return sources.contains(where: \.isStatutory) && strength < binding.action.guidanceStrength
  }

  /// What the policy says, each sentence once, with its limits in quotes.
  private var sentences: [String] {
    var seen = Set<String>()
    var last = ""
    return position.answers.flatMap { answer in
      words.sentences(
        of: answer, to: position.topic, only: binding.reference.names, without: out
      )
      .filter { seen.insert(opening(of: answer) + $0).inserted }
      .map { sentence in
        // What several sentences in a row are said of, and on what condition, is said once; behind a
        // "do not" the condition stands for that one alone.
        let opening = opening(of: answer)
        defer { last = opening }
        let isSaid = opening == last && !sentence.hasPrefix(BoundAnswer.doNot)
        let bound = isSaid ? sentence : conditioned(sentence, answer)
        return bound.limited(by: answer.hedge) + strengthWord(of: answer)
      }
    }
  }

  /// On what condition an answer holds and whom it binds, as far as it is said.
  private func opening(of answer: PolicyAnswer) -> String {
    conditions(of: answer).joined(separator: ", and ") + "|" + (subject(of: answer) ?? "")
  }

  /// Whether the answers ask with more than one strength.
  private var hasSeveralStrengths: Bool { Set(position.answers.map(\.strength)).count > 1 }

  /// Behind a sentence how strongly it asks, where others beside it ask more or less.
  private func strengthWord(of answer: PolicyAnswer) -> String {
    hasSeveralStrengths && answer.strength != .states ? " (\(answer.strength.word))" : ""
  }

  /// A clause's own condition is always said: without it the policy would say more than it does. That
  /// of the topic is said on the pages of others, who were asked nothing.
  private func conditioned(_ sentence: String, _ answer: PolicyAnswer) -> String {
    let bound = subject(of: answer).map { sentence.of($0) } ?? sentence
    let conditions = conditions(of: answer).joined(separator: ", and ")
    guard !conditions.isEmpty else { return bound }
    // A "do not" stays one.
    if bound.hasPrefix(BoundAnswer.doNot) {
      return (bound.hasSuffix(".") ? String(bound.dropLast()) : bound) + ", if \(conditions)."
    }
    return "If \(conditions): \(bound)"
  }

  private func conditions(of answer: PolicyAnswer) -> [String] {
    let ofTopic = binding.action.audience == .you ? nil : position.topic.condition
    return [ofTopic, answer.condition].compactMap(\.self)
  }

  /// The roles that the policy's sentences name.
  var named: Set<String> {
    (position.answers + overruled.flatMap(\.answers)).reduce(into: []) { roles, answer in
      for case .recipients(let recipients) in answer.values.values {
        roles.formUnion(recipients.roles)
      }
      // Whoever is bound is named as well, where they are no reader of the page.
      if let actor = answer.actor { roles.formUnion(actor.roles) }
    }
  }

  /// Whom the clause binds, where it says so and a reader of this page could take it for their own.
  private func subject(of answer: PolicyAnswer) -> String? {
    let readers = BoundAnswer.readers[binding.action.audience] ?? []
    guard let actor = answer.actor, !actor.names.allSatisfy(readers.contains) else { return nil }
    guard let left = actor.without(out) else { return "Whoever stands in" }
    let own: [Audience: String] = [.lead: Role.lead, .head: Role.head]
    guard own[binding.action.audience].map({ !left.roles.contains($0) }) ?? true else { return nil }
    return words.reworded(left.words { setting.roles[$0]?.title ?? $0 }).capitalized
  }

  /// What clauses call those who read a page, so that it needs no saying.
  private static let readers: [Audience: [Recipients.Name]] = [
    .you: ["school", "everyone", "staff", "volunteers"].map { .printed($0) },
    .lead: [.printed("school")], .head: [.printed("school")], .school: [.printed("school")],
  ]

  /// The action as it stands in this setting; nil where it stands in its own words.
  var told: Action? {
    guard isAnswered, !sentences.isEmpty else { return nil }
    var action = binding.action
    guard !isMilder else {
      action.beside = clauses
      return action
    }
    action.kind = binding.kind
    action.text = sentences.joined(separator: " ")
    if !binding.isKnown, sentences.allSatisfy({ $0.hasPrefix(BoundAnswer.doNot) }) {
      action.kind = .refrain
      action.text = String(action.text.dropFirst(BoundAnswer.doNot.count)).capitalized
    }
    // What binds others is for whoever is talking to know, and nothing to do.
    if action.audience == .you, position.answers.allSatisfy({ subject(of: $0) != nil }) {
      action.kind = .know
    }
    action.clauses = clauses
    action.answerStrength = strength
    action.guidance = []
    return action
  }

  /// What the policy leaves open of it; nil where it settles it, or nobody is to be told.
  var open: Action? {
    guard let audience = binding.unsettled, let (gap, text) = openWords else { return nil }
    return Action(
      id: binding.openID, kind: .gap(gap), text: text, tell: asked(on: audience),
      clauses: openClauses, audience: audience,
      location: binding.action.location)
  }

  private var openClauses: [Clause.ID] {
    position.state == .silent ? [] : (clauses + position.leftOpen.map(\.clause)).uniqued
  }

  /// Whom to ask of what the policy leaves open: whoever answers for the policy.
  private func asked(on audience: Audience) -> String? {
    let roles: [String?] =
      switch audience {
      case .you: [binding.action.tell, "in-charge", Role.head]
      case .lead, .school: [Role.head]
      case .head: ["chair", Role.head]
      }
    return roles.compactMap(\.self).first { setting.roles[$0] != nil }
  }

  private var openWords: (Action.Gap, String)? {
    let quoted = position.answers.compactMap(\.printed).map { "\"\($0)\"" }
    return switch position.state {
    // Where something of the kind is said, nobody is told that nothing is.
    case .silent: inGeneral.isEmpty ? (.silent, words.reworded(position.topic.silence)) : nil
    case .generalOnly: nil
    case .open:
      (
        .unfilled,
        quoted.isEmpty
          ? "Your policy leaves this open."
          : "Your policy leaves this open: \(quoted.joined(separator: "; "))."
      )
    case .contradictory:
      (.contradicts, "Your policy says two things: " + sentences.joined(separator: " And: "))
    case .answered, .uneven: answeredWords
    }
  }

  /// What is to be said of an answer beside the answer itself.
  private var answeredWords: (Action.Gap, String)? {
    if isMilder { return (.unclear, "Your policy asks less: " + sentences.joined(separator: " ")) }
    let also = overruled.flatMap { position in
      position.answers.flatMap { words.sentences(of: $0, to: position.topic, without: out) }
    }
    guard !also.isEmpty else { return besideWords }
    return (
      .unclear,
      "Your policy also says: \(also.joined(separator: " ")) It does not say which comes first. "
        + "\"\(sentences.joined(separator: " "))\" is the more careful."
    )
  }

  /// What was never filled in beside the answer.
  private var besideWords: (Action.Gap, String)? {
    let quoted = position.leftOpen.compactMap(\.printed).map { "\"\($0)\"" }.uniqued
    guard !quoted.isEmpty else { return nil }
    let words = quoted.joined(separator: "; ")
    return (.unfilled, "Your policy leaves something open beside it: \(words).")
  }

  private static let doNot = "Do not "
}

extension Array where Element: Hashable {
  /// Each once, where it is first.
  fileprivate var uniqued: [Element] {
    var seen = Set<Element>()
    return filter { seen.insert($0).inserted }
  }
}

extension String {
  /// A sentence with a limit of the policy's own, in the policy's words.
  fileprivate func limited(by hedge: String?) -> String {
    guard let hedge, !hedge.isEmpty, !contains(hedge) else { return self }
    if hedge == "for example" { return "\(self) (These are examples.)" }
    let sentence = hasSuffix(".") ? String(dropLast()) : self
    return "\(sentence), \"\(hedge)\"."
  }

  /// A sentence with whom it binds before it, where it does not say so itself.
  fileprivate func of(_ subject: String) -> String {
    let names = subject.prefix { $0.isLetter }
    return hasPrefix(names) ? self : "\(subject): \(self)"
  }

  fileprivate var capitalized: String { prefix(1).uppercased() + dropFirst() }
}
