package import Conversations
package import FlowEngine
package import Transcripts

/// A conversation that can begin or go on, and the record that it is written to.
package struct LaunchedConversation<Party: Interlocutor> {
  package var recorded: RecordedConversation<Party, RecordFile>
  /// What the person is to know first.
  package let notices: [LaunchNotice]
}

/// A conversation that was left, as it stands on its record.
package enum ResumedConversation {
  case conversation(LaunchedConversation<Conversation>, Resumption)
  /// A card is played, which tells its situation again.
  case rehearsal(LaunchedConversation<Rehearsal>, Resumption)
}
