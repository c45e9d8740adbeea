import Files
package import FlowModel
import Glibc

/// A library to hold a conversation with, whatever became of the files.
package struct StandingLibrary: Sendable {
  package let library: Library
  /// What is wrong with the files; empty if nothing is.
  package let problems: [Diagnostic]
  /// When these flows last loaded, in seconds since 1970, if the files as they are now cannot be
  /// used; nil if these are the files as they are now, or what of them no fault touches.
  package let asOf: Int?

  package init(library: Library, problems: [Diagnostic], asOf: Int? = nil) {
    self.library = library
    self.problems = problems
    self.asOf = asOf
  }
}

extension FlowFolder {
  /// Reads the library, from the cache if it stands for just these files.
  ///
  /// - Parameters:
  ///   - cache: A folder for the cache, which is made if it is missing; nil to read the files
  ///     themselves, as whatever proves something must.
  ///   - setting: The only setting that a conversation will be in, if it is known: from the cache,
  ///     no other school's policy is read at all. Nil for all.
  ///   - digest: SHA-256 as lower-case hex.
  /// - Throws: ``LibraryError`` with every problem of every file.
  package func library(
    cache: String?, setting: String? = nil, digest: @escaping ([UInt8]) -> String
  ) throws(LibraryError) -> Library {
    let kept = LibraryCache(of: self, in: cache, digest)
    let identity = libraryIdentity
    if let library = kept?.library(key: identity.key, setting: setting) { return library }
    return try read(contents(), identity, keeping: kept, digest)
  }

  /// Reads a library to talk with. Where the files are at fault, what belongs to one school is left
  /// out; where that is not enough, or the fault is this school's own, the flows are used as they
  /// last loaded.
  ///
  /// - Parameters:
  ///   - cache: A folder for the cache and for the flows as they last loaded; nil for neither.
  ///   - setting: The setting that the conversation will be in, if it is known.
  ///   - digest: SHA-256 as lower-case hex.
  /// - Throws: ``LibraryError`` if there is nothing that this setting could be told from.
  package func standing(
    cache: String?, setting: String? = nil, digest: @escaping ([UInt8]) -> String
  ) throws(LibraryError) -> StandingLibrary {
    let kept = LibraryCache(of: self, in: cache, digest)
    let identity = libraryIdentity
    if let library = kept?.library(key: identity.key, setting: setting) {
      return StandingLibrary(library: library, problems: [], asOf: nil)
    }
    var contents = contents()
    contents.miss(from: kept)
    do throws(LibraryError) {
      let library = try read(contents, identity, keeping: kept, digest)
      return StandingLibrary(library: library, problems: [], asOf: nil)
    } catch {
      if let partial = salvaged(contents, for: setting, kept, digest) { return partial }
      guard let last = kept?.library(key: nil, setting: setting),
        setting.map({ last.settings[$0] != nil }) ?? true
      else { throw error }
      return StandingLibrary(library: last, problems: error.diagnostics, asOf: kept?.time ?? 0)
    }
  }

  /// The flows as they last loaded without a problem, whatever became of the files.
  ///
  /// - Parameters: As of ``standing(cache:setting:digest:)``.
  package func lastLoaded(
    cache: String, setting: String, digest: @escaping ([UInt8]) -> String
  ) -> StandingLibrary? {
    let kept = LibraryCache(of: self, in: cache, digest)
    guard let last = kept?.library(key: nil, setting: setting), last.settings[setting] != nil else {
      return nil
    }
    return StandingLibrary(library: last, problems: [], asOf: kept?.time ?? 0)
  }

  /// Whether there are flows of this folder that loaded once.
  package func wasLoaded(cache: String) -> Bool {
    LibraryCache(of: self, in: cache, { _ in "" })?.time != nil
  }

  /// Reads the files as they are, and keeps what they mean.
  private func read(
    _ contents: FolderContents, _ identity: FileIdentity, keeping kept: LibraryCache?,
    _ digest: ([UInt8]) -> String
  ) throws(LibraryError) -> Library {
    try contents.demandWhole(of: path)
    let library = try LibraryReader.read(contents.files, digests: contents.digests(digest))
    // Files without an incident or a school are not wrong, but nobody can talk with them.
    guard library.isOfUse else { throw LibraryError(diagnostics: [.noFlows(in: path)]) }
    // What was saved a moment ago may change again without its time telling. It is no cache then, but
    // it did load.
    kept?.keep(library, key: identity.isSettled ? identity.key : "")
    return library
  }

  private func salvaged(
    _ contents: FolderContents, for setting: String?, _ kept: LibraryCache?,
    _ digest: @escaping ([UInt8]) -> String
  ) -> StandingLibrary? {
    let known = kept?.library(key: nil)?.digests ?? [:]
    let phrases = Set(phraseContents().files.map { Folders.name(of: $0.path).dropLast(4) })
    var salvage = Salvage(contents.files, unread: contents.problems) { file in
      known[file] == nil && !phrases.contains(Folders.name(of: file).dropLast(5))
    }
    guard let library = salvage.library(digests: contents.digests(digest)),
      setting.map({ library.settings[$0] != nil }) ?? true
    else { return nil }
    return StandingLibrary(library: library, problems: salvage.problems, asOf: nil)
  }

  /// The cache holds no scenarios.
  private var libraryIdentity: FileIdentity {
    identity(of: FlowFolder.subfolders.filter { !$0.hasPrefix("scenarios") })
  }

  /// Something that is worked out from the phrases and the incidents and takes a while: from the
  /// cache if it stands for just these files, else made and kept there.
  ///
  /// - Parameters:
  ///   - name: What it is called in the cache, with a number that changes when its layout does.
  ///   - cache: A folder for the cache; nil for none.
  ///   - digest: SHA-256 as lower-case hex.
  ///   - isSound: Whether what was kept can be used.
  package func cached<Failure: Error>(
    _ name: String, in cache: String?, digest: @escaping ([UInt8]) -> String,
    _ make: () throws(Failure) -> [UInt8]
  ) throws(Failure) -> [UInt8] {
    let identity = identity(of: ["incidents"], phrases: true)
    let kept = cache.map {
      KeptFile(path: "\($0)/\(name)", name: "\(name) \(identity.key)", digest: digest)
    }
    if let bytes = kept?.read() { return bytes }
    let bytes = try make()
    if identity.isSettled { kept?.write(bytes) }
    return bytes
  }
}

extension Library {
  /// Whether it can be talked with: there is a school, and something for whatever happens.
  var isOfUse: Bool { !settings.isEmpty && flows.values.contains(where: \.isCatchAll) }
}

extension FolderContents {
  /// A file of flows in whose place something else stands now is missed, not passed over.
  fileprivate mutating func miss(from kept: LibraryCache?) {
    guard !passedOver.isEmpty, let known = kept?.library(key: nil)?.digests else { return }
    for path in passedOver where known[path] != nil { add("this is not a file any more", path) }
  }
}
