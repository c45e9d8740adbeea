import FlowChecks
import FlowFiles
import FlowModel
import TestSupport
import Testing

/// What two versions of the flows are told to differ in.
struct DiffTests {
  static let flow = """
    incident: test
    catch-all: yes
    title: Test
    about: Test
    first: [stop]
    steps:
      - ask: kind
      - when: kind is a
        then: [{end: one}]
      - when: kind is b
        then: [{do: [tell]}, {end: two}]
    questions:
      kind: {ask: 'Which?', options: {a: An A, b: A B}, unsure: b}
    actions:
      stop: {do-not: Stop., guidance: national}
      tell: {do: 'Tell {dsl}.', guidance: national}
    endings:
      one: {says: 'Told {dsl}.', tell: dsl, by: today}
      two: {says: Two., tell: dsl, by: today}
    """

  private func read(_ changes: [(String, String)], settings: [(String, String)] = []) throws
    -> Library
  {
    let text = changes.reduce(Self.flow) { $0.replacing($1.0, $1.1) }
    let files = SmallLibrary.files(text).map { file in
      guard file.path == "settings/oak.yaml" else { return file }
      return SourceFile(
        path: file.path, text: settings.reduce(file.text) { $0.replacing($1.0, $1.1) })
    }
    return try LibraryReader.read(files)
  }

  private func causes(_ old: Library, _ new: Library) -> [String] {
    VersionDiff(from: old, to: new).changes.map(\.cause)
  }

  @Test func `a version is never given an answer that it does not offer`() throws {
    let old = try read([])
    let new = try read([
      ("b: A B}", "b: A B, c: A C}"),
      ("- when: kind is b", "- when: kind is c\n    then: [{end: one}]\n  - when: kind is b"),
    ])
    #expect(causes(old, new) == ["the question 'kind' now offers 'c'"])
    #expect(causes(new, old) == ["the question 'kind' no longer offers 'c'"])
  }

  @Test func `what was only renamed differs in nothing`() throws {
    let old = try read([])
    let new = try read([
      ("incident: test", "incident: case\nwas: test"), ("- ask: kind", "- ask: sort"),
      ("kind is a", "sort is a"), ("kind is b", "sort is bee"),
      (
        "kind: {ask: 'Which?', options: {a: An A, b: A B}, unsure: b}",
        "sort: {ask: 'Which?', was: kind, options: {a: An A, bee: {label: A B, was: b}}, unsure: bee}"
      ),
    ])
    #expect(causes(old, new) == [])
  }

  @Test func `what is still called so is no former name`() throws {
    #expect(throws: LibraryError.self) {
      try read([("kind: {ask: 'Which?',", "kind: {ask: 'Which?', was: kind,")])
    }
  }

  @Test func `a role of another title is one change, however many texts name it`() throws {
    let new = try read([], settings: [("title: the DSL,", "title: the lead,")])
    let changes = VersionDiff(from: try read([]), to: new).changes
    #expect(changes.map(\.cause) == ["settings/oak: the title of 'dsl'"])
    #expect(changes.first?.was == "the DSL")
    #expect(changes.first?.now == "the lead")
    #expect(changes.first?.texts == 3)
  }

  @Test func `old and new wording stand beside each other`() throws {
    let new = try read([("do-not: Stop.", "do-not: Wait."), ("ask: 'Which?'", "ask: 'What?'")])
    let changes = VersionDiff(from: try read([]), to: new).changes
    #expect(changes.map(\.was) == ["Stop.", "Which?"])
    #expect(changes.map(\.now) == ["Wait.", "What?"])
  }
}

extension String {
  fileprivate func replacing(_ old: String, _ new: String) -> String {
    split(separator: old, omittingEmptySubsequences: false).joined(separator: new)
  }
}
