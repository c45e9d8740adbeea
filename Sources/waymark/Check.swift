import ArgumentParser
import FlowFiles
import FlowModel
import Transcripts

/// Checks flow files.
struct Check: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Check the flow files and tell every problem.")

  @Argument(help: "The flows folder.")
  var folder: String?

  func run() throws {
    let flows = FlowFolder(path: folder ?? Places.flows)
    do throws(LibraryError) {
      let library = try flows.library(cache: nil) { sha256($0) }
      let clauses = library.policies.values.reduce(0) { $0 + $1.clauses.count }
      print(
        "\(library.incidents.count) incidents, \(library.questions.count) questions, "
          + "\(library.actions.count) actions, \(library.settings.count) settings, "
          + "\(clauses) clauses: no problems.")
    } catch {
      tell(error.diagnostics, in: flows)
      throw ExitStatus.invalidData.code
    }
  }
}
