import FlowModel
import TestSupport
import Testing

/// What was called otherwise before the incidents were rebuilt on topics is found under its new name,
/// so that what rests on the old names (records, samples, other people's scripts) can be read.
struct FormerNamesTests {
  private static let rows: [(question: String, option: String)] = {
    let path = Shipped.root + "/Tests/FlowContentTests/Tables/names-before-topics.tsv"
    let lines = (textOfFile(path) ?? "").split(separator: "\n").dropFirst()
    return lines.map { line in
      let fields = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
      return (fields[0], fields[1])
    }
  }()

  /// Questions that nobody is asked any more, and why nothing took their place.
  private static let dropped = [
    "ou-link": "Whether the school acts is for whoever leads, by the policy's own test.",
    "possible-evidence": "A device with such a picture is always treated as evidence.",
    "post-before": "A further meeting stands on the head's page, with its condition.",
    "reached": "Nobody is asked whom they can reach: NEXT says who comes after whom.",
    "reached-above": "The same where the lead may be concerned.",
    "si-harm": "Whether a colleague's contact harms a child is not for staff to judge.",
    "post-extreme": "What goes in an extreme case stands on the head's page, with its condition.",
  ]

  @Test func `the table of former names was read`() {
    #expect(Self.rows.count > 300)
    #expect(Self.dropped.keys.allSatisfy { Shipped.library.questions[$0] == nil })
  }

  @Test func `every former question and answer has a name of today`() {
    let library = Shipped.library
    let renames = library.renames
    for (question, option) in Self.rows
    where question != "incident" && Self.dropped[question] == nil {
      let now = renames.questions[question] ?? question
      #expect(library.questions[now] != nil, "nothing says what became of '\(question)'")
      guard !option.isEmpty, let options = library.questions[now]?.options else { continue }
      let isKept = options.contains { $0.id == option }
      let isRenamed = renames.options.values.contains {
        $0["\(question)/\(option)"] != nil || $0[option] != nil
      }
      #expect(isKept || isRenamed, "nothing says what became of '\(question)/\(option)'")
    }
  }

  @Test func `every former incident is still there`() {
    for (kind, id) in Self.rows where kind == "incident" {
      #expect(
        Shipped.library.flows[Shipped.library.renames.incidents[id] ?? id]?.isIncident == true)
    }
  }
}
