import Conversations
import FlowEngine
import FlowModel
import Glibc
import Terminal
import Transcripts

/// Carries lines into a rehearsal and its replies onto the screen.
@MainActor
struct RehearsalSession<Reader: LineReader> {
  var rehearsal: Rehearsal
  let file: RecordFile
  var reader: Reader
  let screen: Screen
  let isGroup: Bool
  /// How the program was told to stop while the screen was blank.
  private(set) var stop: ExitStatus?

  mutating func run() throws -> ExitStatus {
    do {
      try show(rehearsal.beginning)
      if isGroup, let status = try askHands() { return status }
      var emptyInterrupts = 0
      while rehearsal.conversation.leave == nil {
        switch reader.read(
          prompt: "REHEARSAL answer> ", completions: rehearsal.conversation.completions)
        {
        case .line(let line):
          emptyInterrupts = 0
          try take(line)
          if let stop { return stop }
        case .tooLong: try screen.show(["That line is too long. Nothing of it was taken."])
        case .interrupted(let onEmptyLine):
          // As in a conversation: only the second in a row on an empty line leaves.
          emptyInterrupts = onEmptyLine ? emptyInterrupts + 1 : 0
          if emptyInterrupts == 2 { return .interrupted }
          try screen.show(["Nothing is lost. Press Ctrl-C again to leave."])
        case .endOfInput, .hangup: return rehearsal.stage == .over ? .done : .incomplete
        }
      }
      return .done
    } catch let error as RecordError {
      complain("In danger? Call 999. Tell your safeguarding lead now.")
      complain("NOT SAVED. \(error.message)")
      return ExitStatus(rawValue: error.exitCode) ?? .inputOutput
    } catch {
      complain("Nothing more can be shown: standard output is closed.")
      return .inputOutput
    }
  }

  private mutating func take(_ line: String) throws {
    try commit { $0.take(line, at: Clock.now()) }
  }

  /// Nothing is shown before it is saved.
  @discardableResult
  private mutating func commit(_ act: (inout Rehearsal) -> Turn) throws -> Turn {
    var next = rehearsal
    let turn = act(&next)
    if !turn.events.isEmpty { try file.append(turn.events, at: Clock.now()) }
    rehearsal = next
    if let misreading = turn.misread { Waymark.keep(misreading, besides: file) }
    try show(turn.replies)
    if turn.replies.contains(.blank) { try waitHidden() }
    return turn
  }

  /// Blank until somebody presses Enter. Whoever leaves instead leaves it blank.
  private mutating func waitHidden() throws {
    var interrupts = 0
    while true {
      switch reader.read(prompt: "> ", completions: []) {
      case .line, .tooLong: return try show(rehearsal.conversation.openQuestion)
      case .interrupted(let onEmptyLine):
        interrupts = onEmptyLine ? interrupts + 1 : 0
        if interrupts < 2 { continue }
        stop = .interrupted
      case .endOfInput, .hangup: stop = .incomplete
      }
      if stop != nil { return }
    }
  }

  /// A show of hands: how many chose each answer, as typed by whoever leads.
  ///
  /// - Returns: How the program ends if it was told to stop here.
  private mutating func askHands() throws -> ExitStatus? {
    try screen.show(["How many chose each? Type the numbers in order, such as: 3 0 5 1"])
    while true {
      let read = reader.read(prompt: "REHEARSAL hands> ", completions: [])
      guard case .line(let line) = read else {
        if case .interrupted = read { return .interrupted }
        return .incomplete
      }
      // Enter alone goes on without them.
      if line.trimmed.isEmpty { return nil }
      if try !commit({ $0.count(hands: line) }).events.isEmpty { break }
    }
    try screen.show([
      "Written down. Now go on together: type the number most people chose.",
      "At any question, hands 3 0 5 writes down how many chose each answer.",
    ])
    return nil
  }

  private func show(_ replies: [Reply]) throws { try Waymark.show(replies, on: screen) }
}
