import FlowEngine
import FlowModel
import Glibc
import Rendering
import TestSupport
import Testing

struct RenderingTests {
  static let marks = RecordMarks(lines: 20, head: String(repeating: "ab", count: 32), verdict: "ok")

  static func record(_ words: String = "a picture of a girl", mode: Opening.Mode = .live)
    -> [RecordedEvent]
  {
    let opening = Opening(
      record: "0b5cd5ee-9f0d-4f0a-8a0e-2f1c3d4e5f60", mode: mode, program: "waymark test",
      setting: "oak", settingTitle: "Oak School",
      policies: [
        Opening.PolicyState(
          id: "OAK", title: "Oak policy", version: "1", approved: "September 2023",
          review: "September 2024", overdue: .overdue)
      ],
      digests: ["incidents/a.yaml": String(repeating: "c", count: 64)], account: "staff", offset: 60
    )
    let events: [Event] = [
      .opened(opening),
      .asked(
        Asked(question: "what-has-happened", text: "What has happened?", options: ["A", "B"])),
      .told(Telling(text: words, offered: ["image"])),
      .entered(flow: "image", title: "An image", by: .person),
      .advised([
        Advice(
          action: "look", kind: .refrain, basis: .guidance, strength: .must, text: "Look at it.",
          guidance: [Advice.Source(id: "n", words: "National advice, 2024")]),
        Advice(
          action: "tell", kind: .act, basis: .policy, strength: .must, text: "Tell the DSL.",
          tell: ["the DSL", "a deputy"], by: .now, record: "The time.",
          clauses: [Advice.Source(id: "OAK-1", words: "will")]),
        Advice(
          action: "keep", kind: .act, basis: .caution, strength: .should, text: "Keep it safe.",
          by: .now, guidance: [Advice.Source(id: "own", words: "Own caution", isOwn: true)]),
        Advice(
          action: "gap", kind: .gap, basis: .gap(.silent), strength: .states, text: "Not said."),
      ]),
      .asked(
        Asked(
          question: "whose", text: "Whose is it?", help: "Do not look.",
          options: ["A pupil's", "I don't know"])),
      .answered(question: "whose", Answer(raw: "1", values: ["pupil"]), shown: "A pupil's"),
      .corrected(
        question: "whose", Answer(raw: "?", values: ["pupil"], isUnsure: true),
        shown: "I don't know", seq: 6),
      .asked(Asked(question: "words", text: "What did the child say?", voice: .child)),
      .answered(question: "words", Answer(raw: "he sed \(words)"), shown: "he sed \(words)"),
      .noted(voice: .child, text: "it woz him"), .noted(voice: .own, text: "I was at the gate"),
      .withdrawn(question: "words", seq: 9), .looked("contacts"),
      .acknowledged(
        Acknowledgement(action: "tell", text: "Tell the DSL.", state: .done, detail: "10:40")),
      .ended(
        Ended(ending: "told", text: "Tell the DSL now.", tell: ["the DSL", "a deputy"], by: .now)),
      .paused(reason: "quit"),
      .resumed(Resumption(tornLength: 2, tornDigest: "00", tornBytes: "AAA=")),
    ]
    return events.enumerated().map {
      RecordedEvent(
        seq: $0, at: Moment(milliseconds: 1_795_252_442_000 + Int64($0) * 60_000, offset: 60),
        event: $1)
    }
  }

  @Test(arguments: ExportFormat.allCases)
  func `a reader finds what a record must hold`(format: ExportFormat) {
    let text = render(Self.record(), marks: Self.marks, as: format).unescaped
    for words in [
      "0b5cd5ee-9f0d-4f0a-8a0e-2f1c3d4e5f60", "Oak School", "REVIEW OVERDUE", "September 2024",
      "waymark test", "21 November 2026", "(UTC+1)", "staff", "What has happened?", "1 A pupil's",
      "OAK-1 (will)", "national guidance, not the policy: National advice, 2024", "must not",
      "done: 10:40", "it woz him", "I was at the gate", "in place of “A pupil's”", "read as: pupil",
      "Key to persons", "For the safeguarding lead", "Case reference", "decides no threshold",
      String(repeating: "ab", count: 32), String(repeating: "c", count: 64), "AAA=", "not said",
      "the policy: silent", "Taken back",
    ] {
      #expect(text.contains(words), "\(words)")
    }
    // What was to be done at once and is not known to be done is said first.
    #expect(text.contains("Urgent and not known to be done:"))
  }

  @Test(arguments: ExportFormat.allCases, [Opening.Mode.live, .rehearsal])
  func `every section says whether it is live or a rehearsal`(
    format: ExportFormat, mode: Opening.Mode
  ) {
    let text = render(Self.record(mode: mode), marks: Self.marks, as: format)
    let word = mode == .live ? "LIVE" : "REHEARSAL"
    let headings: [Substring]
    switch format {
    case .text:
      headings = text.split(separator: "\n").filter {
        $0.hasSuffix("]") && $0.contains(" [") && !$0.hasPrefix(" ")
      }
    case .markdown: headings = text.split(separator: "\n").filter { $0.hasPrefix("## ") }
    case .html: headings = text.split(separator: "\n").filter { $0.hasPrefix("<h2>") }
    }
    #expect(headings.count >= 9)
    #expect(headings.allSatisfy { $0.contains(word) })
    let other = mode == .live ? "REHEARSAL" : "LIVE"
    #expect(!text.contains(other))
  }

  @Test func `what no longer applies is not called urgent, and is when it is shown again`() {
    let advised = Self.record()[4]
    let record =
      Self.record() + [
        RecordedEvent(seq: 20, at: advised.at, event: .lifted(["keep", "nothing"])), advised,
      ]
    let urgent = "Urgent and not known to be done:\n  - Keep it safe."
    let lifted = render(record.dropLast(), marks: Self.marks, as: .text)
    #expect(!lifted.contains("Urgent and not known to be done"))
    #expect(lifted.contains("not said; no longer applied from "))
    #expect(lifted.contains("What: No longer applies\nWords: Keep it safe."))
    let again = render(record, marks: Self.marks, as: .text)
    #expect(again.contains(urgent) && again.contains("not said; no longer"))
  }

  @Test func `a record without an outcome says so`() {
    let text = render(Array(Self.record().prefix(8)), marks: Self.marks, as: .text)
    #expect(text.contains("UNFINISHED: no outcome was reached"))
  }

  static let hostile = [
    "<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "\"><b>x</b>", "a | b | c",
    "`code` *bold* _it_ [link](http://x)", "# heading", "- item", "1. item", "> quote", "---",
    "</title><h1>x", "&lt;b&gt;", "a\u{1B}[2Jb", "abc\u{202E}fed", "\u{9B}31m", "<!-- x",
    "x\n## LIVE\ny",
    "http://example.org", "<a href='javascript:1'>x</a>", String(repeating: "w", count: 400),
  ]

  @Test(arguments: hostile)
  func `typed words never become markup or move a cursor`(words: String) {
    for format in ExportFormat.allCases {
      let harmless = render(Self.record("plain"), marks: Self.marks, as: format)
      let text = render(Self.record(words), marks: Self.marks, as: format)
      let moving = text.unicodeScalars.filter {
        $0.value != 10
          && ($0.value < 32 || (0x7F...0x9F).contains($0.value)
            || (0x202A...0x202E).contains($0.value))
      }
      #expect(moving.isEmpty)
      switch format {
      case .html:
        #expect(
          text.count(of: "<") - text.count(of: "<br>")
            == harmless.count(of: "<") - harmless.count(of: "<br>"))
      case .markdown:
        #expect(text.lines("## ") == harmless.lines("## "))
        #expect(text.lines("- ") == harmless.lines("- "))
        #expect(text.lines("|") == harmless.lines("|"))
        #expect(!text.contains("<script") && !text.contains("](http"))
      case .text: break
      }
    }
  }

  @Test(arguments: ExportFormat.allCases)
  func `the document is the one that was looked at and kept`(format: ExportFormat) throws {
    let file =
      "\(Shipped.root)/Tests/Goldens/record.\(["text": "txt", "markdown": "md", "html": "html"][format.rawValue]!)"
    let text = render(Self.record(), marks: Self.marks, as: format)
    if getenv("RECORD_GOLDENS") != nil {
      let descriptor = open(file, O_CREAT | O_TRUNC | O_WRONLY, 0o644)
      _ = write(descriptor, text, text.utf8.count)
      close(descriptor)
      Issue.record("recorded \(file): look at it, then run without RECORD_GOLDENS")
    }
    #expect(textOfFile(file) == text, "to keep the new one: RECORD_GOLDENS=1 make test")
  }

  @Test func `the HTML loads nothing and runs nothing`() {
    let html = render(Self.record(), marks: Self.marks, as: .html)
    #expect(html.contains("default-src 'none'"))
    #expect(html.contains("lang=\"en-GB\""))
    #expect(!html.contains("<script") && !html.contains("src=") && !html.contains("href="))
  }
}

extension String {
  /// The text with the escapes of Markdown and HTML undone and line breaks as spaces.
  var unescaped: String {
    var text = ""
    var rest = Substring(self)
    let entities = [
      "&amp;": "&", "&lt;": "<", "&gt;": ">", "&quot;": "\"", "&#39;": "'", "&#58;": ":",
      "&#64;": "@", "<br>": " ",
    ]
    outer: while let first = rest.first {
      for (entity, character) in entities where rest.hasPrefix(entity) {
        text += character
        rest = rest.dropFirst(entity.count)
        continue outer
      }
      rest = rest.dropFirst()
      if first != "\\" { text.append(first) }
    }
    return text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  func count(of part: String) -> Int {
    var count = 0
    var rest = Substring(self)
    while !rest.isEmpty {
      if rest.hasPrefix(part) { count += 1 }
      rest = rest.dropFirst()
    }
    return count
  }

  func lines(_ prefix: String) -> Int {
    split(separator: "\n").count { $0.hasPrefix(prefix) }
  }
}
