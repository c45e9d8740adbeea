package import FlowEngine
package import FlowFiles
package import FlowModel
import Transcripts

extension Office {
  /// A library to hold a conversation with. Where nothing can be read and never could, it is that of
  /// the last resort, with what is wrong as its problems.
  ///
  /// - Parameter setting: The setting that will be talked about, if it is known.
  package func talkingLibrary(setting: String?) -> StandingLibrary {
    do throws(LibraryError) {
      return try LibraryShelf.standing(FlowFolder(path: flows), setting: setting, cache: cache)
    } catch {
      return StandingLibrary(
        library: LastResort.library(setting: setting, program: program),
        problems: error.diagnostics)
    }
  }

  /// The flows that a record was told from, to go on with it: the advice already given rests on them,
  /// and others could contradict it.
  ///
  /// - Throws: ``CaseworkError/flowsChanged(record:)`` if they have changed since;
  ///   ``CaseworkError/flowsLost(_:folder:)`` if they cannot be read.
  package func libraryToGoOn(with header: Opening) throws(CaseworkError) -> Library {
    // It was told from no file.
    if header.digests.isEmpty {
      return LastResort.library(setting: header.setting, program: program)
    }
    let now = try standingLibrary(setting: header.setting).library
    if now.tells(header) { return now }
    // Files that are at fault now may be what the record was told from while they were not.
    let last = FlowFolder(path: flows)
      .lastLoaded(cache: cache, setting: header.setting) { sha256($0) }?.library
    if let last, last.tells(header) { return last }
    throw .flowsChanged(record: header.record)
  }
}

extension Library {
  /// Whether a record was told from these very files, those of other schools aside. What another
  /// school has, or had when the record was begun, was never told in it.
  fileprivate func tells(_ header: Opening) -> Bool {
    guard settings[header.setting] != nil else { return false }
    return Set(digests.keys).union(header.digests.keys).allSatisfy { path in
      switch (digests[path], header.digests[path]) {
      case (let now?, let then?): now == then
      case (nil, _): Library.isOfAnother(path, without: digests)
      case (_, nil): Library.isOfAnother(path, without: header.digests)
      }
    }
  }

  /// Whether a file that is missing from some is that of a school that is missing as well.
  private static func isOfAnother(_ path: String, without digests: [String: String]) -> Bool {
    if path.hasPrefix("settings/") || path.hasPrefix("policies/") { return true }
    guard path.hasPrefix("amendments/") else { return false }
    return digests["settings/" + path.dropFirst("amendments/".count)] == nil
  }
}
