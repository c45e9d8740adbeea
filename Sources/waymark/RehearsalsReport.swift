import ArgumentParser
import Casework
import FlowModel
import Rendering
import Transcripts

/// What has been rehearsed, by whom, and what has not.
struct Rehearsals: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "What has been rehearsed, by whom, and what never was.",
    subcommands: [Report.self], defaultSubcommand: Report.self)

  struct Report: WaymarkCommand {
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

    func perform() throws -> ExitStatus {
      let office = Office(flows: library.path, records: records.base)
      try records.demandThere()
      let fault = complainOfFolders(office)
      let played = office.playedCards(since: try day(since, "--since"))
      switch format {
      case .csv: tellTable(played)
      case .json: for item in played { print(item.json) }
      case .text: sayDocument(try office.rehearsalReport(of: played).text(width: textWidth))
      case .html: print(try office.rehearsalReport(of: played).html, terminator: "")
      }
      return fault ?? .done
    }

    private func tellTable(_ played: [PlayedCard]) {
      print(
        CSV.row([
          "day", "learner", "card", "setting", "choice", "missed", "answers to protection",
          "answers to telling", "finished",
        ]))
      for item in played {
        print(
          CSV.row(
            [
              String(item.begun.utc.prefix(10)), item.learner ?? "", item.card, item.setting,
              item.choice, item.missed.joined(separator: " "),
              item.answersToProtection.map { "\($0)" } ?? "",
              item.answersToTelling.map { "\($0)" } ?? "", item.isFinished ? "yes" : "no",
            ].map { PlainText(cleaning: $0).text }))
      }
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
