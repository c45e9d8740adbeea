public import FlowModel
import Glibc

/// A folder of flow files on disk.
public struct FlowFolder: Sendable {
  /// The kinds of files there are, each in its own folder.
  private static let shelves = [
    "amendments", "guidance", "incidents", "parts", "policies", "scenarios", "scenarios/cards",
    "settings",
  ]

  public let path: String

  public init(path: String) { self.path = path }

  /// The texts of all flow files, sorted by path.
  ///
  /// - Throws: ``LibraryError`` if the folder holds none, or one is not UTF-8 text.
  public func files() throws(LibraryError) -> [SourceFile] { try FlowFolder.texts(of: contents()) }

  /// The texts of the files of phrases, sorted by path.
  ///
  /// - Throws: ``LibraryError`` if one is not UTF-8 text.
  public func phraseFiles() throws(LibraryError) -> [SourceFile] {
    try FlowFolder.texts(of: phrasePaths.map { ($0, readFile(path + "/" + $0)) })
  }

  private var phrasePaths: [String] {
    names(in: path + "/phrases").filter { $0.hasSuffix(".txt") }.map { "phrases/" + $0 }
  }

  /// Reads the library, from the cache if it stands for just these files.
  ///
  /// - Parameters:
  ///   - cache: A folder for the cache; nil for none. It is made if it is missing.
  ///   - setting: The only setting that a conversation will be in, if it is known: from the cache,
  ///     no other school's policy is read at all. Nil for all.
  ///   - digest: SHA-256 as lower-case hex.
  /// - Throws: ``LibraryError`` with every problem of every file.
  public func library(
    cache: String?, setting: String? = nil, digest: ([UInt8]) -> String
  ) throws(LibraryError) -> Library {
    let file = cache.map { "\($0)/library" }
    // The cache holds no scenarios.
    let identity = identity(of: FlowFolder.shelves.filter { !$0.hasPrefix("scenarios") } + [""])
    if let file,
      let library = withMappedFile(
        file, { LibraryCache.decode($0, key: identity.key, setting: setting) })
    {
      return library
    }
    let contents = try contents()
    // Advice rests on these; tests and promises about them may change while a record is open.
    let advising = contents.filter { !$0.path.hasPrefix("scenarios/") && $0.path.contains("/") }
    let digests = Dictionary(
      advising.map { ($0.path, digest($0.bytes ?? [])) }, uniquingKeysWith: { first, _ in first })
    let library = try LibraryReader.read(FlowFolder.texts(of: contents), digests: digests)
    // A cache that cannot be kept costs time and nothing else.
    if let cache, let file, identity.isSettled {
      keep(LibraryCache.encode(library, key: identity.key), in: cache, as: file)
    }
    return library
  }

  /// Something that is worked out from the phrases and the incidents and takes a while: from the
  /// cache if it stands for just these files, else made and kept there.
  ///
  /// - Parameters:
  ///   - name: What it is called in the cache, with a number that changes when its layout does.
  ///   - cache: A folder for the cache; nil for none.
  public func worked<Failure: Error>(
    out name: String, cache: String?, _ make: () throws(Failure) -> [UInt8]
  ) throws(Failure) -> [UInt8] {
    let identity = identity(of: ["incidents"], phrases: true)
    let head = Array("\(name)\n\(identity.key)\n".utf8)
    let file = cache.map { "\($0)/\(name)" }
    if let file, let kept = readFile(file), kept.starts(with: head) {
      return Array(kept[head.count...])
    }
    let bytes = try make()
    if let cache, let file, identity.isSettled { keep(head + bytes, in: cache, as: file) }
    return bytes
  }

  /// What tells one state of the files from another: changes whenever a file is saved.
  public var state: String { identity(of: FlowFolder.shelves + [""], phrases: true).key }

  private func identity(of shelves: [String], phrases: Bool = false) -> FileIdentity {
    var identity = FileIdentity()
    identity.add(shelves, of: path, ending: ".yaml")
    if phrases { identity.add(["phrases"], of: path, ending: ".txt") }
    return identity
  }

  /// The bytes of all flow files, sorted by path; nil for one that cannot be read.
  private func contents() throws(LibraryError) -> [(path: String, bytes: [UInt8]?)] {
    var contents = [(path: String, bytes: [UInt8]?)]()
    for relative in paths { contents.append((relative, readFile(path + "/" + relative))) }
    guard !contents.isEmpty else {
      throw LibraryError(diagnostics: [
        Diagnostic(
          code: "no-flows", "there are no flow files here",
          at: SourceLocation(file: path, line: 1, column: 1),
          remedy: "Name the flows folder with --flows.")
      ])
    }
    return contents
  }

  private static func texts(
    of contents: [(path: String, bytes: [UInt8]?)]
  ) throws(LibraryError) -> [SourceFile] {
    var files = [SourceFile]()
    var problems = [Diagnostic]()
    for (path, bytes) in contents {
      if let bytes, let text = String(validating: bytes, as: UTF8.self) {
        files.append(SourceFile(path: path, text: text))
      } else {
        problems.append(
          Diagnostic(
            code: "not-text", "this file cannot be read as UTF-8 text",
            at: SourceLocation(file: path, line: 1, column: 1),
            remedy: "Save it as UTF-8, and check that you may read it."))
      }
    }
    guard problems.isEmpty else { throw LibraryError(diagnostics: problems) }
    return files
  }

  /// The paths of all flow files, sorted, under this folder.
  private var paths: [String] {
    FlowFolder.shelves.flatMap { shelf in
      names(in: path + "/" + shelf).filter { $0.hasSuffix(".yaml") }.map { shelf + "/" + $0 }
    } + names(in: path).filter { $0.hasSuffix(".yaml") }
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

/// Looks at the bytes of a file where they lie, without copying them; nil if it cannot be read.
private func withMappedFile<Value>(
  _ path: String, _ look: (UnsafeBufferPointer<UInt8>) -> Value?
) -> Value? {
  let descriptor = open(path, O_RDONLY | O_CLOEXEC)
  guard descriptor >= 0 else { return nil }
  defer { close(descriptor) }
  var status = stat()
  guard fstat(descriptor, &status) == 0, status.st_size > 0 else { return nil }
  let size = Int(status.st_size)
  // The cache is replaced whole and never cut short, so that no page of it can go missing.
  guard
    let start = mmap(nil, size, PROT_READ, MAP_PRIVATE | Int32(MAP_POPULATE), descriptor, 0),
    start != MAP_FAILED
  else { return nil }
  defer { munmap(start, size) }
  return look(UnsafeBufferPointer(start: start.assumingMemoryBound(to: UInt8.self), count: size))
}

/// The bytes of a file, or nil if it cannot be read.
private func readFile(_ path: String) -> [UInt8]? {
  let descriptor = open(path, O_RDONLY | O_CLOEXEC)
  guard descriptor >= 0 else { return nil }
  defer { close(descriptor) }
  var status = stat()
  guard fstat(descriptor, &status) == 0 else { return nil }
  let size = Int(status.st_size)
  var isWhole = true
  let bytes = [UInt8](unsafeUninitializedCapacity: size) { buffer, filled in
    while filled < size {
      let count = read(descriptor, buffer.baseAddress! + filled, size - filled)
      guard count > 0 else {
        isWhole = false
        break
      }
      filled += count
    }
  }
  return isWhole ? bytes : nil
}
