import FlowFiles
import FlowModel

extension Office {
  /// What conversations are held with, and what is wrong with its files.
  func flowFiles() -> (library: Library?, facts: [FlowFact]) {
    let folder = FlowFolder(path: flows)
    let passedOver = folder.passedOver.map { FlowFact.passedOver("\(flows)/\($0)") }
    let standing: StandingLibrary
    do throws(LibraryError) {
      standing = try LibraryShelf.standing(folder, setting: settings["setting"], cache: cache)
    } catch {
      return (nil, [.lost(folder: flows)] + facts(error.diagnostics) + passedOver)
    }
    let phrases = folder.standingPhrases(for: standing.library.incidents)
    var found = facts(standing.problems) + facts(phrases.problems)
    if let asOf = standing.asOf {
      let day = Moment(milliseconds: Int64(asOf) * 1_000, offset: now().offset).date
      found.insert(.asOf(day), at: 0)
    }
    if !phrases.isWhole { found.append(.phrasesAtFault) }
    if found.isEmpty { found = [.readable(folder: flows)] }
    return (standing.library, found + passedOver)
  }

  /// One for each file that is at fault.
  private func facts(_ problems: [Diagnostic]) -> [FlowFact] {
    Dictionary(grouping: problems, by: \.location.file).sorted { $0.key < $1.key }
      .map { .atFault($1[0], more: $1.count - 1) }
  }
}
