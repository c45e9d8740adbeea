import FlowModel
import Glibc
import TestSupport
import Testing

@testable import FlowFiles

struct CacheTests {
  /// A folder that is gone when the test is.
  final class Scratch {
    let path: String
    init() {
      var name = Array("/tmp/waymark-cache-XXXXXX".utf8CString)
      path = String(cString: mkdtemp(&name))
    }
    deinit {
      unlink(path + "/library")
      rmdir(path)
    }
  }

  @Test func `the library read from the cache is the library read from YAML`() throws {
    let scratch = Scratch()
    let plain = try Shipped.folder.library(cache: nil) { "\($0.count)" }
    let first = try Shipped.folder.library(cache: scratch.path) { "\($0.count)" }
    #expect(access(scratch.path + "/library", F_OK) == 0)
    let second = try Shipped.folder.library(cache: scratch.path) { "\($0.count)" }
    #expect(first == plain)
    // Places in files are not kept; everything that a conversation needs is.
    #expect(LibraryCache.encode(second, key: "") == LibraryCache.encode(plain, key: ""))
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

  @Test func `a cache of other files, or a damaged one, is not used`() throws {
    let library = try SmallLibrary.read(LoadingTests.sound)
    let bytes = LibraryCache.encode(library, key: "one")
    func decode(_ bytes: [UInt8], _ key: String) -> Library? {
      bytes.withUnsafeBufferPointer { LibraryCache.decode($0, key: key) }
    }
    #expect(decode(bytes, "one")?.settings == library.settings)
    #expect(decode(bytes, "two") == nil)
    for length in 0..<bytes.count { #expect(decode(Array(bytes[..<length]), "one") == nil) }
    #expect(decode(bytes + [0], "one") == nil)
  }

  @Test func `a conversation in one setting holds no other school's policy`() throws {
    let scratch = Scratch()
    let whole = try Shipped.folder.library(cache: scratch.path) { "\($0.count)" }
    for setting in whole.settings.values {
      let own = try Shipped.folder.library(cache: scratch.path, setting: setting.id) {
        "\($0.count)"
      }
      #expect(Set(own.policies.keys) == Set(setting.policies))
      #expect(own.flows.keys == whole.flows.keys)
      #expect(own.digests == whole.digests)
      let standing = whole.actions.values.filter { whole.stands($0, in: setting) }
      #expect(Set(own.actions.keys) == Set(standing.map(\.id)))
      #expect(standing.count < whole.actions.count)
    }
  }

  @Test func `only the owner can read the cache`() throws {
    let scratch = Scratch()
    _ = try Shipped.folder.library(cache: scratch.path) { "\($0.count)" }
    var status = stat()
    #expect(stat(scratch.path + "/library", &status) == 0)
    #expect(status.st_mode & 0o777 == 0o600)
  }
}
