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
      unlink(path + "/library.trees")
      rmdir(path)
    }
  }

  @Test func `the library read from the cache is the library read from YAML`() throws {
    let scratch = Scratch()
    let plain = try Shipped.folder.library(cache: nil) { "\($0.utf8.count)" }
    let first = try Shipped.folder.library(cache: scratch.path) { "\($0.utf8.count)" }
    #expect(access(scratch.path + "/library.trees", F_OK) == 0)
    let second = try Shipped.folder.library(cache: scratch.path) { "\($0.utf8.count)" }
    #expect(first == plain)
    #expect(second == plain)
  }

  @Test func `a cache of other files, or a damaged one, is not used`() throws {
    let tree = try YAMLNode.parse("a: [b, {c: d}]", file: "x.yaml")
    let bytes = TreeCache.encode([("x.yaml", tree)], key: "one")
    #expect(TreeCache.decode(bytes, key: "one")?.map(\.tree) == [tree])
    #expect(TreeCache.decode(bytes, key: "two") == nil)
    for length in 0..<bytes.count {
      #expect(TreeCache.decode(Array(bytes[..<length]), key: "one") == nil)
    }
    #expect(TreeCache.decode(bytes + [0], key: "one") == nil)
  }

  @Test func `only the owner can read the cache`() throws {
    let scratch = Scratch()
    _ = try Shipped.folder.library(cache: scratch.path) { "\($0.utf8.count)" }
    var status = stat()
    #expect(stat(scratch.path + "/library.trees", &status) == 0)
    #expect(status.st_mode & 0o777 == 0o600)
  }
}
