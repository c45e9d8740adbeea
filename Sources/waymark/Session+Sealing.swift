import Conversations
import FlowModel
import Terminal
import Transcripts

extension Session {
  /// Where there is a seal and the conversation is finished: one key seals its record, whether it
  /// was talked through in one go or gone on with.
  ///
  /// - Parameters:
  ///   - file: The record that was written. Its lock is handed on, so that no other window can take
  ///     the record between its last line and its seal.
  ///   - base: The records folder.
  mutating func offerSeal(of file: RecordFile, in base: String, flows: String) throws {
    guard recorded.conversation.leave == .finished, try SealKeys.load() != nil, let screen,
      let record = file.handOn()
    else { return }
    var deed = SealDeed(record: record, base: base, flows: flows)
    try screen.show([try deed.readers().offer, "A sealed record cannot be gone on with."])
    let answer = reader.read(prompt: "answer> ", completions: ["s"])
    guard case .line(let line) = answer, line.trimmed.lowercased() == "s" else {
      return try leaveUnsealed(answer, screen)
    }
    try screen.show(["Case reference? No child's name. Enter for none."])
    let reference = reader.read(prompt: "answer> ", completions: [])
    guard case .line(let typed) = reference else {
      return try leaveUnsealed(reference, screen)
    }
    deed.reference = typed.trimmed.isEmpty ? nil : typed
    try deed.run()
  }

  /// The record is finished either way; who asked to leave leaves.
  private func leaveUnsealed(_ answer: LineInput, _ screen: Screen) throws {
    switch answer {
    case .hangup: throw ExitStatus.interrupted.code
    case .interrupted, .line, .tooLong, .endOfInput:
      try screen.show(["Not sealed. Later: " + Places.typed("seal")])
      if case .interrupted = answer { throw ExitStatus.interrupted.code }
    }
  }
}
