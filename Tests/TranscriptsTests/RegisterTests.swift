import FlowEngine
import FlowModel
import Glibc
import Testing
import Transcripts

struct RegisterTests {
  private func entry(_ deed: Register.Deed, _ number: Int) -> Register.Entry {
    Register.Entry(
      deed, record: Samples.opening.record, head: String(repeating: "a", count: 64),
      lines: number, file: String(repeating: "b", count: 64), at: Samples.moment)
  }

  @Test func `entries come back in order, and only the owner reads them`() throws {
    let scratch = Scratch()
    let register = Register(in: scratch.path)
    #expect(try register.entries() == [])
    let deeds = Register.Deed.allCases
    for (number, deed) in deeds.enumerated() { try register.add(entry(deed, number)) }
    #expect(try register.entries().map(\.deed) == deeds)
    #expect(try register.entries().map(\.lines) == Array(0..<deeds.count))
    var status = stat()
    #expect(stat(register.path, &status) == 0 && status.st_mode & 0o777 == 0o600)
  }

  @Test func `cut off at any byte, whole entries remain and the next goes on after them`() throws {
    let scratch = Scratch()
    for number in 0..<3 { try Register(in: scratch.path).add(entry(.sealed, number)) }
    let bytes = try recordBytes(at: Register(in: scratch.path).path)
    for length in 0..<bytes.count {
      let other = Scratch()
      _ = other.file("register.jsonl", Array(bytes[..<length]))
      let whole = bytes[..<length].count { $0 == 0x0A }
      let register = Register(in: other.path)
      #expect(try register.entries().count == whole)
      try register.add(entry(.purged, 9))
      #expect(try register.entries().map(\.lines) == Array(0..<whole) + [9])
    }
  }

  @Test func `an entry that is changed, taken out or put elsewhere is damage`() throws {
    let scratch = Scratch()
    for number in 0..<4 { try Register(in: scratch.path).add(entry(.sealed, number)) }
    let bytes = try recordBytes(at: Register(in: scratch.path).path)
    let lines = bytes.split(separator: 0x0A).map { Array($0) + [0x0A] }
    var changes = [
      lines[1...] + [], lines[..<1] + lines[2...], [lines[1], lines[0]] + lines[2...],
    ]
    for place in 0..<(bytes.count - lines[3].count) {
      var changed = bytes
      changed[place] ^= 1
      changes.append([changed])
    }
    for change in changes {
      let other = Scratch()
      _ = other.file("register.jsonl", Array(change.joined()))
      #expect(throws: RecordError.self) { try Register(in: other.path).entries() }
    }
  }

  @Test func `of many who enter something at once nobody is lost`() async throws {
    let scratch = Scratch()
    let path = scratch.path
    await withTaskGroup(of: Bool.self) { group in
      for number in 0..<24 {
        let entry = entry(.sealed, number)
        group.addTask { (try? Register(in: path).add(entry)) != nil }
      }
      for await isAdded in group { #expect(isAdded) }
    }
    #expect(try Register(in: path).entries().map(\.lines).sorted() == Array(0..<24))
  }

  @Test func `while another enters something, whoever comes second waits`() async throws {
    let scratch = Scratch()
    let register = Register(in: scratch.path)
    try register.add(entry(.sealed, 0))
    let other = open(register.path, O_RDONLY)
    flock(other, LOCK_EX)
    async let isAdded = (try? Register(in: scratch.path).add(entry(.purged, 1))) != nil
    try await Task.sleep(for: .milliseconds(300))
    #expect(try register.entries().count == 1)
    flock(other, LOCK_UN)
    close(other)
    #expect(await isAdded)
    #expect(try register.entries().count == 2)
  }

  @Test func `a damaged register is not added to`() throws {
    let scratch = Scratch()
    for number in 0..<3 { try Register(in: scratch.path).add(entry(.sealed, number)) }
    var bytes = try recordBytes(at: Register(in: scratch.path).path)
    bytes[20] ^= 1
    let path = scratch.file("register.jsonl", bytes)
    #expect(throws: RecordError.self) { try Register(in: scratch.path).add(entry(.purged, 3)) }
    #expect(try recordBytes(at: path) == bytes)
  }

  @Test func `the register does not go where a planted link leads`() throws {
    let scratch = Scratch()
    let elsewhere = Scratch()
    let target = elsewhere.file("target", [])
    symlink(target, scratch.path + "/register.jsonl")
    #expect(throws: RecordError.self) { try Register(in: scratch.path).add(entry(.sealed, 0)) }
    #expect(try recordBytes(at: target).isEmpty)
  }

  @Test func `what no entry holds, in a line or between two, is damage`() throws {
    let scratch = Scratch()
    for number in 0..<2 { try Register(in: scratch.path).add(entry(.sealed, number)) }
    let text = String(
      decoding: try recordBytes(at: Register(in: scratch.path).path), as: UTF8.self)
    let lines = text.split(separator: "\n").map(String.init)
    for changed in [
      [lines[0], "", lines[1]], ["", lines[0], lines[1]], [lines[0], lines[1], ""],
      [lines[0], lines[1].replacing("{", with: "{\"a\":1,")],
      [lines[0], lines[1].replacing("\"deed\"", with: "\"case\":1,\"deed\"")],
    ] {
      let other = Scratch()
      _ = other.file("register.jsonl", Array((changed.joined(separator: "\n") + "\n").utf8))
      #expect(throws: RecordError.self, "\(changed)") { try Register(in: other.path).entries() }
    }
  }
}
