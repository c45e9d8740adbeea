package import FlowModel

/// What is told where no flow file can be read and none was ever: whom to call, whom to tell, and a
/// place to keep what happened. None of it is any school's policy, and it says so.
package enum LastResort {
  private static let flow = "nothing-can-be-read"
  private static let source = "last-resort"

  /// - Parameters:
  ///   - setting: The setting that this machine is set to, if it is.
  ///   - program: The program and its version, whose caution it is.
  static func library(setting: String?, program: String) -> Library {
    let setting = Setting(
      id: setting ?? "unknown", title: "No policy can be read", policies: [], roles: roles,
      words: ["school": "school"])
    return Library(
      flows: [flow: incident], questions: questions, actions: actions, endings: [flow: ending],
      settings: [setting.id: setting],
      guidance: [
        source: Guidance(
          id: source, title: "Waymark",
          edition: program.split(separator: " ").last.map(String.init) ?? program, isOwn: true)
      ])
  }

  /// Whether a library is that of the last resort.
  package static func isUsed(in library: Library) -> Bool { library.flows[flow] != nil }

  private static let roles = Dictionary(
    uniqueKeysWithValues: [
      Role(id: Role.lead, title: "the safeguarding lead (DSL)", otherwise: ["deputy", "head"]),
      Role(id: "deputy", title: "a deputy lead"),
      Role(id: "head", title: "the headteacher", otherwise: ["chair"]),
      Role(id: "chair", title: "the chair of governors"),
    ].map { ($0.id, $0) })

  private static let incident = Flow(
    id: flow, isCatchAll: true, title: "The flow files cannot be read: whom to tell",
    about: "Whatever has happened.", urgency: .now, first: ["no-secret", "no-search", "tell"],
    steps: [
      Step(.ask("about-whom-no-policy")), Step(.ask("what-no-policy")), Step(.end(flow)),
    ])

  private static let questions = Dictionary(
    uniqueKeysWithValues: [
      Question(
        id: "about-whom-no-policy", ask: "Is it about one of these people?",
        options: [
          AnswerOption(
            id: "lead", label: "The safeguarding lead or a deputy", concerns: [Role.lead, "deputy"]),
          AnswerOption(id: "head", label: "The headteacher", concerns: ["head"]),
          AnswerOption(id: "neither", label: "Neither of them"),
        ], unsure: ["neither"]),
      Question(
        id: "what-no-policy", kind: .text,
        ask: "What happened? Write what you saw and heard, and when. No need for names."),
    ].map { ($0.id, $0) })

  private static let actions = Dictionary(
    uniqueKeysWithValues: [
      action("no-secret", .refrain, "Promise to keep it secret, or question a child about it."),
      action(
        "no-search", .refrain,
        "Look at, copy, send or delete any picture of a child, or search for one."),
      action(
        "tell", .act,
        "Tell the safeguarding lead (DSL) now, in person or by phone. If it may be about them, tell "
          + "the headteacher; if it may be about the headteacher, the chair of governors."),
    ].map { ($0.id, $0) })

  private static func action(_ id: String, _ kind: Action.Kind, _ text: String) -> Action {
    Action(
      id: id, kind: kind, text: text, by: kind == .act ? .now : nil, guidance: [source],
      guidanceStrength: .must)
  }

  private static let ending = Ending(
    id: flow, text: "What you wrote is kept. It does not tell anybody.", tell: Role.lead, by: .now)
}
