import Conversations
import FlowEngine
import Glibc
import Terminal
import Transcripts

/// Carries lines from a reader into a conversation and its replies onto the screen, until it is
/// over.
@MainActor
struct Session<Reader: LineReader> {
  var recorded: RecordedConversation<RecordFile>
  var reader: Reader
  /// Nil where nothing is shown: events go to standard output instead.
  let screen: Screen?
  /// Whether a person sits at a terminal, who can come back.
  let isInteractive: Bool

  /// Talks until the conversation is left.
  ///
  /// - Parameter opening: What to show first.
  mutating func run(showing opening: [Reply]) -> ExitStatus {
    do {
      try show(opening)
      var emptyInterrupts = 0
      while recorded.conversation.leave == nil {
        switch reader.read(prompt: prompt, completions: recorded.conversation.completions) {
        case .line(let line):
          emptyInterrupts = 0
          try take(line)
        case .interrupted(let onEmptyLine):
          emptyInterrupts = onEmptyLine ? emptyInterrupts + 1 : 0
          if emptyInterrupts == 2 { return try leave("interrupt", .interrupted) }
          try screen?.show(["Nothing is lost. Press Ctrl-C again to save and leave."])
        case .endOfInput:
          let status: ExitStatus =
            isInteractive || recorded.conversation.story.ended != nil ? .done : .incomplete
          return try leave("end-of-input", status)
        case .hangup: return try leave("hangup", .interrupted)
        }
      }
      try showWay(back: recorded.conversation.leave == .paused)
      let isOver = isInteractive || recorded.conversation.story.ended != nil
      return isOver ? .done : .incomplete
    } catch let error as RecordError {
      complain("NOT SAVED. \(error.message)")
      complain(
        "Do not wait for this program. In danger? Call 999. Tell your safeguarding lead now.")
      return ExitStatus(rawValue: error.exitCode) ?? .inputOutput
    } catch {
      complain("Nothing more can be shown: standard output is closed.")
      return .inputOutput
    }
  }

  /// Every line that a rehearsal shows to type on says that it is one.
  private var prompt: String {
    recorded.conversation.opening.mode == .live ? "answer> " : "REHEARSAL answer> "
  }

  private mutating func take(_ line: String) throws {
    do {
      let replies = try recorded.take(line, at: Clock.now())
      for misreading in recorded.misread { keep(misreading) }
      recorded.misread = []
      try show(replies)
      if replies.contains(.blank) { try waitHidden() }
    } catch RecordError.notSaved(let path, let reason) {
      // The answer is not lost: it stands on the screen, and the question is open still.
      try screen?.show(
        ["", "NOT SAVED. Your answer was not recorded: \(line)"]
          + wrap(
            RecordError.notSaved(path: path, reason: reason).message, width: screen?.width ?? 80)
          + ["Copy it on paper if you must go on now."])
      if screen == nil { throw RecordError.notSaved(path: path, reason: reason) }
      try show(recorded.conversation.openQuestion)
    }
  }

  private func keep(_ misreading: Misreading) {
    if !MisreadingFile.add(misreading, on: Clock.now()) {
      complain("\(Places.misreadings): cannot be written. Tell the policy owner yourself.")
    }
  }

  /// Blank until somebody presses Enter.
  private mutating func waitHidden() throws {
    _ = reader.read(prompt: "> ", completions: [])
    try show(recorded.conversation.openQuestion)
  }

  private mutating func leave(_ reason: String, _ status: ExitStatus) throws -> ExitStatus {
    try show(try recorded.leave(reason: reason, at: Clock.now()))
    try showWay(back: true)
    return status
  }

  private func showWay(back isOpen: Bool) throws {
    guard let screen, let path = recorded.log.path else { return }
    let id = recorded.conversation.opening.record.prefix(8)
    var lines = wrap("Record: " + path, width: screen.width)
    lines.append(
      isOpen
        ? "To go on later: " + Places.typed("resume \(id)")
        : "To read it: " + Places.typed("show \(id)"))
    try screen.show(lines)
  }

  private func show(_ replies: [Reply]) throws {
    guard let screen else { return }
    var ready = [String]()
    for reply in replies {
      if reply == .blank {
        try screen.show(ready)
        ready = []
        try screen.hide()
      } else {
        let width = screen.width
        ready += reply.paragraphs.flatMap { lines($0, on: screen, width: width) }
      }
    }
    try screen.show(ready)
  }
}

/// A paragraph as lines on the screen.
@MainActor func lines(
  _ paragraph: Paragraph, on screen: Screen, width: Int? = nil
) -> [String] {
  wrap(paragraph.text, lead: paragraph.lead, width: width ?? screen.width).map { line in
    switch paragraph.emphasis {
    case .plain, .quiet: line
    case .strong: screen.style.strong(line)
    case .accent: screen.style.accent(line)
    }
  }
}
