import FlowEngine
import FlowModel

/// The first format kept what a rehearsal is about in notes, and a typed note looks the same. So only
/// those are believed that stand where nobody can type them.
extension Facts {
  /// Nil if the record is no card's.
  init?(ofFirstFormat events: [RecordedEvent]) {
    // A choice wrote four events at once, and the last two of them follow no typed line: whoever
    // types what happened is asked something before an incident is entered.
    let places = events.indices.dropLast(3)
    guard
      let place = places.first(where: { place in
        guard case .noted(.own, let card) = events[place].event, card.hasPrefix("card: "),
          case .noted(.own, let choice) = events[place + 1].event, choice.hasPrefix("chose: "),
          case .told(let telling) = events[place + 2].event,
          case .entered(let flow, _, .person) = events[place + 3].event
        else { return false }
        return telling.text == "card " + card.dropFirst(6) && telling.offered == [flow]
          && Set(events[place...(place + 3)].map(\.at.milliseconds)).count == 1
      }), case .noted(_, let card) = events[place].event,
      case .noted(_, let choice) = events[place + 1].event
    else { return nil }
    self.card = String(card.dropFirst(6))
    self.choice = String(choice.dropFirst(7).prefix { $0 != ":" })
    learner = Facts.learner(in: events)
    result = Facts.result(in: events)
  }

  /// The note of who learns was written with the very first events, behind all others of them.
  private static func learner(in events: [RecordedEvent]) -> String? {
    let first = events.prefix { $0.at.milliseconds == events[0].at.milliseconds }
    guard let last = first.last, case .noted(.own, let text) = last.event,
      text.hasPrefix("learner: ")
    else { return nil }
    return String(text.dropFirst(9))
  }

  /// The note of the result follows the first ending in the same write; of what stands between
  /// them, nothing is typed.
  private static func result(in events: [RecordedEvent]) -> RehearsalResult? {
    guard
      let end = events.firstIndex(where: { if case .ended = $0.event { true } else { false } }),
      let next = events[(end + 1)...].first(where: {
        if case .asked = $0.event { false } else { true }
      }), next.at.milliseconds == events[end].at.milliseconds,
      case .noted(.own, let text) = next.event, text.hasPrefix("result: ")
    else { return nil }
    let words = text.split { " ,:".contains($0) }.map(String.init)
    // result protection N telling N missed N names...
    guard words.count >= 7, words[1] == "protection", words[3] == "telling", words[5] == "missed"
    else { return nil }
    func number(_ word: String) -> Int? { Int(word).flatMap { $0 < 0 ? nil : $0 } }
    return RehearsalResult(
      answersToProtection: number(words[2]), answersToTelling: number(words[4]),
      missed: Array(words.dropFirst(7)))
  }
}
