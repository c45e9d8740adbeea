import Conversations
import FlowEngine
import FlowFiles
import FlowModel
import Transcripts

extension Office {
  /// Takes up a record where it was left, and holds it against every other window.
  ///
  /// - Parameter protection: How what is said is kept from other eyes.
  /// - Throws: ``CaseworkError``: the record cannot be gone on with, was cut or lies where another
  ///   belongs, or the flows that it was told from have changed.
  package func resume(
    _ path: String, _ protection: Protection
  ) throws(CaseworkError) -> ResumedConversation {
    try demandInPlace(recordAt: path)
    try demandNothingCut(fromRecordAt: path)
    let resumed = try hold(toGoOnWith: path, protection)
    guard let first = resumed.events.first, case .opened(let header) = first.event else {
      throw .record(.damaged(path: path, line: 1, reason: "it does not say what the record is"))
    }
    let library = try libraryToGoOn(with: header)
    // "Today" stays the day on which the record began, so that resuming is the same fold.
    let day = Moment(milliseconds: first.at.milliseconds, offset: header.offset).date
    var conversation = conversation(with: library, header, today: day)
    if let card = try card(of: resumed.events) {
      let rehearsal = Rehearsal(card, in: conversation, recalling: resumed.events)
      let recorded = RecordedConversation(rehearsal, log: resumed.file)
      return .rehearsal(
        LaunchedConversation(recorded: recorded, notices: []), resumed.resumption)
    }
    conversation.recall(resumed.events.map(\.event))
    let recorded = RecordedConversation(conversation, log: resumed.file)
    return .conversation(
      LaunchedConversation(recorded: recorded, notices: []), resumed.resumption)
  }

  private func hold(
    toGoOnWith path: String, _ protection: Protection
  ) throws(CaseworkError) -> ResumedRecord {
    var keys = SessionKeys.own
    if case .encrypted(let found, _) = protection { keys = found }
    do throws(RecordError) {
      return try RecordFile.resume(path, keys: keys)
    } catch {
      throw .record(error)
    }
  }

  /// The card that a record was played from, if it was and the card is still there.
  private func card(of events: [RecordedEvent]) throws(CaseworkError) -> Card? {
    for event in events {
      guard case .rehearsed(.card(let id, _)) = event.event else { continue }
      // The cache has no cards.
      return try standingLibrary(cached: false).library.cards[id]
    }
    return nil
  }
}
