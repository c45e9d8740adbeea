package import FlowEngine
import FlowModel

/// What a typed line brought about.
package struct Turn: Hashable, Sendable {
  /// To be made durable before any reply is shown.
  package internal(set) var events: [Event] = []
  package internal(set) var replies: [Reply] = []
  /// Words that were misunderstood, if the person said so.
  package internal(set) var misread: Misreading?
  /// When the line was typed; nil where nobody says.
  let moment: Moment?
  /// Whether the question that is open is put at the end: not to whoever leaves or hides the screen.
  var asksNext = true

  init(at moment: Moment? = nil) { self.moment = moment }

  /// Adds a reply. Advice given by several steps of one turn reads as one list: all do-nots first.
  mutating func say(_ reply: Reply) {
    if case .advice(let more) = reply, case .advice(let before)? = replies.last {
      replies[replies.count - 1] = .advice(before + more)
    } else {
      replies.append(reply)
    }
  }
}

/// A sentence that led somewhere else than its writer meant.
package struct Misreading: Hashable, Sendable {
  package let text: String
  /// The incidents that were offered for it.
  package let offered: [String]
  /// What the person says they meant; may be empty.
  package let meant: String
}

/// How a conversation is left.
package enum Departure: Hashable, Sendable {
  /// Everything was asked and acknowledged.
  case finished
  /// The person stopped before that; the record can be taken up again.
  case paused
}
