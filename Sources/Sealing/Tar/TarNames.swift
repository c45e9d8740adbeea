/// The names met so far in an archive, and the rules for the next.
struct TarNames {
  // Swift compares strings by canonical equivalence, so two spellings of one accented name are
  // one name here, as they are on file systems that normalise.
  private var files: Set<String> = []
  private var folders: Set<String> = []
  private var implied: Set<String> = []

  func hasFolder(_ path: String) -> Bool { folders.contains(path) }

  /// Takes the name of one more entry, or tells why it must be refused.
  mutating func add(_ path: String, _ kind: TarHeader.Kind) -> ArchiveFault? {
    guard path.utf8.count <= TarHeader.nameLength else { return .longPath }
    guard Self.isSafe(path) else { return .unsafePath }
    let parents = Self.parents(of: path)
    if files.contains(path) || parents.contains(where: files.contains) { return .duplicateName }
    switch kind {
    case .file:
      if folders.contains(path) || implied.contains(path) { return .duplicateName }
      files.insert(path)
    case .folder:
      guard folders.insert(path).inserted else { return .duplicateName }
    }
    implied.formUnion(parents)
    return nil
  }

  /// Relative, without empty, "." or ".." parts, control characters and backslashes.
  ///
  /// A backslash separates folders on Windows, and control characters can fool a terminal.
  private static func isSafe(_ path: String) -> Bool {
    path.unicodeScalars.allSatisfy { $0.properties.generalCategory != .control && $0 != "\\" }
      && parts(of: path).allSatisfy { !["", ".", ".."].contains($0) }
  }

  /// The folders above `path`, the outermost first.
  static func parents(of path: String) -> [String] {
    let parts = parts(of: path)
    return parts.indices.dropFirst().map { parts[..<$0].joined(separator: "/") }
  }

  /// What stands between the slashes, as the system takes it: for Swift a slash and an accent after
  /// it are one character, and no slash.
  private static func parts(of path: String) -> [String] {
    path.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
      .map { String(Substring($0)) }
  }
}
