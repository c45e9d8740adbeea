package import FlowEngine
package import FlowModel

/// A conversation whose replies exist only once their events are on disk. Nobody is ever shown an
/// instruction that is not on record.
package struct RecordedConversation<Party: Interlocutor, Log: EventLog> {
  /// Whom the person talks with.
  package private(set) var party: Party
  package private(set) var log: Log
  /// What was said to be misunderstood, until it is taken away.
  package var misread: [Misreading] = []

  package init(_ party: Party, log: Log) {
    self.party = party
    self.log = log
  }

  /// Takes a line, saves what came of it, and only then gives the replies.
  ///
  /// - Throws: What the log throws. The conversation then stands where it stood.
  package mutating func take(_ line: String, at moment: Moment) throws(Log.Failure) -> [Reply] {
    do throws(Log.Failure) {
      let replies = try commit(at: moment) { $0.take(line, at: moment) }
      // Typed again, and saved.
      if let place = party.unsaved.firstIndex(of: line) { party.unsaved.remove(at: place) }
      return replies
    } catch {
      if !line.trimmed.isEmpty { party.unsaved.append(line) }
      throw error
    }
  }

  /// Whether a line was typed that could not be saved, and was not typed again.
  package var hasUnsaved: Bool { !party.unsaved.isEmpty }

  /// Leaves, with the reason on record: `end-of-input`, `interrupt`, `hangup`.
  ///
  /// - Throws: What the log throws.
  package mutating func leave(reason: String, at moment: Moment) throws(Log.Failure) -> [Reply] {
    try commit(at: moment) { $0.leave(reason: reason) }
  }

  /// Does something else, such as taking up a record, saves what came of it, and gives the replies.
  ///
  /// - Throws: What the log throws.
  package mutating func commit(
    at moment: Moment, _ act: (inout Party) -> Turn
  ) throws(Log.Failure) -> [Reply] {
    var next = party
    let turn = act(&next)
    if !turn.events.isEmpty { try log.append(turn.events, at: moment) }
    party = next
    if let misreading = turn.misread { misread.append(misreading) }
    return turn.replies
  }
}

extension RecordedConversation where Party == Conversation {
  package var conversation: Conversation { party }
}
