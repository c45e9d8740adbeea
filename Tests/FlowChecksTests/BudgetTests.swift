import FlowChecks
import FlowEngine
import FlowFiles
import FlowModel
import TestSupport
import Testing

/// What stands before NEXT is counted for whoever reads it.
struct BudgetTests {
  /// An incident with so many questions, and so many lines on a page, before NEXT and after it.
  private func problems(
    first: String = "send", questions: Int = 1, lines: Int = 0, page: String = "you",
    later: Int = 0, words: Int = 1
  ) throws -> [String] {
    func lists(_ name: String, _ count: Int) -> [String] { (0..<count).map { "\(name)\($0)" } }
    let told = lists("line", lines)
    let after = lists("later", later)
    let text =
      """
      incident: one
      catch-all: yes
      title: One
      about: Test
      first: [\(first)]
      steps:
        - ask: role
      \(lists("question", questions).map { "  - ask: \($0)\n" }.joined())
        - do: [\((["rest"] + told).joined(separator: ", "))]
        - next: yes
        - ask: account
        - do: [\((["rest"] + after).joined(separator: ", "))]
        - end: next
      questions:
        role: {ask: Who?, unsure: never, options: {staff: Staff, dsl: The lead, head: The head}}
        account: {ask: What did you see?, kind: text}
      \(lists("question", questions).map { "  \($0): {ask: Is it?, kind: yes-no, unsure: yes}\n" }
        .joined())
      actions:
        send: {do: Tell the chair., guidance: national, by: now, tell: chair}
        stop: {do-not: Stop., guidance: national}
        rest: {know: \(Array(repeating: "Rest.", count: words).joined(separator: " ")), guidance: national}
      \(told.map { "  \($0): {know: Rest., guidance: national, for: \(page)}\n" }.joined())
      \(after.map { "  \($0): {know: Rest., guidance: national}\n" }.joined())
      """
    return Checkup(Explorer(Engine(try SmallLibrary.read(text)))).diagnostics
      .filter { $0.code == "over-budget" }.map(\.message)
  }

  @Test func `five questions are asked of staff and no sixth`() throws {
    #expect(try problems(questions: 5) == [])
    let found = try problems(questions: 6)
    #expect(found.count == 1)
    #expect(
      found.first?.contains("has 6 questions before NEXT for a member of staff, at most 5") == true)
  }

  @Test func `twelve lines are told before NEXT, and what comes after it is not counted`() throws {
    let most = try problems(lines: 10, later: 20)
    #expect(most == [])
    let found = try problems(lines: 11)
    #expect(
      found.first?.contains("has 13 items before NEXT for a member of staff, at most 12") == true)
  }

  @Test(arguments: [("lead", "the safeguarding lead"), ("head", "the head")])
  func `a page is counted for whoever reads it`(page: String, reader: String) throws {
    let found = try problems(lines: 11, page: page)
    #expect(found.first?.contains("has 13 items before NEXT for \(reader), at most 12") == true)
    #expect(try problems(lines: 30, page: "school") == [])
  }

  @Test func `many words in few lines are too many`() throws {
    #expect(try problems(words: 200) == [])
    let found = try problems(words: 260)
    #expect(found.first?.contains("words before NEXT for a member of staff, at most 250") == true)
  }

  @Test func `two things to do and five not to do stand on the first screen`() throws {
    #expect(try problems(first: "send, send, stop, stop, stop, stop, stop") == [])
    #expect(
      try problems(first: "send, send, send") == [
        "the first screen of 'one' in 'elm' has 3 things to do, at most 2"
      ])
    #expect(
      try problems(first: "send, stop, stop, stop, stop, stop, stop") == [
        "the first screen of 'one' in 'elm' has 6 do-nots, at most 5"
      ])
  }
}
