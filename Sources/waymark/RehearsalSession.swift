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
  let learner: String?
  let isGroup: Bool

  mutating func run() throws -> ExitStatus {
    do {
      try show(rehearsal.beginning)
      if isGroup { try askHands() }
      while rehearsal.conversation.leave == nil {
        switch reader.read(
          prompt: "REHEARSAL answer> ", completions: rehearsal.conversation.completions)
        {
        case .line(let line): try take(line)
        case .interrupted(let onEmptyLine):
          if onEmptyLine { return .interrupted }
          try screen.show(["Press Ctrl-C again to leave."])
        case .endOfInput, .hangup: return rehearsal.stage == .over ? .done : .incomplete
        }
      }
      return .done
    } catch let error as RecordError {
      complain("NOT SAVED. \(error.message)")
      return ExitStatus(rawValue: error.exitCode) ?? .inputOutput
    } catch {
      complain("Nothing more can be shown: standard output is closed.")
      return .inputOutput
    }
  }

  private mutating func take(_ line: String) throws {
    var next = rehearsal
    let isFirst = rehearsal.conversation.story.count == 0
    let turn = next.take(line, at: Clock.now())
    var events = turn.events
    if isFirst, let learner, !events.isEmpty {
      events.append(.noted(voice: .own, text: "learner: \(PlainText(cleaning: learner).text)"))
      next.pass(events.last!)
    }
    if !events.isEmpty { try file.append(events, at: Clock.now()) }
    rehearsal = next
    try show(turn.replies)
  }

  /// A show of hands: how many chose each answer, as typed by whoever leads.
  private mutating func askHands() throws {
    try screen.show(["How many chose each? Type the numbers in order, such as: 3 0 5 1"])
    guard case .line(let line) = reader.read(prompt: "REHEARSAL hands> ", completions: []) else {
      return
    }
    let counts = line.split(separator: " ").compactMap { Int($0) }.filter { $0 >= 0 }
    var next = rehearsal
    let events = next.note(hands: counts)
    try file.append(events, at: Clock.now())
    rehearsal = next
    try screen.show([
      "Written down. Now go on together: type the number most people chose.",
      "At any question, hands 3 0 5 writes down how many chose each answer.",
    ])
  }

  private func show(_ replies: [Reply]) throws {
    let width = screen.width
    try screen.show(
      replies.flatMap { $0.paragraphs.flatMap { lines($0, on: screen, width: width) } })
  }
}
