import FlowEngine
import FlowModel
import Glibc
import Synchronization
import TestSupport
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

  @Test func `cut off at any byte, whole entries remain, the next follows and no byte is lost`()
    throws
  {
    let scratch = Scratch()
    for number in 0..<3 { try Register(in: scratch.path).add(entry(.sealed, number)) }
    let bytes = try recordBytes(at: Register(in: scratch.path).path)
    for length in 0..<bytes.count {
      let other = Scratch()
      let cut = Array(bytes[..<length])
      _ = other.file("register.jsonl", cut)
      // Where only the line feed is lost, the entry is whole.
      let whole = (cut + [0x0A]).split(separator: 0x0A).count { bytes.count(of: Array($0)) == 1 }
      let register = Register(in: other.path)
      #expect(try register.entries().count == whole, "\(length)")
      try register.add(entry(.purged, 9))
      #expect(try register.entries().map(\.lines) == Array(0..<whole) + [9])
      #expect(try register.contents().damage == [])
      let kept = (try? recordBytes(at: other.path + "/register.torn")) ?? []
      let after = try recordBytes(at: register.path)
      let torn = cut.lastIndex(of: 0x0A).map { cut[($0 + 1)...] } ?? cut[...]
      #expect(after.starts(with: cut) || kept.dropLast().elementsEqual(torn), "\(length)")
    }
  }

  @Test(arguments: [
    (Array("{\"deed\":\"sea".utf8), true), (Array("{".utf8), true), (Array("garbage".utf8), false),
    ([UInt8](repeating: 0, count: 512), false),
    (Array("{\"deed\":\"".utf8) + [UInt8](repeating: 0x78, count: 2_000), false),
  ])
  func `bytes behind the last line feed are told, until they are set aside`(
    rest: [UInt8], isTorn: Bool
  ) throws {
    let scratch = Scratch()
    try Register(in: scratch.path).add(entry(.sealed, 0))
    let bytes = try recordBytes(at: Register(in: scratch.path).path)
    let other = Scratch()
    _ = other.file("register.jsonl", bytes + rest)
    let register = Register(in: other.path)
    #expect(try register.contents().damage.map(\.line) == [2])
    #expect(try register.contents().damage.map(\.isTorn) == [isTorn])
    #expect(try register.contents().damage[0].reason.contains("\(rest.count) bytes"))
    try register.add(entry(.purged, 9))
    #expect(try register.contents().damage == [])
  }

  @Test func `one changed bit costs one entry, the others hold, and the line is told`() throws {
    let scratch = Scratch()
    for number in 0..<4 { try Register(in: scratch.path).add(entry(.sealed, number)) }
    let bytes = try recordBytes(at: Register(in: scratch.path).path)
    let ends = bytes.indices.filter { bytes[$0] == 0x0A }
    for place in bytes.indices {
      var changed = bytes
      changed[place] ^= 1
      let other = Scratch()
      let path = other.file("register.jsonl", changed)
      let register = Register(in: other.path)
      let contents = try register.contents()
      let line = ends.count { $0 < place }
      let isLineFeed = bytes[place] == 0x0A
      // Nothing follows the last entry that could tell a change of its words.
      let isUnseen = line == 3 && contents.damage.isEmpty
      let others = isLineFeed ? [0, 1, 2, 3] : [0, 1, 2, 3].filter { $0 != line }
      let found = isUnseen ? contents.entries.dropLast() : contents.entries[...]
      #expect(found.map(\.lines) == others, "\(place)")
      #expect(contents.entries.count >= 3, "\(place)")
      if !isUnseen {
        #expect(contents.damage.map(\.line) == [line + 1], "\(place)")
      }
      // What stood there is never changed, and what is entered now holds.
      try register.add(entry(.purged, 9))
      #expect(try register.entries().last?.lines == 9, "\(place)")
      let kept = (try? recordBytes(at: other.path + "/register.torn")) ?? []
      #expect(try recordBytes(at: path).starts(with: changed) || !kept.isEmpty, "\(place)")
    }
  }

  @Test func `an entry that is taken out or put elsewhere is damage`() throws {
    let scratch = Scratch()
    for number in 0..<4 { try Register(in: scratch.path).add(entry(.sealed, number)) }
    let lines = try recordBytes(at: Register(in: scratch.path).path)
      .split(separator: 0x0A).map { Array($0) + [0x0A] }
    for change in [
      lines[1...] + [], lines[..<1] + lines[2...], [lines[1], lines[0]] + lines[2...],
    ] {
      let other = Scratch()
      _ = other.file("register.jsonl", Array(change.joined()))
      #expect(try !Register(in: other.path).contents().damage.isEmpty)
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
    // However busy this machine is.
    let patience = Register.Patience(milliseconds: 600_000)
    async let isAdded =
      (try? Register(in: scratch.path, patience: patience).add(entry(.purged, 1))) != nil
    try await Task.sleep(for: .milliseconds(300))
    #expect(try register.entries().count == 1)
    flock(other, LOCK_UN)
    close(other)
    #expect(await isAdded)
    #expect(try register.entries().count == 2)
  }

  @Test func `who waits for long is told so once, and gives up in the end`() throws {
    let scratch = Scratch()
    let register = Register(in: scratch.path)
    try register.add(entry(.sealed, 0))
    let other = open(register.path, O_RDONLY)
    flock(other, LOCK_EX)
    defer { close(other) }
    let told = Mutex<[String]>([])
    let patience = Register.Patience(milliseconds: 1_000) { path, _ in
      told.withLock { $0 += [path] }
    }
    #expect(throws: RecordError.registerBusy(path: register.path, seconds: 1)) {
      try Register(in: scratch.path, patience: patience).add(entry(.purged, 1))
    }
    #expect(told.withLock { $0 } == [register.path])
    #expect(try register.entries().count == 1)
  }

  @Test func `who waits for a moment is told nothing`() throws {
    let scratch = Scratch()
    let disk = FaultyDisk(.error(EWOULDBLOCK), at: 0, counting: [.lock])
    let patience = Register.Patience { _, _ in Issue.record("it was told") }
    try Register(in: scratch.path, disk: disk, patience: patience).add(entry(.sealed, 7))
    #expect(disk.calls.count == 2)
    #expect(try Register(in: scratch.path).entries().map(\.lines) == [7])
  }

  @Test(arguments: ["link", "folder", "pipe"])
  func `what stands in the place of the register is named, and nothing is written`(what: String)
    throws
  {
    let scratch = Scratch()
    let elsewhere = Scratch()
    let target = elsewhere.file("target", [])
    for name in ["register.jsonl", "register.torn"] {
      let path = scratch.path + "/" + name
      if name == "register.torn" { _ = scratch.file("register.jsonl", Array("{\"torn".utf8)) }
      switch what {
      case "link": symlink(target, path)
      case "folder": mkdir(path, 0o700)
      default: mkfifo(path, 0o600)
      }
      let error = #expect(throws: RecordError.self) {
        try Register(in: scratch.path).add(entry(.sealed, 0))
      }
      guard case .refused(path, let reason)? = error else {
        Issue.record("\(name): \(String(describing: error))")
        continue
      }
      #expect(reason.contains(what) && reason.contains("in the place of"))
      #expect(try recordBytes(at: target).isEmpty)
      unlink(path)
      rmdir(path)
    }
  }

  @Test func `whatever call fails, what was entered before holds and the failure is told`() throws {
    for error in [EIO, ENOSPC] {
      for number in 0..<9 {
        let scratch = Scratch()
        try Register(in: scratch.path).add(entry(.sealed, 0))
        let disk = FaultyDisk(
          .error(error), at: number, counting: Set(FaultyDisk.Call.allCases))
        let isAdded = (try? Register(in: scratch.path, disk: disk).add(entry(.purged, 1))) != nil
        #expect(!isAdded || disk.calls.count <= number)
        let entries = try Register(in: scratch.path).entries().map(\.lines)
        #expect(entries.first == 0 && entries.count <= 2)
        try Register(in: scratch.path).add(entry(.purged, 2))
        #expect(try Register(in: scratch.path).entries().last?.lines == 2)
        #expect(try Register(in: scratch.path).contents().damage == [])
      }
    }
  }

  @Test func `a write that is interrupted or takes only some bytes is gone on with`() throws {
    for fault in [FaultyDisk.Fault.error(EINTR), .short(1), .short(100)] {
      let scratch = Scratch()
      try Register(in: scratch.path, disk: FaultyDisk(fault, at: 0)).add(entry(.sealed, 7))
      #expect(try Register(in: scratch.path).entries().map(\.lines) == [7])
    }
  }

  @Test func `whoever is interrupted while waiting for it does not go on without the lock`() throws
  {
    let scratch = Scratch()
    let disk = FaultyDisk(.error(EINTR), at: 0, counting: [.lock])
    try Register(in: scratch.path, disk: disk).add(entry(.sealed, 7))
    #expect(disk.calls.count == 2)
    let broken = FaultyDisk(.error(ENOLCK), at: 0, counting: [.lock])
    #expect(throws: RecordError.self) {
      try Register(in: scratch.path, disk: broken).add(entry(.sealed, 8))
    }
    #expect(try Register(in: scratch.path).entries().map(\.lines) == [7])
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
      #expect(try !Register(in: other.path).contents().damage.isEmpty, "\(changed)")
    }
  }
}

extension [UInt8] {
  /// How many of the lines are just these bytes.
  fileprivate func count(of line: [UInt8]) -> Int {
    split(separator: 0x0A).count { $0.elementsEqual(line) }
  }
}
