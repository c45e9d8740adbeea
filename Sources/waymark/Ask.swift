import ArgumentParser
import Casework
import FlowEngine
import FlowFiles
import FlowModel
import Matching
import Transcripts

/// Says which incidents a sentence may mean.
struct Ask: WaymarkCommand {
  static let configuration = CommandConfiguration(
    abstract: "Tell which incidents a sentence may mean, and by which words.",
    discussion: """
      EXAMPLES
        waymark ask "a mum put pictures of the nativity online"
        waymark ask --explain "lad wont give me his fone"
        waymark ask --batch sentences.txt
      """)

  @OptionGroup var library: LibraryOptions
  @OptionGroup var setting: SettingOptions

  @Argument(
    help: ArgumentHelp(
      "What has happened, in somebody's own words; - to read it from standard input. What stands "
        + "on a command line can be seen by every account of this machine."))
  var text: String?

  @Option(
    help: ArgumentHelp(
      "A file of sentences, one a line, or of columns with a 'text' column; - for standard input.",
      valueName: "file"))
  var batch: String?

  @Flag(help: "One JSON object a line.")
  var json = false

  @Flag(help: "Show what each word adds to each score.")
  var explain = false

  func perform() throws -> ExitStatus {
    let flows = try standingLibrary(library.path).library
    let engine = Engine(flows)
    let chosen = try setting.chosen(from: flows) ?? flows.settings.values.min { $0.id < $1.id }
    let words = { (text: String) in
      chosen.map { engine.fill(text, inSetting: $0.id) } ?? text
    }
    let understanding = Office(flows: library.path).understanding(of: flows)
    if !understanding.isWhole {
      complain("Not all phrases can be read, so not all words are understood. See: waymark check")
    }
    guard let matcher = understanding.matcher else { return .invalidData }
    let told = FindingFormatter(
      library: flows, matcher: matcher, isWhole: understanding.isWhole, words: words)
    for sentence in try sentences() {
      let found = matcher.finding(for: sentence)
      if json || batch != nil {
        print(told.json(found, sentence))
      } else {
        say(told.text(found, sentence))
      }
      if explain { say(told.arithmetic(found, sentence)) }
    }
    return .done
  }

  private func sentences() throws -> [String] {
    if text == "-" { return [try readNamed("-").joined(separator: " ")] }
    if let text { return [text] }
    guard let batch else {
      throw UsageError("Say what has happened, or name a file with --batch.")
    }
    return texts(of: try readNamed(batch))
  }

  /// Each line, or its column called 'text' where the first line names columns.
  private func texts(of lines: [String]) -> [String] {
    func cells(_ line: String) -> [String] {
      line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
    }
    guard let column = lines.first.map(cells)?.firstIndex(of: "text"), lines[0].contains("\t")
    else { return lines }
    return lines.dropFirst().map { cells($0) }.map { $0.indices.contains(column) ? $0[column] : "" }
  }
}
