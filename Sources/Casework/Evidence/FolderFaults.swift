import Files
import Glibc
package import Transcripts

extension Office {
  /// The folders that records are written into.
  private var written: [String] { [records, records + "/live", records + "/rehearsal"] }

  /// Why what lies among the records cannot be listed, or nothing can be saved there. What is there
  /// must not pass for not being there.
  package func folderFaults() -> [RecordError] {
    let folders = written + [records + "/sealed"]
    return folders.filter(isAnything).compactMap { folder in
      guard isFolder(folder) else {
        return .unsafeFolder(path: folder, reason: "it is no folder")
      }
      guard !written.contains(folder) || !isALink(folder) else {
        return .unsafeFolder(path: folder, reason: "it is a link, through which nothing is saved")
      }
      do throws(FileError) {
        _ = try Folders.names(in: folder)
        return nil
      } catch {
        return unreadable(error)
      }
    }
  }
}

extension Office {
  /// Why nothing could be saved among the records although they can be listed: the system does not
  /// let this account write there. Of a folder that is not there yet the one above it is asked.
  func writingFaults() -> [RecordError] {
    var paths = Set<String>()
    return written.compactMap { folder in
      var path = absolutePath(folder)
      while !isAnything(path), path != "/" { path = Folders.above(path) }
      guard paths.insert(path).inserted, isFolder(path) || !isAnything(folder) else { return nil }
      let fault = isFolder(path) ? access(path, W_OK | X_OK) == 0 ? 0 : errno : ENOTDIR
      guard fault != 0 else { return nil }
      return .unsafeFolder(
        path: path, reason: "nothing can be saved in it: \(String(cString: strerror(fault)))")
    }
  }
}
