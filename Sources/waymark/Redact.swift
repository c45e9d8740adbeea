import ArgumentParser
import Casework
import FlowModel

/// Writes a copy of a record without some of its lines.
struct Redact: WaymarkCommand {
  static let configuration = CommandConfiguration(
    abstract: "Write a copy without some lines, which still verifies.",
    discussion: """
      Each withheld line is replaced by its digest; the reason stands in the copy. The numbers \
      are those that 'waymark show' prints and the record calls seq.

      EXAMPLES
        waymark redact 0b5cd5ee --lines 7,9-11 --reason "third party" --to copy.jsonl
        waymark verify ./copy.jsonl
      """)

  @OptionGroup var records: RecordOptions

  @Argument(help: "The record: its path, its id, or the beginning of its id.")
  var record: String

  @Option(help: "The numbers of the events: 7,9-11.")
  var lines: String

  @Option(help: "Why they are withheld, in a few words.")
  var reason: String

  @OptionGroup var output: OutputOptions

  func perform() throws -> ExitStatus {
    guard let withheld = numbers else {
      throw UsageError("--lines: '\(lines)' cannot be read. Write numbers and ranges: 7,9-11")
    }
    let path = try records.path(of: record)
    let copy = try records.office.redact(
      path, withholding: withheld, reason: PlainText(cleaning: reason).text)
    let misplaced = records.office.misplacedRecord(at: path)
    complainOfPlace(of: misplaced)
    try output.write(copy, besides: records)
    return misplaced == nil ? .done : .invalidData
  }

  private var numbers: Set<Int>? {
    var found = Set<Int>()
    for part in lines.split(separator: ",") {
      let ends = part.split(separator: "-", omittingEmptySubsequences: false).map { Int($0) }
      guard let first = ends.first ?? nil, let last = ends.last ?? nil, ends.count <= 2,
        first <= last, last < 10_000_000
      else { return nil }
      found.formUnion(first...last)
    }
    return found.isEmpty ? nil : found
  }
}
