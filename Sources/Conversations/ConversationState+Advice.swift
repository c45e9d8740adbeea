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

  /// What the person is to do themselves now or today, and has said nothing about yet. Nobody is asked
  /// about what was told with an "if".
  var unacknowledged: [Advice] {
    let open = inForce.filter {
      $0.kind == .act && isOwn($0) && !$0.saysIf && ($0.by == .now || $0.by == .today)
        && (acknowledged[$0.action] == nil || askedAgain.contains($0.action))
    }
    // What is next is asked about first.
    return open.filter { $0.action == nextAction } + open.filter { $0.action != nextAction }
  }

  /// Whether it is for whoever is talking to do: it names nobody else, and stands on their page.
  func isOwn(_ advice: Advice) -> Bool {
    advice.isYours && (walk.map { ownPages(in: $0) } ?? [.you]).contains(advice.audience)
      && !(walk.map { tellsOneself(advice.action, in: $0) } ?? false)
  }
}

extension [Advice] {
  /// In the order of the numbers: do-nots, then what to do by when, what others do, what to know and
  /// what the policy leaves open.
  ///
  /// What stands on the pages of others comes after that, page by page.
  var numbered: [Advice] {
    Audience.allCases.flatMap { page in filter { $0.audience == page }.pageInOrder }
  }

  private var pageInOrder: [Advice] {
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
