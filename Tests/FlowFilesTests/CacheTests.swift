import Bytes
import FlowModel
import Glibc
import TestSupport
import Testing

@testable import FlowFiles

struct CacheTests {
  /// A digest for tests: FNV-1a in 64 digits.
  private static func digest(_ bytes: [UInt8]) -> String {
    String(repeating: "0", count: 48) + Hexadecimal.fixed(FNV1a.hash(bytes))
  }

  private static func encoded(_ library: Library) -> [UInt8] {
    LibraryCache.encode(library, of: "", key: "")
  }

  private static func files(in folder: String) -> [String] {
    names(in: folder).map { folder + "/" + $0 }
  }

  @Test func `the library read from the cache is the library read from YAML`() throws {
    let scratch = FlowsOnDisk([])
    let plain = try Shipped.folder.library(cache: nil, digest: Self.digest)
    let first = try Shipped.folder.library(cache: scratch.cache, digest: Self.digest)
    #expect(Self.files(in: scratch.cache).count == 1)
    let second = try Shipped.folder.library(cache: scratch.cache, digest: Self.digest)
    #expect(first == plain)
    // Places in files are not kept; everything that a conversation needs is.
    #expect(Self.encoded(second) == Self.encoded(plain))
    for (id, flow) in plain.flows {
      #expect(second.flows[id]?.phrases == flow.phrases)
      #expect(second.flows[id]?.steps.count == flow.steps.count)
    }
    #expect(second.settings == plain.settings)
    #expect(second.policies == plain.policies)
    #expect(second.guidance == plain.guidance)
    #expect(second.facts == plain.facts)
    #expect(second.digests == plain.digests)
    #expect(second.questions.mapValues(\.options) == plain.questions.mapValues(\.options))
    #expect(second.actions.mapValues(\.clauses) == plain.actions.mapValues(\.clauses))
  }

  @Test func `a cache of other files or another folder, or a damaged one, is not used`() throws {
    let library = try SmallLibrary.read(LoadingTests.sound)
    let bytes = LibraryCache.encode(library, of: "here", key: "one")
    func decode(_ bytes: [UInt8], _ folder: String, _ key: String?) -> Library? {
      bytes.withUnsafeBufferPointer { LibraryCache.decode($0, of: folder, key: key) }
    }
    #expect(decode(bytes, "here", "one")?.settings == library.settings)
    #expect(decode(bytes, "here", nil)?.settings == library.settings)
    #expect(decode(bytes, "here", "two") == nil)
    #expect(decode(bytes, "there", "one") == nil)
    #expect(decode(bytes, "there", nil) == nil)
    for length in 0..<bytes.count { #expect(decode(Array(bytes[..<length]), "here", "one") == nil) }
    #expect(decode(bytes + [0], "here", "one") == nil)
  }

  @Test func `whatever call of the disk fails, what is kept is the old, the new or nothing`() throws
  {
    for place in 0..<12 {
      let scratch = FlowsOnDisk()
      var kept = KeptFile(path: scratch.cache + "/kept", name: "kept", digest: Self.digest)
      kept.write([1])
      kept.disk = FaultyDisk(.error(EIO), at: place, counting: Set(FaultyDisk.Call.allCases))
      kept.write([2])
      #expect([[1], [2]].contains(kept.read()), "call \(place)")
    }
  }

  @Test func `whichever bit of a cache is flipped, wherever it is cut, it is made anew`() throws {
    let flows = FlowsOnDisk(SmallLibrary.files(LoadingTests.sound))
    let whole = try flows.folder.library(cache: flows.cache, digest: Self.digest)
    let path = try #require(Self.files(in: flows.cache).first)
    let kept = LibraryCache(of: flows.folder, in: flows.cache, Self.digest)
    #expect(kept?.library(key: nil)?.settings == whole.settings)
    let bytes = try #require(bytesOfFile(path))
    let file = open(path, O_RDWR)
    defer { close(file) }
    for place in bytes.indices {
      for bit in 0..<8 {
        var flipped = bytes[place] ^ (1 << bit)
        #expect(pwrite(file, &flipped, 1, off_t(place)) == 1)
        #expect(kept?.library(key: nil) == nil, "bit \(bit) of byte \(place)")
      }
      var right = bytes[place]
      #expect(pwrite(file, &right, 1, off_t(place)) == 1)
    }
    #expect(kept?.library(key: nil) != nil)
    for length in stride(from: bytes.count - 1, through: 0, by: -7) {
      ftruncate(file, off_t(length))
      #expect(kept?.library(key: nil) == nil)
    }
    let again = try flows.folder.library(cache: flows.cache, digest: Self.digest)
    #expect(again == whole)
    #expect(kept?.library(key: nil) != nil)
  }

  @Test func `what was worked out is made anew wherever a bit of it is flipped`() throws {
    let flows = FlowsOnDisk(SmallLibrary.files(LoadingTests.sound))
    // Only what has been left alone for a while is kept.
    flows.run("/usr/bin/find", flows.path, "-exec", "touch", "-d", "2020-01-01", "{}", "+")
    sleep(3)
    let right = (0..<200).map { UInt8($0) }
    func worked(_ make: () -> [UInt8]) -> [UInt8] {
      flows.folder.cached("model", in: flows.cache, digest: Self.digest, make)
    }
    #expect(worked { right } == right)
    #expect(worked { [] } == right)
    let path = try #require(Self.files(in: flows.cache).first)
    let bytes = try #require(bytesOfFile(path))
    for place in bytes.indices {
      let file = open(path, O_RDWR)
      var flipped = bytes[place] ^ (1 << (place % 8))
      #expect(pwrite(file, &flipped, 1, off_t(place)) == 1)
      close(file)
      #expect(worked { right } == right)
      #expect(bytesOfFile(path) == bytes)
    }
  }

  @Test func `a cache that others could have written is not used`() throws {
    let flows = FlowsOnDisk(SmallLibrary.files(LoadingTests.sound))
    _ = try flows.folder.library(cache: flows.cache, digest: Self.digest)
    let path = try #require(Self.files(in: flows.cache).first)
    let kept = LibraryCache(of: flows.folder, in: flows.cache, Self.digest)
    for mode: mode_t in [0o620, 0o602, 0o666] {
      chmod(path, mode)
      #expect(kept?.library(key: nil) == nil)
    }
    chmod(path, 0o600)
    #expect(kept?.library(key: nil) != nil)
    rename(path, path + ".other")
    symlink(path + ".other", path)
    #expect(kept?.library(key: nil) == nil)
    unlink(path)
    mkfifo(path, 0o600)
    #expect(kept?.library(key: nil) == nil)
  }

  @Test func `a conversation in one setting holds no other school's policy`() throws {
    let scratch = FlowsOnDisk([])
    let whole = try Shipped.folder.library(cache: scratch.cache, digest: Self.digest)
    for setting in whole.settings.values {
      let own = try Shipped.folder.library(
        cache: scratch.cache, setting: setting.id, digest: Self.digest)
      #expect(Set(own.policies.keys) == Set(setting.policies))
      #expect(own.flows.keys == whole.flows.keys)
      #expect(own.digests == whole.digests)
      let standing = whole.actions.values.filter { whole.stands($0, in: setting) }
      #expect(Set(own.actions.keys) == Set(standing.map(\.id)))
      #expect(standing.count < whole.actions.count)
    }
  }

  @Test func `only the owner can read the cache`() throws {
    let flows = FlowsOnDisk(SmallLibrary.files(LoadingTests.sound))
    _ = try flows.folder.library(cache: flows.cache, digest: Self.digest)
    var status = stat()
    for path in Self.files(in: flows.cache) {
      #expect(stat(path, &status) == 0)
      #expect(status.st_mode & 0o777 == 0o600)
    }
    #expect(stat(flows.cache, &status) == 0 && status.st_mode & 0o777 == 0o700)
  }

  private struct Sample: Fielded {
    static var blank: Sample { Sample() }
    var title = ""
    var isLong = false

    mutating func describe(_ fields: inout some FieldVisitor) {
      fields.text(Field("title", .text, "its title"), &title)
      if Self.isGrown { fields.flag(Field("long", .yesNo, "whether it is long"), &isLong) }
    }

    @TaskLocal static var isGrown = false
  }

  @Test func `a field more gives the cache another name`() {
    func layout() -> [String] {
      var layout = CacheLayout()
      layout.add(Sample.self)
      return layout.lines
    }
    let before = layout()
    Sample.$isGrown.withValue(true) { #expect(layout() != before) }
    #expect(CacheLayout.ofLibrary.contains("against"))
  }
}
