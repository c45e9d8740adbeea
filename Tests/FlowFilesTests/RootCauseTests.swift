import FlowFiles
import FlowModel
import TestSupport
import Testing

/// The mistake is told first, and what only follows from it is not.
struct RootCauseTests {
  static let flow = """
    incident: test
    catch-all: yes
    title: Test
    about: Test
    steps:
      - ask: whose
      - when: whose is pupil and setting is oak
        then: [{do: [act]}]
      - end: told
    questions:
      whose: {ask: 'Whose {pupil}?', options: {pupil: A pupil's, staff: A colleague's}, unsure: pupil}
    actions:
      act: {do: 'Tell {dsl}.', tell: dsl, because: [OAK-1]}
    endings:
      told: {says: Told., tell: dsl, by: now}
    """

  private func problems(_ files: [SourceFile]) -> [Diagnostic] {
    do throws(LibraryError) {
      _ = try LibraryReader.read(files)
      return []
    } catch {
      return error.diagnostics
    }
  }

  private func files(_ path: String, _ text: String) -> [SourceFile] {
    SmallLibrary.files(Self.flow).filter { $0.path != path } + [SourceFile(path: path, text: text)]
  }

  static let paths = ["settings/oak.yaml", "policies/oak.yaml"]

  @Test(arguments: paths)
  func `a file that cannot be read is the one problem that is told`(path: String) throws {
    let found = problems(files(path, "\tthis: is not YAML"))
    #expect(found.map(\.code) == ["not-yaml"])
    #expect(found[0].location.file == path)
    #expect(found[0].notes.contains { $0.contains("1 file was not read") })
  }

  @Test func `what does not follow is told beside it`() {
    let broken = SourceFile(path: "parts/slip.yaml", text: "prat: slip")
    let found = problems(files("incidents/test.yaml", Self.flow + "\nabuot: Test") + [broken])
    #expect(found.map(\.code) == ["unknown-file", "unknown-key"])
  }

  @Test func `a setting that lacks roles and words accuses its own file alone`() {
    let elm = "setting: elm\ntitle: Elm\nroles: {deputy: {title: a deputy}}"
    let found = problems(files("settings/elm.yaml", elm))
    #expect(Set(found.map(\.location.file)) == ["settings/elm.yaml"])
    #expect(Set(found.map(\.code)) == ["missing-role", "missing-word"])
  }

  static let slips: [(String, String, String)] = [
    ("when: whose is pupil and setting is oak", "when: whose = pupil", "bad-condition"),
    ("then: [{do: [act]}]", "then: [{goto: told}]", "unknown-key"),
    ("- end: told", "- edn: told", "unknown-key"),
    ("do: 'Tell {dsl}.'", "do: Tell., know: Tell.", "unclear-action"),
  ]

  @Test(arguments: slips)
  func `a slip in a step is told once, without an ending that seems to be missing`(
    old: String, new: String, code: String
  ) {
    let text = Self.flow.split(separator: old, omittingEmptySubsequences: false)
      .joined(separator: new)
    #expect(problems(files("incidents/test.yaml", text)).map(\.code) == [code])
  }

  static let spellings: [(String, String)] = [
    ("whose >= pupil", "write 'at-least'"), ("whose is 'pupil'", "without quotes"),
    ("whose is pupil AND setting is oak", "write 'and'"), ("whose_is", "hyphens"),
  ]

  @Test(arguments: spellings)
  func `a condition in another language's spelling is told how it is written here`(
    text: String, hint: String
  ) {
    let condition = "when: whose is pupil and setting is oak"
    let flow = Self.flow.split(separator: condition).joined(separator: "when: \"\(text)\"")
    let found = problems(files("incidents/test.yaml", flow))
    #expect(found.map(\.code) == ["bad-condition"])
    #expect(found.first?.hint?.contains(hint) == true, "\(found.first?.hint ?? "no hint")")
  }

  @Test(arguments: ["{yes: First, 'yes': Second}", "{1: First, '1': Second}"])
  func `a key that stands twice is refused however it is quoted`(options: String) {
    let text = Self.flow.split(separator: "{pupil: A pupil's, staff: A colleague's}")
      .joined(separator: options)
    #expect(problems(files("incidents/test.yaml", text)).first?.code == "duplicate-key")
  }

  @Test(arguments: [#"\e[31m"#, #"\0"#, #"\u202e"#, #"\x9b"#])
  func `what commands a terminal is told wherever it stands`(escape: String) throws {
    let text = Self.flow.split(separator: "title: Test").joined(
      separator: "title: \"A \(escape) B\"")
    let library = try LibraryReader.read(files("incidents/test.yaml", text))
    #expect(library.warnings.map(\.code) == ["control-character"])
  }

  @Test func `aliases are refused before what they stand for is made, as values and as keys`() {
    var bomb = "a0: &a0 [x, x, x, x, x, x, x, x, x]\n"
    for level in 1...12 {
      let ten = Array(repeating: "*a\(level - 1)", count: 9).joined(separator: ", ")
      bomb += "? &a\(level) [\(ten)]\n: x\n"
    }
    #expect(problems(files("incidents/bomb.yaml", bomb)).first?.code == "too-large")
  }

  @Test func `a text that a remark cuts off is told, and a remark on purpose is not`() throws {
    let cut = Self.flow.split(separator: "title: Test").joined(
      separator: "title: Ring extension #12")
    let library = try LibraryReader.read(files("incidents/test.yaml", cut))
    #expect(library.warnings.map(\.code) == ["cut-text"])
    #expect(library.warnings.first?.location.line == 3)
    let fine = Self.flow.split(separator: "title: Test").joined(
      separator: "title: 'Extension #12' # why")
    #expect(try LibraryReader.read(files("incidents/test.yaml", fine)).warnings == [])
  }

  @Test func `a caret stands under its line in a file with Windows line ends`() throws {
    let text = (Self.flow + "\nabuot: Test").split(
      separator: "\n", omittingEmptySubsequences: false
    )
    .joined(separator: "\r\n")
    let found = try #require(problems(files("incidents/test.yaml", text)).first)
    #expect(found.text(source: text).contains("| abuot: Test\n"))
  }

  @Test func `a scenario without an ending is told to name one`() {
    let cases = SourceFile(
      path: "scenarios/test.yaml",
      text: "scenarios: test\ncases:\n  - {name: one, setting: oak, answers: {whose: pupil}}\n")
    #expect(problems(SmallLibrary.files(Self.flow) + [cases]).map(\.code) == ["missing-key"])
  }
}
