import Documents

/// What has been rehearsed and what has not, for whoever looks after it and for an inspector.
package struct RehearsalReport: Sendable {
  private let document: Document

  /// - Parameters:
  ///   - people: Who, how often, and how often the first choice was right.
  ///   - cards: Titles, and how often each was played.
  ///   - incidents: The incidents in which something was missed, and how often.
  ///   - gaps: Clauses behind what was missed, and how often.
  package init(
    day: String, people: [(String, Int, Int)], cards: [(String, Int)], gaps: [(String, Int)],
    incidents: [(String, Int)], neverPlayed: [String], neverTried: [String], dueAgain: [String]
  ) {
    var blocks: [Document.Block] = [
      .paragraph("Practice only. No case, no child and no typed word stands in this report."),
      .heading("Who rehearsed"),
      .table(
        header: ["who", "times", "first choice right"],
        rows: people.map { [$0.0, "\($0.1)", "\($0.2) of \($0.1)"] }),
      .heading("How often each card was played"),
      .table(
        header: ["card", "times", "chart"], rows: cards.map { [$0.0, "\($0.1)", bar($0.1)] }),
      .heading("Incidents in which something was missed"),
      .table(
        header: ["incident", "times", "chart"],
        rows: incidents.map { [$0.0, "\($0.1)", bar($0.1)] }),
      .heading("Clauses behind what was missed"),
      .table(
        header: ["clause", "times", "chart"], rows: gaps.map { [$0.0, "\($0.1)", bar($0.1)] }),
    ]
    let lists = [
      ("Due again: last played more than a year ago", dueAgain),
      ("Cards never played", neverPlayed), ("Incidents never rehearsed", neverTried),
    ]
    for (title, items) in lists where !items.isEmpty {
      blocks += [.heading("\(title): \(items.count)"), .list(items)]
    }
    document = Document(
      title: "Rehearsals, as of \(day)", banner: "REHEARSAL. Practice only.",
      footer: "Rehearsals, as of \(day). No real case.", blocks: blocks)
  }

  /// - Parameter width: In columns; those of a page if not said.
  package func text(width: Int? = nil) -> String {
    PlainTextRenderer.render(document, width: width ?? PlainTextRenderer.usualWidth)
  }

  package var html: String { HTMLRenderer.render(document) }
}

/// A bar of a chart, in text: a sign for each, twenty at most.
private func bar(_ count: Int) -> String { String(repeating: "#", count: min(count, 20)) }
