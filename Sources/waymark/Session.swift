import Conversations
import FlowEngine
import FlowModel
import Terminal
import Transcripts

/// A terminal, a pipe or a script, and the one loop that carries lines from it into whatever is
/// talked with, and the replies onto the screen.
@MainActor
struct Session {
  /// Why a session cannot go on.
  enum Failure: Error {
    /// What was typed last is not on record.
    case notSaved(RecordError)
    /// Standard output is closed, so nothing more can be shown.
    case unseen
  }

  var reader: any LineReader
  /// Nil where nothing is shown: events go to standard output instead.
  let screen: Screen?
  /// Whether a person sits at a terminal, who can come back.
  let isInteractive: Bool
  /// Whether what is typed lies in plain although keys were made here.
  var isExposed = false

  /// Talks until the conversation is left.
  ///
  /// - Parameters:
  ///   - opening: What to show first.
  ///   - beginning: What is done before the first line is read, such as taking up a record.
  mutating func run<Party>(
    _ recorded: inout RecordedConversation<Party, some SessionLog>, showing opening: [Reply] = [],
    beginningWith beginning: ((inout Party) -> Turn)? = nil
  ) -> ExitStatus {
    do throws(Failure) {
      try show(opening)
      if let beginning { try begin(&recorded, beginning) }
      return try carry(&recorded)
    } catch {
      return tell(error)
    }
  }

  /// Asks one question that stands outside every record.
  ///
  /// - Returns: The question as it was answered or left.
  /// - Throws: The exit with which the program was told to stop meanwhile.
  mutating func ask(_ enquiry: Enquiry) throws -> Enquiry {
    var recorded = RecordedConversation(enquiry, log: NoRecord())
    let status = run(&recorded, showing: enquiry.openQuestion)
    switch status {
    case .done, .incomplete: return recorded.party
    default: throw status.code
    }
  }

  /// What could not be saved is told before the failure ends all; the question stays in sight.
  private mutating func begin<Party>(
    _ recorded: inout RecordedConversation<Party, some SessionLog>,
    _ beginning: (inout Party) -> Turn
  ) throws(Failure) {
    let replies: [Reply]
    do throws(RecordError) {
      replies = try recorded.commit(at: Clock.now(), beginning)
    } catch {
      try show(recorded.party.openQuestion)
      throw .notSaved(error)
    }
    try show(replies)
  }

  private mutating func carry(
    _ recorded: inout RecordedConversation<some Interlocutor, some SessionLog>
  ) throws(Failure) -> ExitStatus {
    var emptyInterrupts = 0
    while recorded.party.departure == nil {
      switch reader.read(
        prompt: prompt(of: recorded.party), completions: recorded.party.completions)
      {
      case .line(let line):
        emptyInterrupts = 0
        if let stop = try take(line, &recorded) { return stop }
      case .tooLong: try refuseLongLine(recorded.party)
      case .interrupted(let onEmptyLine):
        emptyInterrupts = onEmptyLine ? emptyInterrupts + 1 : 0
        if emptyInterrupts == 2 { return try leave(&recorded, "interrupt", .interrupted) }
        try show([interruptWords(recorded)])
      case .endOfInput:
        let status = recorded.hasUnsaved ? .inputOutput : status(of: recorded.party)
        return try leave(&recorded, "end-of-input", status)
      case .hangup: return try leave(&recorded, "hangup", .interrupted)
      }
    }
    try showWay(to: recorded)
    return recorded.hasUnsaved ? .inputOutput : status(of: recorded.party)
  }

  private func status(of party: some Interlocutor) -> ExitStatus {
    isInteractive || party.isComplete ? .done : .incomplete
  }

  private func prompt(of party: some Interlocutor) -> String {
    (isExposed && party.header?.mode == .live ? "NOT ENCRYPTED " : "") + party.label + "> "
  }

  /// - Returns: How the program ends if it was told to stop while the screen was blank.
  private mutating func take(
    _ line: String, _ recorded: inout RecordedConversation<some Interlocutor, some SessionLog>
  ) throws(Failure) -> ExitStatus? {
    let asked = screen?.isHeard == true ? recorded.party.openQuestion : []
    let replies: [Reply]
    do throws(RecordError) {
      replies = try recorded.take(line, at: Clock.now())
    } catch {
      try tellUnsaved(line, error)
      try show(recorded.party.openQuestion)
      return nil
    }
    for misreading in recorded.misread { keep(misreading, besides: recorded.log) }
    recorded.misread = []
    try show(replies.withoutRepeating(asked, after: line))
    return replies.contains(.blank) ? try waitHidden(&recorded) : nil
  }

  /// Blank until somebody presses Enter. Whoever leaves instead leaves it blank.
  private mutating func waitHidden(
    _ recorded: inout RecordedConversation<some Interlocutor, some SessionLog>
  ) throws(Failure) -> ExitStatus? {
    var interrupts = 0
    while true {
      switch reader.read(prompt: "> ", completions: []) {
      case .line(let line):
        if !line.trimmed.isEmpty {
          try show(["What was typed while the screen was blank was not taken."])
        }
        try show(recorded.party.openQuestion)
        return nil
      case .tooLong:
        try refuseLongLine(recorded.party)
        return nil
      case .interrupted(let onEmptyLine):
        interrupts = onEmptyLine ? interrupts + 1 : 0
        if interrupts == 2 { return try leaveHidden(&recorded, "interrupt", .interrupted) }
      case .endOfInput:
        return try leaveHidden(
          &recorded, "end-of-input", isInteractive ? .done : .incomplete)
      case .hangup: return try leaveHidden(&recorded, "hangup", .interrupted)
      }
    }
  }

  private func leaveHidden(
    _ recorded: inout RecordedConversation<some Interlocutor, some SessionLog>, _ reason: String,
    _ status: ExitStatus
  ) throws(Failure) -> ExitStatus {
    _ = try left(&recorded, reason)
    return status
  }

  private func leave(
    _ recorded: inout RecordedConversation<some Interlocutor, some SessionLog>, _ reason: String,
    _ status: ExitStatus
  ) throws(Failure) -> ExitStatus {
    try show(try left(&recorded, reason))
    try showWay(to: recorded)
    return status
  }

  private func left(
    _ recorded: inout RecordedConversation<some Interlocutor, some SessionLog>, _ reason: String
  ) throws(Failure) -> [Reply] {
    do throws(RecordError) {
      return try recorded.leave(reason: reason, at: Clock.now())
    } catch {
      throw .notSaved(error)
    }
  }
}
