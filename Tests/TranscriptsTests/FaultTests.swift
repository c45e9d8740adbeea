import FlowEngine
import FlowModel
import Glibc
import TestSupport
import Testing
import Transcripts

struct FaultTests {
  static let errors: [Int32] = [ENOSPC, EDQUOT, EIO, EROFS, EINTR, EAGAIN]

  /// Writes events until one fails; gives how many were acknowledged.
  private func write(
    _ file: RecordFile, _ events: [Event] = Samples.events
  ) -> (acknowledged: Int, failed: RecordError?) {
    for (count, event) in events.enumerated() {
      do throws(RecordError) {
        try file.append([event], at: Samples.moment)
      } catch {
        return (count, error)
      }
    }
    return (events.count, nil)
  }

  @Test(arguments: errors, [false, true])
  func `whatever call fails, nothing acknowledged is lost and nothing half written stays`(
    error: Int32, lasting: Bool
  ) throws {
    try fail(error, lasting, Samples.events, keys: nil)
    // Only a live record is encrypted.
    try fail(error, lasting, [.opened(Samples.live)] + Samples.events[1...5], keys: .sample)
  }

  private func fail(
    _ error: Int32, _ lasting: Bool, _ events: [Event], keys: SessionKeys?
  ) throws {
    for place in 0..<48 {
      let scratch = Scratch()
      let disk = FaultyDisk(
        .error(error), at: place, isLasting: lasting, counting: Set(FaultyDisk.Call.allCases))
      // An interrupted call that lasts for ever would be a hang and not a fault.
      if error == EINTR, lasting { continue }
      let file = RecordFile(in: scratch.path, disk: disk, keys: keys)
      let (acknowledged, failed) = write(file, events)
      guard let path = file.path else {
        #expect(failed != nil && acknowledged == 0)
        continue
      }
      let check = try Verification(at: path, keys: keys)
      if check.events.isEmpty { #expect(acknowledged == 0) }
      #expect(check.events.count >= acknowledged, "call \(place)")
      #expect(check.events.map(\.event) == Array(events.prefix(check.events.count)))
      if failed == nil { #expect(acknowledged == events.count) }
    }
  }

  @Test(arguments: [1, 2, 60, 200])
  func `a short write is finished`(bytes: Int) throws {
    for place in 0..<6 {
      let scratch = Scratch()
      let file = RecordFile(in: scratch.path, disk: FaultyDisk(.short(bytes), at: place))
      #expect(write(file).failed == nil)
      #expect(Verification(of: try recordBytes(at: file.path!)).word == "ok")
    }
  }

  @Test func `after a failed sync the file is never touched again`() throws {
    let scratch = Scratch()
    // The calls of the first event: sync of the folder above for each folder made, write, sync.
    let counting = FaultyDisk(.error(EIO), at: .max)
    try RecordFile(in: scratch.path + "/a", disk: counting).append(
      [Samples.events[0]], at: Samples.moment)
    let sync = try #require(counting.calls.firstIndex(of: .syncData))

    let disk = FaultyDisk(.error(EIO), at: sync)
    let file = RecordFile(in: scratch.path + "/b", disk: disk)
    #expect(throws: RecordError.self) { try file.append([Samples.events[0]], at: Samples.moment) }
    let calls = disk.calls
    #expect(throws: RecordError.self) { try file.append([Samples.events[1]], at: Samples.moment) }
    #expect(disk.calls == calls)
  }

  @Test
  func `a disk that is full from the start leaves no empty record, and takes the opening later`()
    throws
  {
    let scratch = Scratch()
    let counting = FaultyDisk(.error(EIO), at: .max)
    try RecordFile(in: scratch.path + "/a", disk: counting).append(
      [Samples.events[0]], at: Samples.moment)
    let firstWrite = try #require(counting.calls.firstIndex(of: .write))
    let disk = FaultyDisk(.error(ENOSPC), at: firstWrite)
    let file = RecordFile(in: scratch.path + "/b", disk: disk)
    #expect(throws: RecordError.self) { try file.append([Samples.events[0]], at: Samples.moment) }
    #expect(records(in: scratch.path + "/b").isEmpty)
    try file.append([Samples.events[0]], at: Samples.moment)
    #expect(records(in: scratch.path + "/b").map(\.verdict) == [.ok])
  }

  /// A record of two events on a disk on which a later write stops half way, with what is called
  /// from then on.
  private func halfWritten(
    _ keys: SessionKeys?, then error: Int32 = ENOSPC
  ) throws -> (file: RecordFile, disk: FaultyDisk, scratch: Scratch) {
    let scratch = Scratch()
    let counting = FaultyDisk(.error(EIO), at: .max)
    try RecordFile(in: scratch.path + "/a", disk: counting, keys: keys).append(
      [.opened(Samples.live)], at: Samples.moment)
    let disk = FaultyDisk(.halfAndThen(error), at: counting.calls.count)
    let file = RecordFile(in: scratch.path + "/b", disk: disk, keys: keys)
    try file.append([.opened(Samples.live)], at: Samples.moment)
    return (file, disk, scratch)
  }

  @Test(arguments: [false, true])
  func `half a line is taken back for good, and the next answer follows the last whole one`(
    encrypted: Bool
  ) throws {
    let keys: SessionKeys? = encrypted ? .sample : nil
    let (file, disk, scratch) = try halfWritten(keys)
    let path = try #require(file.path)
    let before = try recordBytes(at: path)
    let calls = disk.calls.count
    #expect(throws: RecordError.self) { try file.append([Samples.events[1]], at: Samples.moment) }
    #expect(try recordBytes(at: path) == before)
    #expect(Array(disk.calls[calls...]) == [.write, .write, .truncate, .syncData])
    try file.append([Samples.events[1]], at: Samples.moment)
    let check = try Verification(at: path, keys: keys)
    #expect(check.verdict == .ok)
    #expect(check.events.map(\.event) == [.opened(Samples.live), Samples.events[1]])
    withExtendedLifetime(scratch) {}
  }

  @Test(arguments: [false, true])
  func `an interrupted write is made again, and nobody has to answer twice`(encrypted: Bool) throws
  {
    let (file, _, scratch) = try halfWritten(encrypted ? .sample : nil, then: EINTR)
    try file.append([Samples.events[1]], at: Samples.moment)
    let check = try Verification(at: try #require(file.path), keys: encrypted ? .sample : nil)
    #expect(check.events.map(\.event) == [.opened(Samples.live), Samples.events[1]])
    withExtendedLifetime(scratch) {}
  }

  @Test func `a write that takes nothing is told, and not waited for`() throws {
    let scratch = Scratch()
    let counting = FaultyDisk(.error(EIO), at: .max)
    try RecordFile(in: scratch.path + "/a", disk: counting).append(
      [Samples.events[0]], at: Samples.moment)
    let disk = FaultyDisk(.short(0), at: counting.calls.count)
    let file = RecordFile(in: scratch.path + "/b", disk: disk)
    try file.append([Samples.events[0]], at: Samples.moment)
    #expect(throws: RecordError.self) { try file.append([Samples.events[1]], at: Samples.moment) }
    #expect(Verification(of: try recordBytes(at: file.path!)).events.count == 1)
  }

  @Test func `nothing is printed as saved that the disk did not confirm`() throws {
    for place in 0..<12 {
      let scratch = Scratch()
      let disk = FaultyDisk(.error(EIO), at: place)
      let file = RecordFile(in: scratch.path, disk: disk)
      var printed = [UInt8]()
      file.onSaved = { printed += $0 }
      let (acknowledged, _) = write(file)
      #expect(printed.count { $0 == 0x0A } == acknowledged, "call \(place)")
    }
  }

  @Test func `a key of a session that is written in pieces is whole`() throws {
    let scratch = Scratch()
    let disk = FaultyDisk(.short(9), at: 0, counting: [.write])
    let file = RecordFile(in: scratch.path, disk: disk, keys: .sample)
    try file.append([.opened(Samples.live)], at: Samples.moment)
    #expect(records(in: scratch.path, keys: .sample).map(\.verdict) == [.ok])
  }

  @Test func `half a key of a session is no key, and its record is begun again`() throws {
    let scratch = Scratch()
    mkdir(scratch.path + "/live", 0o700)
    let counting = FaultyDisk(.error(EIO), at: .max)
    try RecordFile(in: scratch.path + "/a", disk: counting, keys: .sample).append(
      [.opened(Samples.live)], at: Samples.moment)
    let key = try #require(counting.calls.firstIndex(of: .write))
    let disk = FaultyDisk(.halfAndThen(ENOSPC), at: key)
    let file = RecordFile(in: scratch.path + "/b", disk: disk, keys: .sample)
    #expect(throws: RecordError.self) {
      try file.append([.opened(Samples.live)], at: Samples.moment)
    }
    #expect(names(in: scratch.path + "/b/live").isEmpty)
    try file.append([.opened(Samples.live)], at: Samples.moment)
    #expect(records(in: scratch.path + "/b", keys: .sample).map(\.verdict) == [.ok])
  }

  @Test func `a new folder is on the disk before a record in it, or there is no record`() throws {
    let scratch = Scratch()
    let path = scratch.path + "/deep/records"
    let counting = FaultyDisk(.error(EIO), at: .max)
    try RecordFile(in: path, disk: counting).append([Samples.events[0]], at: Samples.moment)
    let syncs = counting.calls.prefix { $0 == .sync }.count
    #expect(syncs == 4, "deep, records and rehearsal as they are made, and rehearsal once more")
    for place in 0..<syncs {
      let other = Scratch()
      let disk = FaultyDisk(.error(EIO), at: place)
      let file = RecordFile(in: other.path + "/deep/records", disk: disk)
      #expect(throws: RecordError.self) { try file.append([Samples.events[0]], at: Samples.moment) }
      #expect(records(in: other.path + "/deep/records").isEmpty)
      // What was not confirmed is not taken for safe the next time.
      try file.append([Samples.events[0]], at: Samples.moment)
      #expect(disk.calls.prefix { $0 == .sync }.count == syncs + 1)
    }
  }

  @Test func `a folder that a killed program left is on the disk before a record in it`() throws {
    let scratch = Scratch()
    mkdir(scratch.path + "/rehearsal", 0o700)
    let disk = FaultyDisk(.error(EIO), at: 0)
    let file = RecordFile(in: scratch.path, disk: disk)
    #expect(throws: RecordError.self) { try file.append([Samples.events[0]], at: Samples.moment) }
    try file.append([Samples.events[0]], at: Samples.moment)
    #expect(disk.calls == [.sync, .sync, .write, .syncData, .sync])
  }

  @Test func `a torn line is cut off for good before anything is added, or nothing is`() throws {
    let bytes = try sampleRecord(3) + Array("{\"torn".utf8)
    for failing in [0, 1, Int.max] {
      let scratch = Scratch()
      let path = scratch.file("\(Samples.opening.record).jsonl", bytes)
      let disk = FaultyDisk(.error(EIO), at: failing)
      let resumed = try? RecordFile.resume(path, disk: disk)
      #expect((resumed != nil) == (failing == .max), "call \(failing)")
      #expect(disk.calls == [.truncate, .syncData])
    }
  }

  @Test func `a full disk that has room again takes the same answer`() throws {
    let scratch = Scratch()
    let counting = FaultyDisk(.error(EIO), at: .max)
    let first = RecordFile(in: scratch.path + "/a", disk: counting)
    try first.append([Samples.events[0]], at: Samples.moment)

    let disk = FaultyDisk(.error(ENOSPC), at: counting.calls.count)
    let file = RecordFile(in: scratch.path + "/b", disk: disk)
    try file.append([Samples.events[0]], at: Samples.moment)
    do throws(RecordError) {
      try file.append([Samples.events[1]], at: Samples.moment)
      Issue.record("the disk was full")
    } catch {
      guard case .notSaved = error else {
        Issue.record("\(error)")
        return
      }
    }
    try file.append([Samples.events[1]], at: Samples.moment)
    let check = Verification(of: try recordBytes(at: file.path!))
    #expect(check.events.map(\.event) == Array(Samples.events.prefix(2)))
  }
}
