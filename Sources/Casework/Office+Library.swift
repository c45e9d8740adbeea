package import FlowFiles
package import FlowModel
import Synchronization
import Transcripts

extension Office {
  /// The flow files themselves, with all well in them, as whatever proves something demands.
  ///
  /// - Throws: ``CaseworkError/flowsAtFault(_:folder:)``.
  package func library() throws(CaseworkError) -> Library {
    do throws(LibraryError) {
      return try FlowFolder(path: flows).library(cache: nil) { sha256($0) }
    } catch {
      throw .flowsAtFault(error, folder: flows)
    }
  }

  /// A library to talk with, whatever became of its files. They are read once in a process.
  ///
  /// - Parameters:
  ///   - setting: The setting that will be talked about, if it is known.
  ///   - cached: Whether the cache will do. What rests on the record of a conversation reads the
  ///     files; the cache has no scenarios, cards or places in files either.
  /// - Throws: ``CaseworkError/flowsLost(_:folder:)`` if there is nothing to talk with.
  package func standingLibrary(
    setting: String? = nil, cached: Bool = true
  ) throws(CaseworkError) -> StandingLibrary {
    do throws(LibraryError) {
      return try LibraryShelf.standing(
        FlowFolder(path: flows), setting: setting, cache: cached ? cache : nil)
    } catch {
      throw .flowsLost(error, folder: flows)
    }
  }
}

/// What was read already.
package enum LibraryShelf {
  private struct Key: Hashable {
    let path: String
    let setting: String?
    let cache: String?
  }

  private static let read = Mutex<[Key: StandingLibrary]>([:])

  /// A library to talk with, read once in a process.
  ///
  /// - Parameter cache: The folder of the cache; nil to read the files themselves.
  /// - Throws: ``LibraryError`` if there is nothing that the setting could be told from.
  package static func standing(
    _ folder: FlowFolder, setting: String?, cache: String?
  ) throws(LibraryError) -> StandingLibrary {
    let key = Key(path: folder.path, setting: setting, cache: cache)
    if let known = read.withLock({ $0[key] }) { return known }
    let library = try folder.standing(cache: cache, setting: setting) { sha256($0) }
    read.withLock { $0[key] = library }
    return library
  }
}
