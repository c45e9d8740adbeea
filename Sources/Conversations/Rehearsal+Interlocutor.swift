package import FlowEngine

extension Rehearsal {
  package mutating func leave(reason: String) -> Turn { conversation.leave(reason: reason) }

  /// Takes up a record again: what the card tells, if nothing was chosen yet, and what is open.
  package mutating func resume(_ resumption: Resumption) -> Turn {
    let isBeforeChoice = stage == .committing
    let situation = situation
    let isOver = stage == .over
    return conversation.makeTurn { conversation, turn in
      conversation.emit(.resumed(resumption), &turn)
      conversation.greetAgain(torn: resumption.tornLength, &turn)
      if isBeforeChoice { turn.say(.line(situation)) }
      if isOver, conversation.prompt == .nothing { turn.say(.line(Rehearsal.more)) }
    }
  }

  /// Whoever leaves after the end has nothing to come back to.
  package var departure: Departure? {
    conversation.departure == nil ? nil : isComplete ? .finished : .paused
  }

  package var isComplete: Bool { stage == .over }

  package var openQuestion: [Reply] {
    switch stage {
    case .counting: conversation.openQuestion + [.line(Rehearsal.howToCount)]
    case .committing, .walking: conversation.openQuestion
    case .over:
      conversation.prompt == .nothing ? [.line(Rehearsal.more)] : conversation.openQuestion
    }
  }

  package var completions: [String] { conversation.completions }
  package var label: String { stage == .counting ? "REHEARSAL hands" : "REHEARSAL answer" }
  package var header: Opening? { conversation.opening }

  package var unsaved: [String] {
    get { conversation.unsaved }
    set { conversation.unsaved = newValue }
  }
}
