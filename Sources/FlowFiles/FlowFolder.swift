public import FlowModel
import Glibc

/// A folder of flow files on disk.
public struct FlowFolder: Sendable {
  /// The kinds of files there are, each in its own folder.
  private static let shelves = ["guidance", "incidents", "parts", "policies", "settings"]

  public let path: String

  public init(path: String) { self.path = path }

  /// The texts of all flow files, sorted by path.
  ///
  /// - Throws: ``LibraryError`` if the folder holds none, or one is not UTF-8 text.
  public func files() throws(LibraryError) -> [SourceFile] {
    var files = [SourceFile]()
    var problems = [Diagnostic]()
    for shelf in FlowFolder.shelves {
      for name in names(in: path + "/" + shelf) where name.hasSuffix(".yaml") {
        let relative = shelf + "/" + name
        if let bytes = readFile(path + "/" + relative),
          let text = String(validating: bytes, as: UTF8.self)
        {
          files.append(SourceFile(path: relative, text: text))
        } else {
          problems.append(
            Diagnostic(
              code: "not-text", "this file cannot be read as UTF-8 text",
              at: SourceLocation(file: relative, line: 1, column: 1),
              remedy: "Save it as UTF-8, and check that you may read it."))
        }
      }
    }
    if files.isEmpty, problems.isEmpty {
      problems.append(
        Diagnostic(
          code: "no-flows", "there are no flow files here",
          at: SourceLocation(file: path, line: 1, column: 1),
          remedy: "Name the flows folder with --flows."))
    }
    guard problems.isEmpty else { throw LibraryError(diagnostics: problems) }
    return files
  }

  /// Reads the library, from the cache if it stands for just these files.
  ///
  /// - Parameters:
  ///   - cache: A folder for the cache; nil for none. It is made if it is missing.
  ///   - digest: SHA-256 as lower-case hex.
  /// - Throws: ``LibraryError`` with every problem of every file.
  public func library(
    cache: String?, digest: (String) -> String
  ) throws(LibraryError) -> Library {
    let files = try files()
    var digests = [String: String]()
    for file in files { digests[file.path] = digest(file.text) }
    let key = digest(files.map { "\($0.path) \(digests[$0.path]!)\n" }.joined())
    let file = cache.map { "\($0)/library" }
    if let file, let bytes = readFile(file), let library = LibraryCache.decode(bytes, key: key) {
      return library
    }
    let library = try LibraryReader.read(files) { digest($0) }
    // A cache that cannot be kept costs time and nothing else.
    if let cache, let file { keep(LibraryCache.encode(library, key: key), in: cache, as: file) }
    return library
  }

  private func names(in folder: String) -> [String] {
    guard let stream = opendir(folder) else { return [] }
    defer { closedir(stream) }
    var names = [String]()
    while let entry = readdir(stream) {
      names.append(
        withUnsafeBytes(of: entry.pointee.d_name) {
          String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self)
        })
    }
    return names.sorted()
  }

  /// Writes beside the old cache and renames, so that a reader never meets half a file.
  private func keep(_ bytes: [UInt8], in folder: String, as file: String) {
    var path = ""
    for part in folder.split(separator: "/") {
      path += "/" + part
      mkdir(path, 0o700)
    }
    let draft = "\(file).\(getpid())"
    let descriptor = open(draft, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { return }
    let written = bytes.withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
    close(descriptor)
    if written == bytes.count, rename(draft, file) == 0 { return }
    unlink(draft)
  }
}

/// The bytes of a file, or nil if it cannot be read.
private func readFile(_ path: String) -> [UInt8]? {
  let descriptor = open(path, O_RDONLY | O_CLOEXEC)
  guard descriptor >= 0 else { return nil }
  defer { close(descriptor) }
  var status = stat()
  guard fstat(descriptor, &status) == 0 else { return nil }
  let size = Int(status.st_size)
  var bytes = [UInt8](repeating: 0, count: size)
  var filled = 0
  while filled < size {
    let count = bytes.withUnsafeMutableBytes {
      read(descriptor, $0.baseAddress! + filled, size - filled)
    }
    guard count > 0 else { return nil }
    filled += count
  }
  return bytes
}
