import Glibc

extension Folders {
  /// A name in a folder and what stands under it.
  package struct Entry: Hashable, Sendable {
    package enum Kind: Hashable, Sendable {
      case file, folder
      /// Links are not followed.
      case link
      /// A pipe, a device, what went away meanwhile, or what has a name that is no text, under which
      /// nobody could open it.
      case other
    }

    package let name: String
    package let kind: Kind
  }

  /// What lies in a folder, sorted by name, without `.` and `..`.
  ///
  /// - Throws: ``FileError``. A folder that cannot be listed is not an empty one.
  package static func entries(in path: String) throws(FileError) -> [Entry] {
    var found = [Entry]()
    try visit(path) { name, type, folder in
      let isText = String(validatingCString: name) != nil
      found.append(
        Entry(
          name: String(cString: name), kind: isText ? kind(of: name, type, in: folder) : .other))
    }
    return found.sorted { $0.name < $1.name }
  }

  /// Hands on each name in a folder as it is read, in no order, and makes no text of it: for what
  /// looks at all files at every start. `.` and `..` are left out.
  ///
  /// - Parameter body: Is given the name, its type as the folder tells it (`DT_REG` and the like, or
  ///   `DT_UNKNOWN`), and the descriptor of the folder.
  /// - Throws: ``FileError``.
  package static func visit(
    _ path: String, _ body: (UnsafePointer<CChar>, _ type: Int, _ folder: Int32) -> Void
  ) throws(FileError) {
    guard let stream = opendir(path) else { throw .last(path, .open) }
    defer { closedir(stream) }
    while true {
      errno = 0
      guard let entry = readdir(stream) else { break }
      withUnsafePointer(to: &entry.pointee.d_name) { start in
        start.withMemoryRebound(to: CChar.self, capacity: 256) { name in
          guard strcmp(name, ".") != 0, strcmp(name, "..") != 0 else { return }
          body(name, Int(entry.pointee.d_type), dirfd(stream))
        }
      }
    }
    guard errno == 0 else { throw .last(path, .read) }
  }

  private static func kind(
    of name: UnsafePointer<CChar>, _ type: Int, in folder: Int32
  ) -> Entry.Kind {
    switch type {
    case Int(DT_REG): return .file
    case Int(DT_DIR): return .folder
    case Int(DT_LNK): return .link
    case Int(DT_UNKNOWN): break
    default: return .other
    }
    // Not every file system tells types in its folders.
    var status = stat()
    guard fstatat(folder, name, &status, AT_SYMLINK_NOFOLLOW) == 0 else { return .other }
    switch status.st_mode & S_IFMT {
    case S_IFREG: return .file
    case S_IFDIR: return .folder
    case S_IFLNK: return .link
    default: return .other
    }
  }
}
