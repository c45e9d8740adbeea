package import FlowModel

/// What whoever begins a conversation is to know of the flows and of the last conversation.
package enum LaunchNotice: Hashable, Sendable {
  /// No flow file can be read, and none ever could.
  case nothingCanBeRead
  /// The flow files cannot be read now; these are the flows as they were on this day.
  case flowsAsOf(CivilDate)
  /// A policy was due for review then.
  case policyOverdue(since: String)
  /// A policy prints no review date.
  case policyWithoutReview
  /// The last conversation is not finished: the id of its record.
  case unfinished(record: String)
}
