package import FlowEngine

/// Something to show. What it says is decided here; how it looks is the face's business.
package enum Reply: Hashable, Sendable {
  /// A heading, such as the name of the incident.
  case heading(String)
  /// A sentence of plain information.
  case line(String)
  /// The line that stands above every incident: danger comes first.
  case danger(String)
  /// How an answer was understood.
  case readBack(String)
  /// Why a typed line was not taken. Nothing is lost, and the question is put again.
  case problem(String)
  /// Advice shown for the first time: short, clause ids behind it.
  case advice([Advice])
  /// All actions, numbered, with everything that is known of each.
  case actions([NumberedAdvice])
  case question(Asked)
  /// Label and value, one pair a line.
  case table([Row])
  case ending(Ended)
  /// Blank the screen.
  case blank

  package struct Row: Hashable, Sendable {
    package let label: String
    package let value: String
  }

  package struct NumberedAdvice: Hashable, Sendable {
    package let number: Int
    package let advice: Advice
    /// What became of it, as last acknowledged.
    package let state: Acknowledgement.State?
    /// When it was done, or why not, as last acknowledged.
    package let detail: String?
  }
}
