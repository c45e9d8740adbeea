import TestSupport
import Testing

@testable import Sealing

/// A bag is what was sealed, or it is refused.
@Suite struct BagTests {
  typealias File = (path: String, bytes: [UInt8])

  let key = SealKey()

  /// A bag of a record of a hundred lines.
  private func bag(_ word: String = "line", by key: SealKey? = nil) throws -> [File] {
    let lines = (0..<100).map { "{\"seq\":\($0),\"text\":\"\(word)\"}\n" }
    return try Bag.files(
      payload: [
        ("record.jsonl", Array(lines.joined().utf8)), ("record.txt", Array("\(word)\n".utf8)),
      ],
      info: [("External-Identifier", word)], guide: "how to check\n", sealedWith: key ?? self.key)
  }

  private func isAccepted(_ files: [File]) -> Bool {
    Bag.verify(files, publicKeyLine: key.publicKeyLine) == .ok(publicKeyLine: key.publicKeyLine)
  }

  @Test func `a bag is what was sealed`() throws {
    #expect(isAccepted(try bag()))
    #expect(Bag.verify(try bag()) == .ok(publicKeyLine: key.publicKeyLine))
  }

  @Test func `a bit changed in any file is seen, with the school's key or the bag's own`() throws {
    let files = try bag()
    for (number, file) in files.enumerated() {
      let step = isTorture ? 1 : max(1, file.bytes.count * 8 / 150)
      for bit in stride(from: 0, to: file.bytes.count * 8, by: step) {
        var changed = files
        changed[number].bytes[bit / 8] ^= 1 << (bit % 8)
        #expect(!isAccepted(changed), "bit \(bit) of \(file.path)")
        if case .ok(key.publicKeyLine) = Bag.verify(changed) {
          Issue.record("bit \(bit) of \(file.path) goes unseen with the bag's own key")
        }
      }
    }
  }

  @Test func `a file cut short anywhere is seen`() throws {
    let files = try bag()
    for (number, file) in files.enumerated() {
      let step = isTorture ? 1 : max(1, file.bytes.count / 60)
      for length in stride(from: 0, to: file.bytes.count, by: step) {
        var changed = files
        changed[number].bytes.removeLast(file.bytes.count - length)
        #expect(!isAccepted(changed), "\(file.path) cut to \(length)")
      }
    }
  }

  @Test func `a file that is missing, added, renamed or another's is seen`() throws {
    let files = try bag()
    let others = try bag("other")
    for (number, file) in files.enumerated() {
      #expect(!isAccepted(files.filter { $0.path != file.path }), "without \(file.path)")
      var renamed = files
      renamed[number].path += "2"
      #expect(!isAccepted(renamed), "\(file.path) renamed")
      if file.bytes != others[number].bytes {
        var mixed = files
        mixed[number] = others[number]
        #expect(!isAccepted(mixed), "\(file.path) of another record")
      }
    }
    for path in ["data/extra.txt", "extra.txt", "data/flows/x", "record.jsonl"] {
      #expect(!isAccepted(files + [(path, [0x78])]), "\(path) planted")
    }
  }

  @Test func `a file beside another whose name reads alike, or in its place, is seen`() throws {
    let files = try Bag.files(
      payload: [("caf\u{e9}.txt", [1]), ("K.txt", [2])], info: [], guide: "", sealedWith: key)
    #expect(isAccepted(files))
    // The accent apart from its letter; the sign of kelvin, which is a K.
    for (number, name) in [(0, "data/K.txt"), (1, "data/caf\u{e9}.txt")] {
      let twin = number == 0 ? "data/\u{212a}.txt" : "data/cafe\u{301}.txt"
      #expect(!isAccepted(files + [(twin, [3])]), "\(twin) planted")
      #expect(!isAccepted([(twin, [3])] + files), "\(twin) planted first")
      let renamed = files.map { (path: $0.path == name ? twin : $0.path, bytes: $0.bytes) }
      #expect(!isAccepted(renamed), "\(name) renamed to \(twin)")
    }
    #expect(!isAccepted(files + [("data/K.txt", [3])]))
    #expect(!isAccepted(files + [("data/\u{301}x", [3])]))
  }

  @Test func `sealed anew with another key, a bag is forged`() throws {
    guard case .forged = Bag.verify(try bag(by: SealKey()), publicKeyLine: key.publicKeyLine) else {
      Issue.record("another key's seal was taken")
      return
    }
  }

  @Test func `keys beside a good signature must be the ones that signed`() throws {
    let other = try bag(by: SealKey())
    for name in ["allowed_signers", "pub.pem"] {
      var changed = try bag()
      let number = try #require(changed.firstIndex { $0.path == name })
      changed[number] = try #require(other.first { $0.path == name })
      #expect(!isAccepted(changed), "\(name)")
    }
  }
}
