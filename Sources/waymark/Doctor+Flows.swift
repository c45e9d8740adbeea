import Casework
import FlowFiles
import FlowModel

extension Doctor {
  /// What conversations are held with, and what is wrong with its files.
  func flowFiles(_ path: String) -> (library: Library?, findings: [Finding]) {
    let folder = FlowFolder(path: path)
    let setting = KeyValueFile(path: Places.configuration + "/config")["setting"]
    let passedOver = folder.passedOver.map {
      Finding(
        state: "warn", what: "\(path)/\($0) is passed over.",
        remedy: "Remove it if nobody needs it: it is hidden, or no file.")
    }
    let standing: StandingLibrary
    do throws(LibraryError) {
      standing = try LibraryShelf.standing(folder, setting: setting, cache: Places.cache)
    } catch {
      let lost = Finding(
        state: "fail",
        what: "the flow files in \(path) cannot be read, and no earlier ones are kept.",
        remedy: "See what is wrong with them: waymark check")
      return (nil, [lost] + faults(error.diagnostics) + passedOver)
    }
    let phrases = folder.standingPhrases(for: standing.library.incidents)
    var findings = faults(standing.problems) + faults(phrases.problems)
    if let asOf = standing.asOf {
      let now = Clock.now()
      let day = Moment(milliseconds: Int64(asOf) * 1_000, offset: now.offset).date
      findings.insert(
        Finding(
          state: "fail", what: "conversations use the flow files as they were on \(day.words).",
          remedy: "See what is wrong with them: waymark check"), at: 0)
    }
    if !phrases.isWhole {
      findings.append(
        Finding(
          state: "fail", what: "not all words are understood in conversations.",
          remedy: "Mend the files of phrases: waymark check"))
    }
    if findings.isEmpty {
      findings = [Finding(state: "ok", what: "the flow files in \(path) can be read.", remedy: "")]
    }
    return (standing.library, findings + passedOver)
  }

  /// A finding for each file that is at fault.
  private func faults(_ problems: [Diagnostic]) -> [Finding] {
    Dictionary(grouping: problems, by: \.location.file).sorted { $0.key < $1.key }.map {
      let first = $1[0]
      let more = $1.count > 1 ? ", and \($1.count - 1) more" : ""
      return Finding(
        state: "fail", what: "\($0), line \(first.location.line): \(first.message)\(more).",
        remedy: first.remedy)
    }
  }
}
