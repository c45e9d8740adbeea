import FlowEngine
import FlowModel
import Glibc
import Sealing
import TestSupport
import Testing
import Transcripts

/// A live record where keys are configured: nobody else reads it, and nothing is lost by that.
struct EncryptionTests {
  static let events: [Event] = [
    .opened(Samples.live), .told(Telling(text: "CANARY in the pond", offered: ["image"])),
    .noted(voice: .child, text: "CANARY again"), .paused(reason: "quit"),
  ]

  /// A record of the events, in a folder of its own.
  private func record(
    in scratch: Scratch, _ events: [Event] = EncryptionTests.events
  ) throws -> String {
    let file = RecordFile(in: scratch.path, keys: .sample)
    for event in events { try file.append([event], at: Samples.moment) }
    return try #require(file.path)
  }

  /// The lines of a file, each with its line feed.
  private func lines(of bytes: [UInt8]) -> [[UInt8]] {
    bytes.split(separator: 0x0A).map { Array($0) + [0x0A] }
  }

  /// What is found of the same record with other bytes.
  private func check(_ bytes: [UInt8], at path: String) throws -> Verification {
    let descriptor = open(path, O_WRONLY | O_TRUNC)
    defer { close(descriptor) }
    _ = bytes.withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
    return try Verification(at: path, keys: .sample)
  }

  @Test func `no word that was said lies on disk in plain, and the record reads back whole`() throws
  {
    let scratch = Scratch()
    let path = try record(in: scratch)
    let text = String(decoding: try recordBytes(at: path), as: UTF8.self)
    #expect(path.hasSuffix("/live/\(Samples.opening.record).live"))
    #expect(!text.contains("CANARY") && !text.contains("\"oak\""))
    let check = try Verification(at: path, keys: .sample)
    #expect(check.verdict == .ok)
    #expect(check.events.map(\.event) == Self.events)
    // What is read is an ordinary record, with the chain of one.
    #expect(Verification(of: check.text).head == check.head)
    for name in [path, SessionKeys.path(for: path)] {
      var status = stat()
      #expect(stat(name, &status) == 0 && status.st_mode & 0o777 == 0o600)
    }
  }

  @Test func `the lead reads a record without the key of its session`() throws {
    let scratch = Scratch()
    let path = try record(in: scratch)
    unlink(SessionKeys.path(for: path))
    #expect(throws: RecordError.locked(path: path)) { try Verification(at: path, keys: .sample) }
    #expect(records(in: scratch.path, keys: .sample).map(\.verdict) == [.locked])
    let lead = LineEncryption(
      encrypt: { _ in nil }, decrypt: { Age.decryptLine($0, with: SessionKeys.lead) })
    let check = Verification(of: try recordBytes(at: path), decryptedWith: lead)
    #expect(check.events.map(\.event) == Self.events)
  }

  @Test func `a rehearsal is not encrypted: it holds nothing that happened`() throws {
    let scratch = Scratch()
    let file = RecordFile(in: scratch.path, keys: .sample)
    try file.append([.opened(Samples.opening)], at: Samples.moment)
    #expect(file.path?.hasSuffix(".jsonl") == true)
    #expect(try Verification(at: file.path!, keys: nil).verdict == .ok)
  }

  @Test func `a bit changed anywhere is found, in the last line too, and the line is named`() throws
  {
    let scratch = Scratch()
    let path = try record(in: scratch)
    let bytes = try recordBytes(at: path)
    let beginning = bytes.firstIndex(of: 0x0A)! + 1
    for place in bytes.indices {
      for bit in isTorture ? Array(0..<8) : [place % 8] {
        var changed = bytes
        changed[place] ^= 1 << bit
        let line = max(1, bytes[..<place].count { $0 == 0x0A })
        let check = try check(changed, at: path)
        switch check.verdict {
        case .damaged(let found, _):
          // A digest is checked with the line after it; the first line of the file has no number.
          #expect(found == line || place < beginning, "bit \(bit) of byte \(place)")
        case .torn: #expect(place == bytes.count - 1)
        case .ok: Issue.record("bit \(bit) of byte \(place) was changed and not found")
        }
      }
    }
  }

  @Test func `an encrypted record that is called otherwise is locked, and not damaged`() throws {
    let scratch = Scratch()
    let copy = scratch.file("copy.jsonl", try recordBytes(at: try record(in: scratch)))
    for keys in [nil, SessionKeys.sample] {
      #expect(throws: RecordError.locked(path: copy)) { try Verification(at: copy, keys: keys) }
    }
  }

  @Test func `cut off at any byte, whole lines remain and the rest is called torn`() throws {
    let scratch = Scratch()
    let path = try record(in: scratch)
    let bytes = try recordBytes(at: path)
    let step = isTorture ? 1 : 7
    for length in stride(from: 1, to: bytes.count, by: step) {
      let check = try check(Array(bytes[..<length]), at: path)
      let whole = max(0, bytes[..<length].count { $0 == 0x0A } - 1)
      #expect(check.events.map(\.event) == Array(Self.events[..<whole]))
      if bytes[length - 1] != 0x0A { #expect(check.word == "torn") }
    }
  }

  @Test func `lines that are swapped, doubled, taken out or put in are found`() throws {
    let scratch = Scratch()
    let path = try record(in: scratch)
    let lines = lines(of: try recordBytes(at: path))
    let elsewhere = Scratch()
    let other = self.lines(of: try recordBytes(at: try record(in: elsewhere)))
    for first in lines.indices.dropFirst() {
      var changes = [lines, lines, lines]
      changes[0].insert(lines[first], at: first)
      changes[1][first] = other[first]
      if first < lines.count - 1 { changes[2].remove(at: first) } else { changes.removeLast() }
      for second in lines.indices where second > first {
        var swapped = lines
        swapped.swapAt(first, second)
        changes.append(swapped)
      }
      for change in changes {
        #expect(try check(Array(change.joined()), at: path).word == "damaged")
      }
    }
  }

  @Test func `a file without its first line, which says what it is, is damaged`() throws {
    let scratch = Scratch()
    let path = try record(in: scratch)
    let lines = lines(of: try recordBytes(at: path))
    for kept in [lines.dropFirst(), lines.dropFirst(2)] {
      #expect(try check(Array(kept.joined()), at: path).word == "damaged")
      #expect(try Verdict(Verification(at: path, keys: .sample).verdict) == .damaged)
      #expect(throws: RecordError.self) { try RecordFile.resume(path, keys: .sample) }
    }
  }

  @Test func `a record is gone on with, a torn line set aside`() throws {
    let scratch = Scratch()
    let path = try record(in: scratch)
    let bytes = try recordBytes(at: path)
    _ = try check(bytes + Array("7728a364".utf8), at: path)
    var resumed: ResumedRecord? = try RecordFile.resume(path, keys: .sample)
    #expect(resumed?.resumption.tornLength == 8)
    try resumed?.file.append(
      [.resumed(resumed!.resumption), .paused(reason: "quit")], at: Samples.moment)
    resumed = nil
    let check = try Verification(at: path, keys: .sample)
    #expect(check.verdict == .ok)
    #expect(check.events.count == Self.events.count + 2)
    #expect(throws: RecordError.locked(path: path)) { try RecordFile.resume(path) }
  }

  @Test func `the key of the session is on disk before the first line that needs it`() throws {
    let scratch = Scratch()
    let disk = FaultyDisk(.error(EIO), at: .max)
    let file = RecordFile(in: scratch.path, disk: disk, keys: .sample)
    try file.append([.opened(Samples.live)], at: Samples.moment)
    let writes = disk.calls.drop { $0 == .sync }
    #expect(Array(writes) == [.write, .syncData, .write, .syncData, .sync])
  }

  @Test func `where nothing could be written, neither a record nor a key is left`() throws {
    // The folder's name, the key, its sync, the record.
    for failing in [0, 1, 2, 3] {
      let scratch = Scratch()
      mkdir(scratch.path + "/live", 0o700)
      let disk = FaultyDisk(.error(ENOSPC), at: failing)
      let file = RecordFile(in: scratch.path, disk: disk, keys: .sample)
      #expect(throws: RecordError.self) {
        try file.append([.opened(Samples.live)], at: Samples.moment)
      }
      #expect(names(in: scratch.path + "/live").isEmpty, "call \(failing)")
      try file.append([.opened(Samples.live)], at: Samples.moment)
      #expect(records(in: scratch.path, keys: .sample).map(\.verdict) == [.ok])
    }
  }

  @Test func `without somebody to encrypt to, nothing is written`() throws {
    let scratch = Scratch()
    let path = try record(in: scratch)
    let silent = SessionKeys(
      make: { "" },
      encryption: { secret in
        guard let session = try? AgeIdentity(secret) else { return nil }
        return LineEncryption(
          encrypt: { _ in nil }, decrypt: { Age.decryptLine($0, with: session) })
      })
    let bytes = try recordBytes(at: path)
    let resumed = try RecordFile.resume(path, keys: silent)
    #expect(throws: RecordError.self) {
      try resumed.file.append([.paused(reason: "quit")], at: Samples.moment)
    }
    #expect(try recordBytes(at: path) == bytes)
  }
}
