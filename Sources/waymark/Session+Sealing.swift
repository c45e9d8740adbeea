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
    guard isInteractive, conversation.opening.mode == .live, conversation.departure == .finished,
      // No other window can take the record between its last line and its seal.
      try SealKeys.load() != nil, let record = recorded.log.handOn()
    else { return }
    let library = conversation.engine.library
    var deed = SealDeed(record: record, base: office.records, flows: office.flows)
    do {
      guard try ask(.seal(try deed.readers().offer, library: library)).answer != nil else {
        return try show(["Not sealed. Later: " + Places.typed("seal")])
      }
      let reference = try ask(.caseReference(library: library))
      guard reference.departure == .finished else {
        return try show(["Not sealed. Later: " + Places.typed("seal")])
      }
      deed.reference = reference.answer
    } catch let stop as ExitCode {
      // The record is finished either way; who asked to leave leaves.
      if stop == ExitStatus.interrupted.code {
        try show(["Not sealed. Later: " + Places.typed("seal")])
      }
      throw stop
    }
    try deed.run()
  }
}
