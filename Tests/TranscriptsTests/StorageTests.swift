import FlowEngine
import FlowModel
import Glibc
import TestSupport
import Testing
import Transcripts

struct StorageTests {
  private func mode(_ path: String) -> mode_t {
    var status = stat()
    return lstat(path, &status) == 0 ? status.st_mode & 0o777 : 0o7777
  }

  @Test func `only the owner can read records and their folders, whatever the umask`() throws {
    // The umask is the whole process's, so the masks are tried one after the other.
    for mask: mode_t in [0o000, 0o022, 0o077] {
      let scratch = Scratch()
      let before = umask(mask)
      defer { umask(before) }
      let file = RecordFile(in: scratch.path + "/deep/records")
      try file.append([Samples.events[0]], at: Samples.moment)
      #expect(mode(file.path!) == 0o600)
      for folder in ["/deep", "/deep/records", "/deep/records/rehearsal"] {
        #expect(mode(scratch.path + folder) == 0o700)
      }
    }
  }

  @Test func `rehearsals and live records never share a folder`() throws {
    let scratch = Scratch()
    for mode in [Opening.Mode.live, .rehearsal] {
      let file = RecordFile(in: scratch.path)
      let opening = Samples.opening.with(mode: mode)
      try file.append([.opened(opening)], at: Samples.moment)
      #expect(file.path == "\(scratch.path)/\(mode.rawValue)/\(opening.record).jsonl")
    }
  }

  @Test func `a link planted in the place of a folder or a file is not followed`() throws {
    let scratch = Scratch()
    let elsewhere = Scratch()
    mkdir(scratch.path + "/one", 0o700)
    symlink(elsewhere.path, scratch.path + "/one/rehearsal")
    #expect(throws: RecordError.self) {
      try RecordFile(in: scratch.path + "/one").append([Samples.events[0]], at: Samples.moment)
    }
    mkdir(scratch.path + "/two", 0o700)
    mkdir(scratch.path + "/two/rehearsal", 0o700)
    let name = "/two/rehearsal/\(Samples.opening.record).jsonl"
    symlink(elsewhere.path + "/stolen", scratch.path + name)
    #expect(throws: RecordError.self) {
      try RecordFile(in: scratch.path + "/two").append([Samples.events[0]], at: Samples.moment)
    }
    #expect(access(elsewhere.path + "/stolen", F_OK) != 0)
  }

  @Test(arguments: [0o777, 0o770, 0o702] as [mode_t])
  func `a folder that others can write to is refused`(mode: mode_t) {
    let scratch = Scratch()
    mkdir(scratch.path + "/open", 0o700)
    chmod(scratch.path + "/open", mode)
    #expect(throws: RecordError.self) {
      try RecordFile(in: scratch.path + "/open").append([Samples.events[0]], at: Samples.moment)
    }
  }

  @Test func `a folder of somebody else is refused`() throws {
    let scratch = Scratch()
    // Whoever is not the owner of everything finds a folder of somebody else at hand.
    let path = geteuid() == 0 ? scratch.path : "/usr"
    if geteuid() == 0 { chown(scratch.path, 65_534, 65_534) }
    do throws(RecordError) {
      try RecordFile(in: path).append([Samples.events[0]], at: Samples.moment)
      Issue.record("a record was made in a folder of somebody else")
    } catch {
      #expect(error == .unsafeFolder(path: path, reason: "it belongs to somebody else"))
    }
  }

  @Test func `a folder that others could list is closed to them`() throws {
    let scratch = Scratch()
    chmod(scratch.path, 0o755)
    let file = RecordFile(in: scratch.path)
    try file.append([Samples.events[0]], at: Samples.moment)
    #expect(mode(scratch.path) == 0o700)
  }

  @Test func `a record is not taken up through a link`() throws {
    let scratch = Scratch()
    let elsewhere = Scratch()
    let path = elsewhere.file("\(Samples.opening.record).jsonl", try sampleRecord(3))
    let link = scratch.path + "/\(Samples.opening.record).jsonl"
    symlink(path, link)
    #expect(throws: RecordError.self) { try RecordFile.resume(link) }
    #expect(throws: Never.self) { try RecordFile.resume(path) }
  }

  @Test func `a record that cannot be made leaves no key, and what is there is not touched`() throws
  {
    let scratch = Scratch()
    mkdir(scratch.path + "/live", 0o700)
    let path = scratch.file("live/\(Samples.opening.record).live", [0x78])
    #expect(throws: RecordError.self) {
      try RecordFile(in: scratch.path, keys: .sample).append(
        [.opened(Samples.live)], at: Samples.moment)
    }
    #expect(names(in: scratch.path + "/live") == ["\(Samples.opening.record).live"])
    #expect(try recordBytes(at: path) == [0x78])
  }

  @Test func `a record without one whole line is left as it is`() throws {
    let bytes = Array(try sampleRecord(1).dropLast(9))
    let scratch = Scratch()
    let path = scratch.file("\(Samples.opening.record).jsonl", bytes)
    #expect(throws: RecordError.self) { try RecordFile.resume(path) }
    #expect(try recordBytes(at: path) == bytes)
  }

  @Test func `a record that is there already is never written over`() throws {
    let scratch = Scratch()
    try RecordFile(in: scratch.path).append([Samples.events[0]], at: Samples.moment)
    #expect(throws: RecordError.self) {
      try RecordFile(in: scratch.path).append([Samples.events[0]], at: Samples.moment)
    }
  }

  @Test func `of two who open one record, one wins and the other is told`() throws {
    let scratch = Scratch()
    let file = RecordFile(in: scratch.path)
    try file.append([Samples.events[0]], at: Samples.moment)
    #expect(throws: RecordError.busy(path: file.path!)) { try RecordFile.resume(file.path!) }
    let path = scratch.file("\(Samples.opening.record).jsonl", try sampleRecord(2))
    let taken = try RecordFile.resume(path)
    #expect(throws: RecordError.busy(path: path)) { try RecordFile.resume(path) }
    withExtendedLifetime(taken) {}
  }

  @Test func `a torn last line is set aside, kept in the record, and only once`() throws {
    let bytes = try sampleRecord(4)
    let lines = bytes.split(separator: 0x0A)
    let whole = Array(lines[0..<3].map { Array($0) + [0x0A] }.joined())
    let torn = Array(lines[3].prefix(20))
    let scratch = Scratch()
    let path = scratch.file("\(Samples.opening.record).jsonl", whole + torn)

    var resumed: ResumedRecord? = try RecordFile.resume(path)
    #expect(
      resumed?.resumption
        == Resumption(tornLength: 20, tornDigest: sha256(torn), tornBytes: base64Of(torn)))
    #expect(resumed?.events.count == 3)
    try resumed?.file.append([.resumed(resumed!.resumption)], at: Samples.moment)
    resumed = nil
    let again = try RecordFile.resume(path)
    #expect(again.resumption == Resumption())
    #expect(
      again.events.map(\.event).last
        == .resumed(
          Resumption(tornLength: 20, tornDigest: sha256(torn), tornBytes: base64Of(torn))))
  }

  /// The same twenty bytes by the table of RFC 4648, worked out apart from the program's own.
  private func base64Of(_ bytes: [UInt8]) -> String {
    let letters = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/")
    let bits = bytes.flatMap { byte in (0..<8).map { byte >> (7 - $0) & 1 } }
    var text = ""
    for start in stride(from: 0, to: bits.count, by: 6) {
      let group = (0..<6).map { start + $0 < bits.count ? Int(bits[start + $0]) : 0 }
      text.append(letters[group.reduce(0) { $0 * 2 + $1 }])
    }
    return text + String(repeating: "=", count: (4 - text.count % 4) % 4)
  }

  @Test func `a damaged record is not gone on with, and is left as it is`() throws {
    var bytes = try sampleRecord(4)
    bytes[30] ^= 1
    let scratch = Scratch()
    let path = scratch.file("\(Samples.opening.record).jsonl", bytes)
    do {
      _ = try RecordFile.resume(path)
      Issue.record("a damaged record was taken up")
    } catch {
      guard case .damaged(path, line: 1, _) = error else {
        Issue.record("\(error)")
        return
      }
    }
    #expect(try recordBytes(at: path) == bytes)
  }

  @Test func `records are listed newest first, and a damaged one is not left out`() throws {
    let scratch = Scratch()
    for (number, hour) in [(1, 2), (2, 1)] {
      let name = "0b5cd5ee-9f0d-4f0a-8a0e-00000000000\(number)"
      let opening = Opening(
        record: name, mode: .live, program: "", setting: "oak", settingTitle: "Oak", policies: [],
        digests: [:], account: "", offset: 0)
      try RecordFile(in: scratch.path).append(
        [.opened(opening), .entered(flow: "image", title: "An image", by: .person)],
        at: Moment(milliseconds: Int64(hour) * 3_600_000))
    }
    _ = scratch.file("live/broken.jsonl", Array("not a record\n".utf8))
    let found = records(in: scratch.path)
    #expect(found.map(\.verdict) == [.ok, .ok, .damaged])
    #expect(found[0].opening?.record.last == "1")
    #expect(found[0].title == "An image")
    #expect(!found[0].isEnded)
  }

  @Test func `a record that waits for somebody's own words is not finished, though next was said`()
    throws
  {
    let scratch = Scratch()
    let opening = Opening(
      record: Samples.opening.record, mode: .live, program: "", setting: "oak", settingTitle: "Oak",
      policies: [], digests: [:], account: "", offset: 0)
    let ended = Ended(ending: "next", text: "Tell her.", tell: [], by: .now)
    let asked = Asked(question: "im-words", text: "What did the child say?", voice: .child)
    let answer = Answer(raw: "none", values: ["none"])
    var events: [Event] = [
      .opened(opening), .entered(flow: "image", title: "An image", by: .person), .ended(ended),
      .asked(asked),
    ]
    for (more, isEnded) in [
      ([], false), ([.answered(question: "im-words", answer, shown: "none")], true),
      ([.asked(Asked(question: "cannot/tell", text: "Why not?", voice: .own))], true),
    ] as [([Event], Bool)] {
      events += more
      let folder = scratch.path + "/\(events.count)"
      _ = mkdir(folder, 0o700)
      try RecordFile(in: folder).append(events, at: Moment(milliseconds: 0))
      #expect(records(in: folder).map(\.isEnded) == [isEnded])
      let unfinished = unfinishedRecord(in: folder, since: 0)
      #expect((unfinished == nil) == isEnded)
    }
  }

  @Test func `names of records are random UUIDs and nothing else`() {
    let names = (0..<200).map { _ in newRecordName() }
    #expect(Set(names).count == 200)
    #expect(names.allSatisfy { $0.count == 36 && $0.allSatisfy { $0.isHexDigit || $0 == "-" } })
    #expect(names.allSatisfy { Array($0)[14] == "4" && "89ab".contains(Array($0)[19]) })
  }
}
