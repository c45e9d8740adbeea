import FlowEngine
import FlowModel

extension ConversationState {
  /// Everything given and still in force, with its number and what became of it.
  var numberedActions: [Reply.NumberedAdvice] {
    inForce.enumerated().map { place, advice in
      let word = acknowledged[advice.action]
      return Reply.NumberedAdvice(
        number: place + 1, advice: advice, state: word?.state, detail: word?.detail)
    }
  }

  /// What the person is to do themselves now or today, and has said nothing about yet.
  var unacknowledged: [Advice] {
    inForce.filter {
      $0.kind == .act && $0.isYours && ($0.by == .now || $0.by == .today)
        && (acknowledged[$0.action] == nil || askedAgain.contains($0.action))
    }
  }
}

extension [Advice] {
  /// In the order of the numbers: do-nots, then what to do by when, what others do, what to know and
  /// what the policy leaves open.
  var numbered: [Advice] {
    let acts = filter { $0.kind == .act }
    return filter { $0.kind == .refrain } + acts.filter { $0.isYours }.soonestFirst
      + acts.filter { !$0.isYours }.soonestFirst + filter { $0.kind == .know }
      + filter { $0.kind == .gap }
  }

  private var soonestFirst: [Advice] {
    enumerated().sorted {
      ($0.element.by ?? .afterwards, $0.offset) < ($1.element.by ?? .afterwards, $1.offset)
    }.map(\.element)
  }
}
