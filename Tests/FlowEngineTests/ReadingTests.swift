import FlowEngine
import FlowModel
import Testing

struct ReadingTests {
  let device = Question(
    id: "device", ask: "Whose?",
    options: [
      AnswerOption(id: "pupil", label: "A pupil's own device", words: ["child"]),
      AnswerOption(id: "staff", label: "A colleague's device"),
      AnswerOption(id: "school", label: "A school device"),
    ], unsure: ["pupil"])
  let several = Question(
    id: "seen", kind: .several, ask: "What?",
    options: [
      AnswerOption(id: "threats", label: "Threats"),
      AnswerOption(id: "pictures", label: "Pictures"),
      AnswerOption(id: "lies", label: "Made-up remarks"),
    ], unsure: ["threats"])
  let yesNo = Question(
    id: "danger", ask: "Danger?",
    options: [AnswerOption(id: "yes", label: "Yes"), AnswerOption(id: "no", label: "No")])

  @Test(arguments: [
    "1", " 1 ", "pupil", "PUPIL", "child", "a pupil's", "a pupils own device", "1.", "1)",
    "a pupil\u{B4}s",
  ])
  func `a number, a beginning or the words choose the option`(typed: String) throws {
    #expect(try device.read(typed).values == ["pupil"])
  }

  @Test(arguments: ["4", "don't know", "I dont know", "not sure", "i don"])
  func `not knowing counts as the cautious option and stays on record as not knowing`(
    typed: String
  ) throws {
    let answer = try device.read(typed)
    #expect(answer.values == ["pupil"])
    #expect(answer.isUnsure)
    #expect(answer.raw == typed)
    #expect(device.label(of: answer) == "I don't know")
  }

  @Test(arguments: ["", "   ", "\n"])
  func `enter alone never answers`(typed: String) {
    #expect(throws: AnswerError.empty) { try device.read(typed) }
    #expect(throws: AnswerError.empty) { try several.read(typed) }
  }

  @Test func `words from the middle of one label choose it, and words of several do not`() throws {
    #expect(try device.read("own device").values == ["pupil"])
    #expect(try several.read("remarks").values == ["lies"])
    #expect(throws: AnswerError.noSuchOption("device")) { try device.read("device") }
    #expect(throws: AnswerError.noSuchOption("own")) { try device.read("own") }
  }

  @Test func `what fits nothing, or several options, is not guessed`() {
    #expect(throws: AnswerError.noSuchOption("banana")) { try device.read("banana") }
    #expect(throws: AnswerError.noSuchOption("9")) { try device.read("9") }
    #expect(throws: AnswerError.noSuchOption("0")) { try device.read("0") }
    let sent = Question(
      id: "sent", ask: "Sent?",
      options: [
        AnswerOption(id: "on", label: "Sent on"), AnswerOption(id: "back", label: "Sent back"),
      ])
    #expect(throws: AnswerError.ambiguous("sent", [1, 2])) { try sent.read("sent") }
    #expect(throws: AnswerError.mustKnow) { try yesNo.read("don't know") }
  }

  @Test(arguments: ["1, 3", "1 3", "threats, lies", "3,1", "1;3", "threats + made"])
  func `several answers are taken together, in the order of the list`(typed: String) throws {
    #expect(try several.read(typed).values == ["threats", "lies"])
  }

  @Test(arguments: ["1 and 3", "1/3", "1. 3.", "1,3.", "threats and lies", "1 & 3", "1, and 3"])
  func `several answers may be parted as people part them`(typed: String) throws {
    #expect(try several.read(typed).values == ["threats", "lies"])
  }

  @Test(arguments: ["1,4", "none of these and threats", "4, 5", "1 4"])
  func `an option that excludes the others is asked about again`(typed: String) {
    let question = Question(
      id: "seen", kind: .several, ask: "What?",
      options: several.options + [AnswerOption(id: "not-any", label: "None of these")],
      unsure: ["threats"])
    #expect(throws: AnswerError.excludesOthers("None of these")) { try question.read(typed) }
    #expect(throws: Never.self) { try question.read("4") }
  }

  @Test func `not knowing beside an answer is read back with it`() throws {
    #expect(several.label(of: try several.read("2 4")) == "Pictures; I don't know")
    #expect(several.label(of: try several.read("4")) == "I don't know")
    #expect(several.label(of: try several.read("1 4")) == "Threats; I don't know")
  }

  @Test(arguments: ["i do", "me", "i", "?", "??", ".", "...", "'", "+1", "１", "1 2", "yes?", "do"])
  func `what says nothing, or something else, is never taken for not knowing`(typed: String) {
    #expect(throws: AnswerError.noSuchOption(typed)) { try device.read(typed) }
  }

  @Test func `no beginning of a label chooses what the rest of it denies`() {
    let question = Question(
      id: "seen", ask: "Seen?",
      options: [
        AnswerOption(id: "not", label: "I have not looked at it"),
        AnswerOption(id: "nobody", label: "Nobody opened it on purpose"),
      ], unsure: ["nobody"])
    for typed in ["i have", "looked", "looked at it", "opened it", "opened", "on purpose"] {
      #expect(throws: AnswerError.noSuchOption(typed)) { try question.read(typed) }
    }
    #expect(throws: Never.self) { try question.read("i have not") }
  }

  @Test func `words are whole words`() {
    for typed in ["pup", "schoo", "i kn", "a p", "ow"] {
      #expect(throws: AnswerError.noSuchOption(typed)) { try device.read(typed) }
    }
  }

  @Test func `not knowing adds the cautious answer and takes nothing away`() throws {
    let answer = try several.read("2 4")
    #expect(answer.values == ["pictures", "threats"])
    #expect(answer.isUnsure)
  }

  @Test(arguments: ["y", "Y", "yes", "yeah", "Yes."])
  func `yes may be said in several ways`(typed: String) throws {
    #expect(try yesNo.read(typed).values == ["yes"])
  }
}
