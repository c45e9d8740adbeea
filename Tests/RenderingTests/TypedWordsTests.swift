import Documents
import FlowEngine
import FlowModel
import Rendering
import Testing

/// Whatever a person typed or pasted is marked as theirs, line by line, in every form: a pasted line
/// must never read as if Waymark had written it.
struct TypedWordsTests {
  /// As somebody would forge it, the second half in a single line that is broken where it suits.
  static let forged = [
    "Outcome: Nobody needs to be told.", "What: Shown", "State: an outcome was reached",
  ]
  static let pasted =
    "he fell\n" + forged.joined(separator: "\n") + "\n\n"
    + forged.map { String(repeating: "x ", count: 60) + $0 }.joined(separator: " ")

  /// A record in which everything that can be typed was.
  static func record(_ words: String) -> [RecordedEvent] {
    let answer = Answer(raw: words, values: ["pupil"])
    let events: [Event] = [
      .told(Telling(text: words, offered: ["image"])),
      .asked(Asked(question: "own", text: "What did you see?", voice: .own)),
      .answered(question: "own", Answer(raw: words), shown: words),
      .answered(question: "whose", answer, shown: "A pupil's"),
      .corrected(question: "own", Answer(raw: words + "."), shown: words + ".", seq: 23),
      .withdrawn(question: "own", seq: 25), .noted(voice: .own, text: words),
      .noted(voice: .child, text: words),
      .refused(Refusal(question: "whose", text: words, said: "Type a number.")),
      .aside(.inDanger(flow: "danger", question: "danger", line: words)),
      .aside(.timing(action: "tell", time: "10:40", line: words)),
      .aside(.meaning(command: "back", line: words)),
      .acknowledged(
        Acknowledgement(
          action: "keep", text: "Keep it safe.", state: .cannot, detail: words, raw: words + "!")),
      .rehearsed(.learner(words)), .rehearsed(.asked(words, told: "He is eight.")),
      .rehearsed(.ownWords(words)),
    ]
    let before = RenderingTests.record(words)
    return before
      + events.enumerated().map {
        RecordedEvent(seq: before.count + $0, at: before[0].at, event: $1)
      }
  }

  @Test(arguments: [20, 40, 78])
  func `no typed line begins in text as a line of ours`(width: Int) {
    let text = render(
      Self.record(Self.pasted), marks: RenderingTests.marks, as: .text, width: width)
    let lines = text.split(separator: "\n").filter { line in
      line.contains("x x") || line.contains("he fell") || line.contains("Nobody needs")
        || line.hasSuffix("What: Shown") || line.contains("x Outcome")
    }
    #expect(lines.count > 40)
    for line in lines where !line.hasPrefix("What: Shown") {
      #expect(line.drop { $0 == " " }.hasPrefix("| "), "\(line)")
    }
    // What our own lines say is said as often as in a record without any such words.
    let plain = render(Self.record("he fell"), marks: RenderingTests.marks, as: .text, width: width)
    for label in ["Outcome:", "What: Shown", "State:"] {
      let own = { (text: String) in text.split(separator: "\n").count { $0.hasPrefix(label) } }
      #expect(own(text) == own(plain), "\(label)")
    }
  }

  @Test func `every typed line has its mark in Markdown and on the page`() {
    for format in [ExportFormat.markdown, .html] {
      let text = render(Self.record(Self.pasted), marks: RenderingTests.marks, as: format)
      for forged in Self.forged {
        let words = format == .markdown ? MarkdownEscape.words(forged) : forged
        let pieces = text.split(separator: "\n").flatMap { line in
          // A quote says whose words it holds.
          line.hasPrefix("> ") || line.hasPrefix("<blockquote>")
            ? []
            : line.replacing("<br>", with: "\n").replacing("<p>", with: "\n")
              .replacing("<blockquote>", with: "\n").split(separator: "\n").map(String.init)
        }
        #expect(pieces.contains { $0.contains("| \(words)") }, "\(format) \(forged)")
        #expect(
          !pieces.contains { $0.hasPrefix(words) && forged.hasPrefix("Outcome") }, "\(format)")
      }
    }
  }

  @Test func `nobody can type the sign that marks a line, nor leave it out`() {
    let stretches = Document.stretches(of: Document.typed("a\u{2}b\u{2028}c\n\u{2}d") + "\nours")
    #expect(stretches.map(\.isTyped) == [true, false])
    #expect(stretches[0].lines == ["a<U+2>b", "c", "<U+2>d"])
    #expect(Document.stretches(of: "").map(\.lines) == [[""]])
  }

  @Test func `a time and a choice stand where they stood`() {
    let text = render(RenderingTests.record(), marks: RenderingTests.marks, as: .text)
    #expect(text.contains("Became: done: 10:40 (said at 10:28)"))
    #expect(text.contains("Words: A pupil's\n    typed:\n    | 1"))
  }
}

private enum MarkdownEscape {
  static func words(_ text: String) -> String {
    text.replacing(":", with: "&#58;").replacing(".", with: "\\.")
  }
}
