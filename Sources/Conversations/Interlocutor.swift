package import FlowEngine
package import FlowModel

/// Somebody to talk with: a line in, a turn out. Each face has one loop, which carries lines into
/// whatever this is and replies out of it.
package protocol Interlocutor: Sendable {
  /// Takes a typed line and says what came of it. It has then moved on; keep the old value until the
  /// events are saved.
  ///
  /// - Parameter moment: When it was typed; nil where nobody says.
  mutating func take(_ line: String, at moment: Moment?) -> Turn

  /// Leaves, with the reason that goes on record: `end-of-input`, `interrupt`, `hangup`.
  mutating func leave(reason: String) -> Turn

  /// How it was left; nil while it goes on.
  var departure: Departure? { get }
  /// Whether there is nothing more to reach: a script that stops before is not done.
  var isComplete: Bool { get }
  /// The question that is open, to show it again after the screen was blanked.
  var openQuestion: [Reply] { get }
  /// What may be typed now, for Tab.
  var completions: [String] { get }
  /// What stands before the place where one types, such as `REHEARSAL answer`.
  var label: String { get }
  /// What the record begins with; nil for what is no part of any record.
  var header: Opening? { get }
  /// Lines that could not be saved: nobody is told that nothing is lost.
  var unsaved: [String] { get set }
}

extension Conversation: Interlocutor {
  package var isComplete: Bool { state.isAtEnd }
  package var label: String { opening.mode == .rehearsal ? "REHEARSAL answer" : "answer" }
  package var header: Opening? { opening }
}
