import FlowFiles
import FlowModel
import TestSupport
import Testing

/// A name means one thing, whoever speaks of it.
struct NameTests {
  private func codes(_ definitions: String, settings: String = "") -> [String] {
    let flow = """
      incident: test
      catch-all: yes
      title: Test
      about: Test
      steps:
        - end: told
      endings:
        told: {says: Told., tell: dsl, by: today}
      \(definitions)
      """
    let files = SmallLibrary.files(flow).map { file in
      file.path == "settings/oak.yaml"
        ? SourceFile(path: file.path, text: file.text + "\n" + settings) : file
    }
    do throws(LibraryError) {
      _ = try LibraryReader.read(files)
      return []
    } catch {
      return error.diagnostics.map(\.code)
    }
  }

  static let definitions = [
    "questions: {NAME: {ask: Q?, kind: yes-no, unsure: never}}",
    "facts: {NAME: setting is oak}",
    "actions: {NAME: {do: Act., guidance: national}}",
  ]

  @Test(arguments: [0, 1, 2], [0, 1, 2])
  func `no two kinds that conditions and rules speak of share a name`(first: Int, second: Int) {
    guard first != second else { return }
    let one = Self.definitions[first].split(separator: "NAME").joined(separator: "thing")
    let other = Self.definitions[second].split(separator: "NAME").joined(separator: "thing")
    let free = Self.definitions[second].split(separator: "NAME").joined(separator: "another")
    #expect(codes("\(one)\n\(other)") == ["duplicate-id"])
    #expect(codes("\(one)\n\(free)") == [])
  }

  @Test func `a setting's fact is not called like a question or a fact of a flow`() {
    let question = "questions: {has-image-rule: {ask: Q?, kind: yes-no, unsure: never}}"
    #expect(codes(question) == ["duplicate-id"])
    #expect(codes("facts: {has-image-rule: setting is elm}") == ["duplicate-id"])
  }

  static let reserved = [
    "setting", "today", "not", "and", "unsure", "is", "before", "within", "13", "2015-04-05",
  ]

  @Test(arguments: reserved)
  func `a word that conditions read otherwise is no name`(word: String) {
    let question = "questions: {'\(word)': {ask: Q?, kind: yes-no, unsure: never}}"
    #expect(codes(question) == ["reserved-name"])
    #expect(codes("facts: {'\(word)': setting is oak}").contains("reserved-name"))
  }

  @Test(arguments: ["unsure", "not", "two words", "a_b"])
  func `an option that no condition can ask about is refused`(option: String) {
    let question = "questions: {q: {ask: Q?, options: {'\(option)': An A, b: A B}, unsure: b}}"
    #expect(codes(question) == ["reserved-name"])
  }

  static let conditions: [(String, String)] = [
    ("answered setting", "unknown-question"), ("setting before today", "unknown-question"),
    ("age is 013", "bad-comparison"), ("day is today", "bad-comparison"),
    ("words is yes", "bad-comparison"), ("age", "unknown-fact"), ("age is 13", ""),
    ("day is 2026-01-14", ""), ("answered words", ""),
  ]

  @Test(arguments: conditions)
  func `a condition that could never hold as it is spelt is refused`(text: String, code: String) {
    let found = codes(
      """
      questions:
        age: {ask: Age?, kind: number, unsure: never}
        day: {ask: Day?, kind: date, unsure: today}
        words: {ask: Words?, kind: text}
      facts: {said: \(text)}
      """)
    #expect(found == (code.isEmpty ? [] : [code]))
  }
}
