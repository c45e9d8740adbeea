import FlowModel
import Matching
import TestSupport
import Testing

/// The danger floor: heard without a model, however it is written.
struct DangerTests {
  private static let listener = DangerListener(Shipped.library)

  private func isDanger(_ line: String) -> Bool { Self.listener.heard(in: line)?.danger != nil }

  @Test func `every example of the danger file is heard as it says, and every pattern is met`() {
    let problems = unprovedDanger(of: Shipped.library)
    #expect(problems.map { $0.text(source: nil) } == [])
    #expect(Shipped.library.danger.examples.count > 500)
  }

  @Test
  func `an example that is misheard and a pattern that none meets are told with their places`() {
    var library = Shipped.library
    let place = SourceLocation(file: "danger.yaml", line: 3, column: 1)
    library.danger.examples = [
      .init(text: "he has a knife", kind: "weapon", verdict: nil, location: place)
    ]
    library.danger.places = [place]
    let codes = unprovedDanger(of: library).map(\.code)
    #expect(codes == ["danger-misheard", "danger-unproved"])
  }

  /// Sentences of our own, and what must be heard in each.
  static let own: [(kind: String, wanted: String, text: String)] =
    textOfFile(Shipped.root + "/Tests/Phrases/danger.tsv")!.split(separator: "\n").map {
      let cells = $0.split(separator: "\t").map(String.init)
      return (cells[0], cells[1], cells[2])
    }

  @Test func `of the development sentences 97 in 100 bring up 999 where wanted, 2 where not`() {
    let wanted = Self.own.filter { $0.wanted == "danger" }
    let others = Self.own.filter { $0.wanted != "danger" }
    let missed = wanted.filter { !isDanger($0.text) }.map(\.text)
    let alarmed = others.filter { isDanger($0.text) }.map(\.text)
    #expect(missed.count * 100 <= wanted.count * 3, "\(missed)")
    #expect(alarmed.count * 100 <= others.count * 2, "\(alarmed)")
    #expect(wanted.count > 150 && others.count > 90)
  }

  /// Threats, weapons and blackmail are among them, so that not every one of these is wrong.
  @Test(.takesLong)
  func `what staff say of everything else brings up 999 in fewer than 4 of 100`() {
    let others = Shipped.phrases.groups.filter { $0.incident != "danger-now" }.flatMap(\.phrases)
    let alarmed = others.filter(isDanger)
    #expect(alarmed.count * 100 < others.count * 4, "\(alarmed.count) of \(others.count)")
  }

  @Test(arguments: [
    "she can't breathe", "she can´t breathe", "she can`t breathe", "she canʼt breathe",
    "she can’t breathe", "she can&#39;t breathe", "she can&rsquo;t breathe", "she can t breathe",
    "she cant breathe", "she cannot breathe", "she can not breathe", "she can;t breathe",
    "SHE CAN'T BREATHE", "she  can't\u{A0}breathe", "she can't brea\u{AD}the",
    "she can't bre\u{200B}athe", "she c\u{200D}an't b\u{2060}reathe", "she can't b\u{E0065}reathe",
    "she can't brea\u{3164}the", "ｓｈｅ ｃａｎ＇ｔ ｂｒｅａｔｈｅ", "she can't 𝐛𝐫𝐞𝐚𝐭𝐡𝐞", "she can't 𝒷𝓇ℯ𝒶𝓉𝒽ℯ",
    "she can't ⓑⓡⓔⓐⓣⓗⓔ", "she can't bre\u{301}athe", "she can't breáthe",
    "she can't breeeeathe", "she can't breahte", "she can't breathee", "she can't_breathe",
    "she can’t breathe!!!", "\u{FEFF}she can't breathe", "she can't brеаthe", "sнe can't breathe",
  ])
  func `the same words are heard however they are written`(line: String) {
    #expect(isDanger(line))
  }

  @Test(arguments: [
    ("i can't wake him", "i cannot wake him"), ("he won't wake up", "he will not wake up"),
    ("he isn't responding", "he is not responding"), ("hes not breathing", "he is not breathing"),
    ("shes unconscious", "she’s unconscious"),
  ])
  func `the long and the short form are the same words`(short: String, long: String) {
    #expect(isDanger(short))
    #expect(isDanger(long))
  }

  @Test(arguments: [
    "my class are cooking", "a shouting match about attached files", "the prison visit",
    "the gunners won and the begun work is missing a page", "an attached table", "Mr Gunn is off",
  ])
  func `a word near a word of danger is not one`(line: String) {
    #expect(!isDanger(line))
  }

  /// What may stand around a sentence, and says nothing.
  static let around: [(before: String, after: String)] = [
    ("Good morning, ", ""), ("Hi all, ", " Thanks"), ("", " Many thanks, Mrs J Smith, Year 4"),
    ("", ", please advise asap, thanks"), ("", ". What do I do?"), ("Quick question: ", "?"),
    ("Not sure if this matters but ", ""), ("Sorry to bother you. ", " Kind regards, A. Patel"),
    ("Hello, hope you are well. ", " Any advice would be much appreciated."),
    ("can you help, ", ""), ("", "!!!"), ("... ", " ..."), ("\u{200B}", "\u{AD}"),
    ("Dear Mrs Jones, ", " Thank you in advance."), ("", "\n\nSent from my iPhone"),
  ]

  @Test func `pleasant words, signatures and signs around a sentence never take 999 away`() {
    for sentence in Self.own where sentence.wanted == "danger" && isDanger(sentence.text) {
      for (before, after) in Self.around {
        let line = before + sentence.text + after
        #expect(isDanger(line), "\(line)")
        #expect(isDanger(line.uppercased()), "\(line)")
      }
    }
  }

  @Test(.takesLong)
  func `pleasant words around a sentence never lower what is offered for it`() {
    let matcher = Shipped.matcher
    let urgency = { (flow: String) in Shipped.library.flows[flow]!.urgency }
    let sentences = Shipped.phrases.groups.enumerated().filter { $0.offset % 19 == 0 }.compactMap(
      \.element.phrases.first)
    #expect(sentences.count > 100)
    var changed = [String]()
    for sentence in sentences {
      let bare = matcher.finding(for: sentence)
      for (before, after) in Self.around {
        let line = before + sentence + after
        let found = matcher.finding(for: line)
        let isLower =
          bare.danger != nil && found.danger == nil || bare.isInScope && !found.isInScope
          || (bare.offers.first.map(urgency) ?? .routine)
            < (found.offers.first.map(urgency) ?? .routine)
        if isLower, found.danger == nil { changed.append(line) }
      }
    }
    #expect(changed == [])
  }

  @Test func `danger is heard where nothing was learned and no phrase file can be read`() {
    let blind = Finding(heard: Self.listener.heard(in: "he has stopped breathing"))
    #expect(blind.danger == "danger-now")
    #expect(blind.isInScope)
  }

  @Test func `the phrases of an emergency are heard in a library without a danger file`() {
    var library = Shipped.library
    library.danger = DangerFloor()
    #expect(DangerListener(library).heard(in: "he has a knife") == nil)
    let flow = Flow(
      id: "alarm", title: "Alarm", urgency: .emergency,
      phrases: ["code red"], steps: [])
    library.flows["alarm"] = flow
    #expect(DangerListener(library).heard(in: "it is a CODE-RED now")?.danger == "alarm")
  }

  @Test func `a long line is listened to without delay that grows out of proportion`() {
    // 4,000 words of the worst kind: many patterns begin at each. It must come to an end.
    let line = Array(repeating: "she will not take him to the", count: 600).joined(separator: " ")
    #expect(!isDanger(line))
  }
}
