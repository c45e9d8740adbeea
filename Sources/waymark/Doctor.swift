import ArgumentParser
import Casework
import Terminal
import Transcripts

/// Says what is wrong with this installation, and how to mend it.
struct Doctor: WaymarkCommand {
  static let configuration = CommandConfiguration(
    abstract: "Check this installation: what is wrong, and how to mend it.",
    discussion: "Exits with 1 if anything fails.")

  @OptionGroup var library: LibraryOptions
  @OptionGroup var records: RecordOptions

  @Flag(help: "One JSON object a line.")
  var json = false

  func perform() throws -> ExitStatus {
    let office = Office(flows: library.path, records: records.base)
    let lines = terminal + office.installation().map(DoctorLine.init)
    let status: ExitStatus = lines.contains { $0.state == .fail } ? .failure : .done
    if status != .done { FirstWords.sayOnce() }
    for line in lines { json ? print(line.json) : say(line.text) }
    return status
  }

  private var terminal: [DoctorLine] {
    let term = Places.environment("TERM") ?? ""
    let locale =
      Places.environment("LC_ALL") ?? Places.environment("LC_CTYPE") ?? Places.environment("LANG")
      ?? ""
    return [
      DoctorLine(.ok, "readline \(readlineVersion)"),
      DoctorLine(
        term.isEmpty || term == "dumb" ? .warn : .ok, "the terminal is '\(term)'.",
        "Without one, use --plain."),
      DoctorLine(
        locale.uppercased().contains("UTF") ? .ok : .warn, "the language is '\(locale)'.",
        "Waymark uses C.UTF-8 in its place; set LANG=C.UTF-8 to be sure."),
    ]
  }
}

/// A line of what `waymark doctor` tells.
struct DoctorLine {
  let state: InstallationFact.State
  let what: String
  let remedy: String

  init(_ state: InstallationFact.State, _ what: String, _ remedy: String = "") {
    self.state = state
    self.what = what
    self.remedy = remedy
  }

  var text: String {
    let isDone = state == .ok || remedy.isEmpty
    return "\(state.rawValue.uppercased())  \(what)" + (isDone ? "" : " " + remedy)
  }

  var json: String {
    JSONValue.object([
      "state": .string(state.rawValue), "what": .string(what), "remedy": .string(remedy),
    ]).line
  }
}
