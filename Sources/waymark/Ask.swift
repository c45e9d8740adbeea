import ArgumentParser
import FlowModel
import Matching
import Transcripts

/// Says which incidents a sentence may mean.
struct Ask: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Tell which incidents a sentence may mean, and by which words.",
    discussion: """
      EXAMPLES
        waymark ask "a mum put pictures of the nativity online"
        waymark ask --json --batch sentences.txt
      """)

  @OptionGroup var library: LibraryOptions

  @Argument(help: "What has happened, in somebody's own words.")
  var text: String?

  @Option(
    help: ArgumentHelp("A file of sentences, one a line; - for standard input.", valueName: "file"))
  var batch: String?

  @Flag(help: "One JSON object a line.")
  var json = false

  func run() throws {
    let flows = try library.load()
    let matcher = Matcher(flows.incidents)
    for sentence in try sentences() { tell(sentence, matcher.matches(for: sentence), flows) }
  }

  private func sentences() throws -> [String] {
    if let text { return [text] }
    guard let batch else {
      complain("Say what has happened, or name a file with --batch.")
      throw ExitStatus.usage.code
    }
    if batch == "-" {
      var lines = [String]()
      while let line = readLine() { lines.append(line) }
      return lines
    }
    guard let bytes = try? recordBytes(at: batch) else {
      complain("\(batch): it cannot be read.")
      throw ExitStatus.missingFile.code
    }
    return String(decoding: bytes, as: UTF8.self).split(separator: "\n").map(String.init)
  }

  private func tell(_ sentence: String, _ found: Matcher.Result, _ flows: Library) {
    guard json else {
      if let danger = found.emergency { print("danger: \(danger): call 999 first") }
      if found.flows.isEmpty { print("Nothing here fits. Tell the safeguarding lead.") }
      for match in found.flows {
        let mark = match.flow == found.clearWinner ? "*" : " "
        let title = flows.flows[match.flow]?.title ?? ""
        print("\(mark) \(match.flow): \(title) (\(match.words.joined(separator: ", ")))")
      }
      return
    }
    let matches = found.flows.map { match in
      JSONValue.object([
        "flow": .string(match.flow), "score": .integer(Int64(match.score * 1_000)),
        "words": .strings(match.words),
      ])
    }
    print(
      JSONValue.object([
        "text": .string(sentence), "flows": .array(matches),
        "proposed": found.clearWinner.map { .string($0) } ?? .null,
        "danger": found.emergency.map { .string($0) } ?? .null,
        "in_scope": .bool(!found.flows.isEmpty || found.emergency != nil),
      ]).line)
  }
}
