import ArgumentParser
import Casework
import FlowFiles
import FlowModel
import Rendering
import Transcripts

/// What has been rehearsed, by whom, and what has not.
struct Rehearsals: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "What has been rehearsed, by whom, and what never was.",
    subcommands: [Report.self], defaultSubcommand: Report.self)

  struct Report: ParsableCommand {
    enum Format: String, CaseIterable, ExpressibleByArgument {
      case text, html, csv, json
    }

    static let configuration = CommandConfiguration(
      abstract: "A report that an inspector can read.",
      discussion: """
        EXAMPLES
          waymark rehearsals report --since 2026-09-01
          waymark rehearsals report --format html > rehearsals.html
        """)

    @OptionGroup var library: LibraryOptions
    @OptionGroup var records: RecordOptions

    @Option(help: "From this day on: 2026-09-01.")
    var since: String?

    @Option(help: "text, html, csv or json.")
    var format = Format.text

    func run() throws {
      let flows = try standingLibrary(library.path, cached: false).library
      let from = try day(since, "--since")
      let played = Transcripts.records(in: records.base).compactMap { record in
        (try? Verification(at: record.path, keys: nil)).flatMap { PlayedCard($0.events) }
      }.filter { item in from.map { !(item.begun.date < $0) } ?? true }
        .sorted { $0.begun.milliseconds < $1.begun.milliseconds }
      switch format {
      case .csv: tellTable(played)
      case .json: for item in played { print(item.json) }
      case .text: sayDocument(document(played, flows).text(width: textWidth))
      case .html: print(document(played, flows).html, terminator: "")
      }
    }

    private func tellTable(_ played: [PlayedCard]) {
      print(
        CSV.row([
          "day", "learner", "card", "setting", "choice", "missed", "answers to protection",
          "answers to telling", "finished",
        ]))
      for item in played {
        print(
          CSV.row([
            String(item.begun.utc.prefix(10)), item.learner ?? "", item.card, item.setting,
            item.choice, item.missed.joined(separator: " "),
            item.answersToProtection.map { "\($0)" } ?? "",
            item.answersToTelling.map { "\($0)" } ?? "", item.isFinished ? "yes" : "no",
          ]))
      }
    }

    private func document(_ played: [PlayedCard], _ flows: Library) -> RehearsalReport {
      let names = Dictionary(grouping: played, by: \.card)
      let neverPlayed = flows.cards.values.filter { names[$0.id] == nil }.sorted { $0.id < $1.id }
      let tried = Set(played.compactMap { flows.cards[$0.card]?.walk.incident })
      let missed = played.filter { $0.choice != "right" || !$0.missed.isEmpty }
      let incidents = missed.compactMap { flows.cards[$0.card]?.walk.incident }
        .map { (flows.flows[$0]?.title ?? $0, 1) }
      let gaps = Dictionary(
        missed.flatMap { flows.cards[$0.card]?.points.flatMap(\.clauses) ?? [] }.map { ($0, 1) },
        uniquingKeysWith: +)
      return RehearsalReport(
        day: Clock.now().date.words,
        people: Dictionary(grouping: played) { $0.learner ?? "no name given" }
          .map { ($0.key, $0.value.count, $0.value.count { $0.choice == "right" }) }
          .sorted { $0.0 < $1.0 },
        cards: names.map { (flows.cards[$0.key]?.title ?? $0.key, $0.value.count) }
          .sorted { ($1.1, $0.0) < ($0.1, $1.0) },
        gaps: gaps.map { ($0.key, $0.value) }.sorted { ($1.1, $0.0) < ($0.1, $1.0) },
        incidents: Dictionary(incidents, uniquingKeysWith: +).map { ($0.key, $0.value) }
          .sorted { ($1.1, $0.0) < ($0.1, $1.0) },
        neverPlayed: neverPlayed.map { "\($0.id): \($0.title) (\($0.walk.setting))" },
        neverTried: flows.incidents.filter { !tried.contains($0.id) && !$0.isCatchAll }
          .map(\.title),
        dueAgain: names.compactMap { card, times in
          guard let last = times.last,
            Clock.now().date.daysSinceEpoch
              - last.begun.date.daysSinceEpoch > 365
          else { return nil }
          return flows.cards[card]?.title ?? card
        }.sorted())
    }
  }
}

extension PlayedCard {
  fileprivate var json: String {
    JSONValue.object([
      "day": .string(String(begun.utc.prefix(10))), "learner": learner.map { .string($0) } ?? .null,
      "card": .string(card), "setting": .string(setting), "choice": .string(choice),
      "missed": .strings(missed), "finished": .bool(isFinished),
      "answers_to_protection": answersToProtection.map { .integer(Int64($0)) } ?? .null,
      "answers_to_telling": answersToTelling.map { .integer(Int64($0)) } ?? .null,
    ]).line
  }
}
