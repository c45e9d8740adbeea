import FlowEngine
import FlowFiles
package import FlowModel
package import Rendering
package import Transcripts

extension Office {
  /// The cards that were played, oldest first.
  ///
  /// - Parameter day: The first day that counts; nil for all.
  package func playedCards(since day: CivilDate?) -> [PlayedCard] {
    Transcripts.records(in: records).compactMap { record in
      (try? Verification(at: record.path, keys: nil)).flatMap { PlayedCard($0.events) }
    }
    .filter { card in day.map { !(card.begun.date < $0) } ?? true }
    .sorted { $0.begun.milliseconds < $1.begun.milliseconds }
  }

  /// What has been rehearsed, by whom, and what never was.
  ///
  /// - Throws: ``CaseworkError/flowsLost(_:folder:)``: nobody could say what there is to rehearse.
  package func rehearsalReport(of played: [PlayedCard]) throws(CaseworkError) -> RehearsalReport {
    PlayedRehearsals(
      played: played, library: try standingLibrary(cached: false).library, today: now().date
    ).report
  }
}

/// Rehearsals, held beside the cards and incidents that there are.
private struct PlayedRehearsals {
  let played: [PlayedCard]
  let library: Library
  let today: CivilDate

  var report: RehearsalReport {
    let tried = Set(played.compactMap { library.cards[$0.card]?.walk.incident })
    return RehearsalReport(
      day: today.words, people: people, cards: counted(played.map { title(of: $0.card) }),
      gaps: counted(
        missed.flatMap { library.cards[$0.card]?.points.flatMap(\.clauses).map(\.rawValue) ?? [] }),
      incidents: counted(
        missed.compactMap { library.cards[$0.card]?.walk.incident }
          .map { library.flows[$0]?.title ?? $0 }),
      neverPlayed: neverPlayed,
      neverTried: library.incidents.filter { !tried.contains($0.id) && !$0.isCatchAll }
        .map(\.title),
      dueAgain: dueAgain)
  }

  private var missed: [PlayedCard] { played.filter { $0.choice != "right" || !$0.missed.isEmpty } }

  private func title(of card: String) -> String { library.cards[card]?.title ?? card }

  /// Each learner, how many cards they played, and how often they chose what is right.
  private var people: [(String, Int, Int)] {
    Dictionary(grouping: played) { $0.learner ?? "no name given" }
      .map { ($0.key, $0.value.count, $0.value.count { $0.choice == "right" }) }
      .sorted { $0.0 < $1.0 }
  }

  private var neverPlayed: [String] {
    let known = Set(played.map(\.card))
    return library.cards.values.filter { !known.contains($0.id) }.sorted { $0.id < $1.id }
      .map { "\($0.id): \($0.title) (\($0.walk.setting))" }
  }

  /// The cards that nobody has played for more than a year.
  private var dueAgain: [String] {
    Dictionary(grouping: played, by: \.card).compactMap { card, times in
      guard let last = times.last,
        today.daysSinceEpoch - last.begun.date.daysSinceEpoch > 365
      else { return nil }
      return library.cards[card]?.title ?? card
    }.sorted()
  }

  /// How often each stands there, the most frequent first.
  private func counted(_ names: [String]) -> [(String, Int)] {
    Dictionary(names.map { ($0, 1) }, uniquingKeysWith: +).map { ($0.key, $0.value) }
      .sorted { left, right in left.1 == right.1 ? left.0 < right.0 : left.1 > right.1 }
  }
}
