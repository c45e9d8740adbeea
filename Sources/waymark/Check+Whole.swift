import FlowChecks
import FlowEngine
import FlowFiles
import FlowModel
import Matching
import Transcripts

/// Everything that can be told of a folder of flow files: of its files, its walks, its rehearsal
/// cards, its phrases and its danger floor. The same whether it is told as text, as JSON, or again on every save.
struct WholeCheck {
  /// Nil if the files do not load.
  let library: Library?
  let checkup: Checkup?
  /// Errors that keep the files from being read first, then by place.
  let diagnostics: [Diagnostic]

  /// Reads the files themselves and not the cache: problems need their places.
  init(_ flows: FlowFolder) {
    do throws(LibraryError) {
      let library = try flows.library(cache: nil) { sha256($0) }
      let checkup = Checkup(Explorer(Engine(library)))
      self.library = library
      self.checkup = checkup
      let problems =
        checkup.diagnostics + unprovedDanger(of: library) + phraseProblems(flows, library)
      diagnostics = (problems + flows.unreadFiles()).sorted {
        ($0.location, $0.code) < ($1.location, $1.code)
      }
    } catch {
      library = nil
      checkup = nil
      diagnostics = error.diagnostics + flows.unreadFiles() + phraseProblems(flows, nil)
    }
  }
}
