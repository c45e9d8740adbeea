package import FlowEngine
package import FlowModel

/// A conversation whose replies exist only once their events are on disk. Nobody is ever shown an
/// instruction that is not on record.
package struct RecordedConversation<Log: EventLog> {
  package private(set) var conversation: Conversation
  package private(set) var log: Log
  /// What was said to be misunderstood, until it is taken away.
  package var misread: [Misreading] = []

  package init(_ conversation: Conversation, log: Log) {
    self.conversation = conversation
    self.log = log
  }

  /// Takes a line, saves what came of it, and only then gives the replies.
  ///
  /// - Throws: What the log throws. The conversation then stands where it stood.
  package mutating func take(_ line: String, at moment: Moment) throws -> [Reply] {
    do {
      let replies = try commit(at: moment) { $0.take(line, at: moment) }
      // Typed again, and saved.
      if let place = conversation.unsaved.firstIndex(of: line) {
        conversation.unsaved.remove(at: place)
      }
      return replies
    } catch {
      if !line.trimmed.isEmpty { conversation.unsaved.append(line) }
      throw error
    }
  }

  /// Whether a line was typed that could not be saved, and was not typed again.
  package var hasUnsaved: Bool { !conversation.unsaved.isEmpty }

  /// Enters an incident that was named by an option of the command line.
  ///
  /// - Throws: What the log throws.
  package mutating func enter(byOption flow: String, at moment: Moment) throws -> [Reply] {
    try commit(at: moment) { $0.enter(byOption: flow) }
  }

  /// Leaves, with the reason on record: `end-of-input`, `interrupt`, `hangup`.
  ///
  /// - Throws: What the log throws.
  package mutating func leave(reason: String, at moment: Moment) throws -> [Reply] {
    try commit(at: moment) { $0.leave(reason: reason) }
  }

  /// Takes up a record again, whose events were recalled by ``Conversation/recall(_:)`` before.
  ///
  /// - Throws: What the log throws.
  package mutating func resume(_ resumption: Resumption, at moment: Moment) throws -> [Reply] {
    try commit(at: moment) { $0.resume(resumption) }
  }

  private mutating func commit(
    at moment: Moment, _ act: (inout Conversation) -> Turn
  ) throws -> [Reply] {
    var next = conversation
    let turn = act(&next)
    if !turn.events.isEmpty { try log.append(turn.events, at: moment) }
    conversation = next
    if let misreading = turn.misread { misread.append(misreading) }
    return turn.replies
  }
}
