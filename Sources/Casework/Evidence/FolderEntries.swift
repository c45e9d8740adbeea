import Files
import Glibc
import Transcripts

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
/// - Parameter withEmptyFolders: Whether a folder in which nothing lies is given too, as `name/`.
/// - Throws: ``RecordError`` if a folder cannot be read: what lies there must not pass for not
///   being there.
func entriesUnder(
  _ folder: String, withEmptyFolders: Bool = false
) throws(RecordError) -> [FolderEntry] {
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
    let inner = try entriesUnder(folder + "/" + entry.name, withEmptyFolders: withEmptyFolders)
    found += inner.map { FolderEntry(path: entry.name + "/" + $0.path, isFile: $0.isFile) }
    if inner.isEmpty, withEmptyFolders {
      found.append(FolderEntry(path: entry.name + "/", isFile: false))
    }
  }
  return found.sorted { $0.path < $1.path }
}

/// Why what lies in a folder cannot be told.
func unreadable(_ error: FileError) -> RecordError {
  switch error.reason {
  case .system(ENOENT), .system(ENOTDIR): .missing(path: error.path)
  case .system(EACCES), .system(EPERM): .unsafeFolder(path: error.path, reason: error.words)
  default: .unreadable(path: error.path, reason: error.words)
  }
}

/// All files under a folder, named from it.
///
/// A link, a pipe, or whatever has a name that is no text, is given as a file that holds nothing, and so
/// is an empty folder: left out, it would pass for not being there.
/// - Throws: ``RecordError`` if one cannot be read: that must not pass for a changed file.
func filesUnder(_ folder: String) throws(RecordError) -> [(path: String, bytes: [UInt8])] {
  var files = [(path: String, bytes: [UInt8])]()
  for entry in try entriesUnder(folder, withEmptyFolders: true) {
    files.append((entry.path, entry.isFile ? try recordBytes(at: folder + "/" + entry.path) : []))
  }
  return files
}
