package import FlowFiles
package import FlowModel

/// Two invented schools with one policy each, for tests that need a library they can read whole.
package enum SmallLibrary {
  package static let settings = [
    SourceFile(
      path: "settings/oak.yaml",
      text: """
        setting: oak
        title: Oak School
        policies: [OAK]
        words: {pupil: pupil, pupils: pupils, school: school}
        roles:
          dsl: {title: the DSL, otherwise: [deputy, head]}
          deputy: {title: a deputy}
          head: {title: the headteacher, otherwise: [chair]}
          chair: {title: the chair of governors}
        same-person:
          - [dsl, head]
        facts: [has-image-rule]
        """),
    SourceFile(
      path: "settings/elm.yaml",
      text: """
        setting: elm
        title: Elm College
        policies: [ELM]
        words: {pupil: learner, pupils: learners, school: college}
        roles:
          dsl: {title: the principal, otherwise: [deputy]}
          deputy: {title: a deputy}
          head: {title: the principal, otherwise: [chair]}
          chair: {title: the chair of trustees}
        """),
    SourceFile(
      path: "policies/oak.yaml",
      text: """
        policy: OAK
        title: Oak policy
        review: 2024-09
        clauses:
          OAK-1: {kind: response, verb: will, strength: must, says: Tell the DSL, section: '1'}
          OAK-2: {kind: advice, verb: advised, strength: should, says: Keep calm, section: '2'}
          OAK-3: {kind: information, verb: states, strength: states, says: A fact, section: '3'}
        """),
    SourceFile(
      path: "policies/elm.yaml",
      text: """
        policy: ELM
        title: Elm policy
        clauses:
          ELM-1: {kind: response, verb: may, strength: may, says: Tell somebody, section: '1'}
        """),
    SourceFile(
      path: "guidance/national.yaml",
      text: """
        guidance:
          national: {title: National guidance, edition: '2026'}
        """),
  ]

  /// The two schools and this flow file, as an incident that takes everything.
  package static func files(_ incident: String, and more: [String] = []) -> [SourceFile] {
    settings + [SourceFile(path: "incidents/test.yaml", text: incident)]
      + more.enumerated().map { SourceFile(path: "incidents/more\($0).yaml", text: $1) }
  }

  /// - Throws: What the reader throws.
  package static func read(_ incident: String, and more: [String] = []) throws(LibraryError)
    -> Library
  {
    try LibraryReader.read(files(incident, and: more))
  }
}
