import Conversations
import FlowEngine
import FlowModel
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
  /// Whether what is typed lies in plain although keys were made here.
  var isExposed = false
  /// How the program was told to stop while the screen was blank.
  private(set) var stop: ExitStatus?

  /// Talks until the conversation is left.
  ///
  /// - Parameters:
  ///   - opening: What to show first.
  ///   - beginning: What is done before the first line is read, such as taking up a record.
  mutating func run(
    showing opening: [Reply] = [],
    beginningWith beginning: ((inout RecordedConversation<RecordFile>) throws -> [Reply])? = nil
  ) -> ExitStatus {
    do {
      try show(opening)
      if let beginning { try begin(beginning) }
      var emptyInterrupts = 0
      while recorded.conversation.leave == nil {
        switch reader.read(prompt: prompt, completions: recorded.conversation.completions) {
        case .line(let line):
          emptyInterrupts = 0
          try take(line)
          if let stop { return stop }
        case .tooLong: try refuseLongLine()
        case .interrupted(let onEmptyLine):
          emptyInterrupts = onEmptyLine ? emptyInterrupts + 1 : 0
          if emptyInterrupts == 2 { return try leave("interrupt", .interrupted) }
          try screen?.show([
            (recorded.hasUnsaved ? "" : "Nothing is lost. ")
              + "Press Ctrl-C again to save and leave."
          ])
        case .endOfInput:
          return try leave("end-of-input", recorded.hasUnsaved ? .inputOutput : status)
        case .hangup: return try leave("hangup", .interrupted)
        }
      }
      try showWay(back: recorded.conversation.leave == .paused)
      return recorded.hasUnsaved ? .inputOutput : status
    } catch let error as RecordError {
      complain(
        "Do not wait for this program. In danger? Call 999. Tell your safeguarding lead now.")
      complain("NOT SAVED. \(error.message)")
      return ExitStatus(rawValue: error.exitCode) ?? .inputOutput
    } catch {
      complain("Nothing more can be shown: standard output is closed.")
      return .inputOutput
    }
  }

  private var status: ExitStatus {
    isInteractive || recorded.conversation.story.ended != nil ? .done : .incomplete
  }

  /// What could not be saved is told before the failure ends all; the question stays in sight.
  private mutating func begin(
    _ beginning: (inout RecordedConversation<RecordFile>) throws -> [Reply]
  ) throws {
    do {
      try show(try beginning(&recorded))
    } catch let error as RecordError {
      try show(recorded.conversation.openQuestion)
      throw error
    }
  }

  /// In a rehearsal, the prompt always says that it is one.
  private var prompt: String {
    if recorded.conversation.opening.mode == .rehearsal { return "REHEARSAL answer> " }
    return isExposed ? "NOT ENCRYPTED answer> " : "answer> "
  }

  private mutating func take(_ line: String) throws {
    var isHidden = false
    let asked = screen?.isHeard == true ? recorded.conversation.openQuestion : []
    do {
      let replies = try recorded.take(line, at: Clock.now())
      for misreading in recorded.misread {
        Waymark.keep(misreading, besides: recorded.log)
      }
      recorded.misread = []
      try show(replies.withoutRepeating(asked, after: line))
      isHidden = replies.contains(.blank)
    } catch RecordError.notSaved(let path, let reason) {
      // The answer is not lost: it stands on the screen, and the question is open still.
      try screen?.show(
        ["", FirstWords.words, "NOT SAVED. Your answer was not recorded: \(line)"]
          + wrap(
            RecordError.notSaved(path: path, reason: reason).message, width: screen?.width ?? 80)
          + ["Copy it on paper if you must go on now."])
      if screen == nil { throw RecordError.notSaved(path: path, reason: reason) }
      try show(recorded.conversation.openQuestion)
    }
    if isHidden { try waitHidden() }
  }

  private func refuseLongLine() throws {
    try screen?.show([
      "That line is longer than 64 KiB. Nothing of it was taken. Type what matters most, shorter."
    ])
    try show(recorded.conversation.openQuestion)
  }

  /// Blank until somebody presses Enter. Whoever leaves instead leaves it blank.
  private mutating func waitHidden() throws {
    var interrupts = 0
    while true {
      switch reader.read(prompt: "> ", completions: []) {
      case .line(let line):
        if !line.trimmed.isEmpty {
          try screen?.show(["What was typed while the screen was blank was not taken."])
        }
        return try show(recorded.conversation.openQuestion)
      case .tooLong: return try refuseLongLine()
      case .interrupted(let onEmptyLine):
        interrupts = onEmptyLine ? interrupts + 1 : 0
        if interrupts == 2 { return try leaveHidden("interrupt", .interrupted) }
      case .endOfInput: return try leaveHidden("end-of-input", isInteractive ? .done : .incomplete)
      case .hangup: return try leaveHidden("hangup", .interrupted)
      }
    }
  }

  private mutating func leaveHidden(_ reason: String, _ status: ExitStatus) throws {
    _ = try recorded.leave(reason: reason, at: Clock.now())
    stop = status
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
    if let screen { try Waymark.show(replies, on: screen) }
  }
}

extension Waymark {
  /// Shows replies on the screen, blanking it where one says so.
  @MainActor static func show(_ replies: [Reply], on screen: Screen) throws {
    var ready = [String]()
    for reply in replies {
      if reply == .blank {
        try screen.show(ready)
        ready = []
        try screen.hide()
      } else {
        let width = screen.width
        ready += reply.paragraphs(heard: screen.isHeard)
          .flatMap { lines($0, on: screen, width: width) }
      }
    }
    try screen.show(ready)
  }

  /// Keeps words that were misunderstood, for the policy owner.
  ///
  /// - Parameter file: The record they were said in, which tells where the records are.
  static func keep(_ misreading: Misreading, besides file: RecordFile) {
    let base = file.path.map { folder(of: folder(of: $0)) } ?? Places.records
    if !MisreadingFile.add(misreading, on: Clock.now(), base: base) {
      complain("What was misread could not be kept. Tell the policy owner yourself.")
    }
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
