import ArgumentParser
import Casework
import Conversations
import FlowEngine
import FlowModel
import Transcripts

extension Session {
  /// Where there is a seal and a real conversation is finished: one key seals its record, whether it
  /// was talked through in one go or gone on with.
  mutating func offerSeal(
    of recorded: RecordedConversation<Conversation, RecordFile>, _ office: Office
  ) throws {
    let conversation = recorded.party
    guard isInteractive, conversation.opening.mode == .live, conversation.departure == .finished
    else { return }
    let keys = office.deviceKeys()
    guard let sealer = try office.sealer(with: keys) else { return }
    for problem in keys.problems { complain(problem) }
    // No other window can take the record between its last line and its seal.
    guard let held = recorded.log.handOn() else { return }
    let record = try VerifiedRecord(verifying: held)
    let recipients = try sealer.recipients(of: record)
    switch try askToSeal(for: recipients, conversation.engine.library) {
    case .no: try show(["Not sealed. Later: " + Places.typed("seal")])
    case .yes(let typed):
      let reference = try typed.map { try CaseReference($0, for: record.opening.mode) }
      report(try sealer.seal(record, for: recipients, case: reference), office)
    }
  }

  /// Whether a record is to be sealed.
  private enum SealAnswer {
    case no
    /// - Parameter reference: What was typed as that of the case, if anything.
    case yes(reference: String?)
  }

  private mutating func askToSeal(
    for recipients: SealRecipients, _ library: Library
  ) throws -> SealAnswer {
    do {
      guard try ask(.seal(recipients.offer, library: library)).answer != nil else { return .no }
      let reference = try ask(.caseReference(library: library))
      return reference.departure == .finished ? .yes(reference: reference.answer) : .no
    } catch let stop as ExitCode {
      // The record is finished either way; who asked to leave leaves.
      if stop == ExitStatus.interrupted.code {
        try show(["Not sealed. Later: " + Places.typed("seal")])
      }
      throw stop
    }
  }
}
