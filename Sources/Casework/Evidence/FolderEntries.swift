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
/// - Throws: ``RecordError`` if a folder cannot be read: what lies there must not pass for not
///   being there.
func entriesUnder(_ folder: String) throws(RecordError) -> [FolderEntry] {
  guard let stream = opendir(folder) else { throw unreadable(folder) }
  defer { closedir(stream) }
  var found = [FolderEntry]()
  errno = 0
  while let entry = readdir(stream) {
    let name = withUnsafeBytes(of: entry.pointee.d_name) {
      String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self)
    }
    guard name != ".", name != ".." else { continue }
    let path = folder + "/" + name
    var status = stat()
    let kind = lstat(path, &status) == 0 ? status.st_mode & S_IFMT : 0
    if kind == S_IFDIR {
      found += try entriesUnder(path).map {
        FolderEntry(path: name + "/" + $0.path, isFile: $0.isFile)
      }
    } else {
      found.append(FolderEntry(path: name, isFile: kind == S_IFREG))
    }
    errno = 0
  }
  guard errno == 0 else { throw unreadable(folder) }
  return found.sorted { $0.path < $1.path }
}

private func unreadable(_ folder: String) -> RecordError {
  let error = errno
  let reason = String(cString: strerror(error))
  switch error {
  case ENOENT, ENOTDIR: return .missing(path: folder)
  case EACCES, EPERM: return .unsafeFolder(path: folder, reason: reason)
  default: return .unreadable(path: folder, reason: reason)
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
