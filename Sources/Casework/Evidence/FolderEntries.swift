import Files
import Glibc
package import Transcripts

/// What lies under a folder, without what stands in it.
struct FolderEntry {
  /// From the folder.
  let path: String
  /// Not a link, a pipe or whatever else is no file.
  let isFile: Bool
}

/// All that lies under a folder but folders, in order. Links are not followed: two that lead back
/// would be followed without end.
///
/// - Throws: ``RecordError`` if a folder cannot be read: what lies there must not pass for not
///   being there.
func entriesUnder(_ folder: String) throws(RecordError) -> [FolderEntry] {
  let entries: [Folders.Entry]
  do throws(FileError) {
    entries = try Folders.entries(in: folder)
  } catch {
    throw unreadable(error)
  }
  var found = [FolderEntry]()
  for entry in entries {
    guard entry.kind == .folder else {
      found.append(FolderEntry(path: entry.name, isFile: entry.kind == .file))
      continue
    }
    found += try entriesUnder(folder + "/" + entry.name).map {
      FolderEntry(path: entry.name + "/" + $0.path, isFile: $0.isFile)
    }
  }
  return found.sorted { $0.path < $1.path }
}

extension Office {
  /// Why what lies among the records cannot be listed. It must not pass for not being there.
  package func folderFaults() -> [RecordError] {
    let folders = [records] + ["live", "rehearsal", "sealed"].map { records + "/" + $0 }
    return folders.filter(isAnything).compactMap { folder in
      guard isFolder(folder) else {
        return .unsafeFolder(path: folder, reason: "it is no folder")
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

private func unreadable(_ error: FileError) -> RecordError {
  switch error.reason {
  case .system(ENOENT), .system(ENOTDIR): .missing(path: error.path)
  case .system(EACCES), .system(EPERM): .unsafeFolder(path: error.path, reason: error.words)
  default: .unreadable(path: error.path, reason: error.words)
  }
}

/// All files under a folder, named from it.
///
/// A link, a pipe, or whatever has a name that is no text, is given as a file that holds nothing:
/// left out, it would pass for not being there.
/// - Throws: ``RecordError`` if one cannot be read: that must not pass for a changed file.
func filesUnder(_ folder: String) throws(RecordError) -> [(path: String, bytes: [UInt8])] {
  var files = [(path: String, bytes: [UInt8])]()
  for entry in try entriesUnder(folder) {
    files.append((entry.path, entry.isFile ? try recordBytes(at: folder + "/" + entry.path) : []))
  }
  return files
}
