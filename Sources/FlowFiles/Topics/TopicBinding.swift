import FlowModel

/// An action that has no words of its own where a policy answers: `tells: TOPIC`.
struct TopicBinding {
  /// A topic, and which of its answers are meant.
  struct Reference {
    let topic: String
    /// The answers that count; empty for all.
    let names: [String]
    /// The matters that count; empty for all. An answer that is about none counts always.
    let about: [String]
    /// The persons of whom it is; empty for all. An answer that is of all counts always.
    let persons: [String]
    let place: SourceLocation

    func admits(_ answer: PolicyAnswer) -> Bool {
      (names.isEmpty || !names.filter(answer.names.contains).isEmpty)
        && (about.isEmpty || answer.about.map(about.contains) ?? true)
        && (persons.isEmpty || answer.persons.isEmpty
          || !persons.filter(answer.persons.contains).isEmpty)
    }
  }

  /// The action that stands where the policy does not answer, or one without words.
  let action: Action
  let reference: Reference
  /// What an answer is that is no "do not".
  let kind: Action.Kind
  /// Whether a "do not" of the policy is only to be known: it binds others than its readers.
  let isKnown: Bool
  /// On whose page it stands that the policy does not settle it; nil for nobody's.
  let unsettled: Audience?

  /// What the line on what the policy leaves open is called.
  var openID: String { action.id + ".open" }
}

extension Draft {
  /// Reads an action that tells what a policy answers.
  mutating func readBinding(_ name: String, _ place: SourceLocation, _ fields: Fields) {
    guard let reference = references(fields["tells"]).first else { return }
    var action = Action(id: name, kind: .know, text: "", location: place)
    let otherwise = fields["otherwise"]
    if let node = otherwise, let own = self.action(name, place, node) { action = own }
    var shared = Action(id: name, kind: action.kind, text: action.text, location: place)
    fill(&shared, from: fields)
    shared.guidance = action.guidance
    shared.guidanceStrength = action.guidanceStrength
    shared.record = shared.record ?? action.record
    shared.duty = shared.duty ?? action.duty
    if action.saysIf { shared.isConditional = true }
    var kind = fields.text("as") == "do" ? Action.Kind.act : .know
    if !fields.has("as"), otherwise != nil, action.kind != .refrain { kind = action.kind }
    let whom = fields.text("unsettled") ?? "lead"
    library.actions[name] = shared
    bindings.append(
      TopicBinding(
        action: shared, reference: reference, kind: kind,
        isKnown: fields.text("as") == "know", unsettled: Audience(rawValue: whom)))
  }

  /// The topics under `tells` or `beside`: a name, a table with `topic`, `is` and `about`, or a list
  /// of these.
  func references(_ node: YAMLNode?) -> [TopicBinding.Reference] {
    guard let node else { return [] }
    if let items = node.items { return items.flatMap { references($0) } }
    if let text = node.text {
      return [
        TopicBinding.Reference(topic: text, names: [], about: [], persons: [], place: node.location)
      ]
    }
    let fields = Fields(node, known: ["topic", "is", "about", "for"], problems)
    return [
      TopicBinding.Reference(
        topic: fields.required("topic"), names: fields.texts("is"), about: fields.texts("about"),
        persons: fields.texts("for"), place: node.location)
    ]
  }
}
