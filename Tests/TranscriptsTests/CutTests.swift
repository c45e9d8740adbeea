import Files
import FlowEngine
import FlowModel
import Glibc
import TestSupport
import Testing
import Transcripts

/// Programs that are killed and machines that lose power, at any moment, also while what was left
/// is taken up again.
struct CutTests {
  /// A short conversation in turns, as they are written: the answer and the next question together.
  static let turns: [[Event]] = [
    [.opened(Samples.live), Samples.events[1]],
    [Samples.events[5], Samples.events[1]], [Samples.events[4]],
    [.noted(voice: .own, text: String(repeating: "a long note ", count: 120))],
    [Samples.events[6], Samples.events[11]], [.paused(reason: "quit")],
  ]

  /// Writes turns until the disk stops; gives how many events were acknowledged.
  private func write(_ scratch: Scratch, _ disk: CutDisk, _ keys: SessionKeys?) -> Int {
    let file = RecordFile(in: scratch.path, disk: disk, keys: keys)
    var acknowledged = 0
    for turn in Self.turns {
      guard (try? file.append(turn, at: Samples.moment)) != nil else { break }
      acknowledged += turn.count
    }
    return acknowledged
  }

  /// The files in a folder of their own.
  private func restored(_ files: [String: [UInt8]], of scratch: Scratch) -> Scratch {
    let other = Scratch()
    mkdir(other.path + "/live", 0o700)
    for (path, bytes) in files {
      _ = other.file(String(path.dropFirst(scratch.path.count + 1)), bytes)
    }
    return other
  }

  /// The events of the only record in a folder, and what is found of it; nil if there is none.
  private func found(_ scratch: Scratch, _ keys: SessionKeys?) throws -> (
    path: String, check: Verification
  )? {
    let name = names(in: scratch.path + "/live").first { !$0.hasSuffix(".session") }
    guard let name else { return nil }
    let path = scratch.path + "/live/" + name
    return (path, try Verification(at: path, keys: keys))
  }

  /// The events that were said, without those that tell of taking up again.
  private func said(_ check: Verification) -> [Event] {
    check.events.map(\.event).filter { if case .resumed = $0 { false } else { true } }
  }

  @Test(arguments: [false, true])
  func `killed at any call and byte, and again while recovering, nothing acknowledged is lost`(
    encrypted: Bool
  ) throws {
    let keys: SessionKeys? = encrypted ? .sample : nil
    let whole = CutDisk(after: .max)
    let said = Self.turns.flatMap { $0 }
    #expect(write(Scratch(), whole, keys) == said.count)
    for last in 0..<whole.calls {
      for partial in stride(from: 0, to: 3_000, by: isTorture ? 11 : encrypted ? 1_499 : 701) {
        let scratch = Scratch()
        let disk = CutDisk(after: last, partial: partial)
        let acknowledged = write(scratch, disk, keys)
        try recover(disk.afterKill, of: scratch, keys, acknowledged, "\(last) \(partial)")
      }
    }
  }

  /// Takes a record up again, stopped at each call in turn, and in the end not stopped.
  private func recover(
    _ files: [String: [UInt8]], of scratch: Scratch, _ keys: SessionKeys?, _ acknowledged: Int,
    _ place: String
  ) throws {
    var expected: [Event]?
    for last in 0...6 {
      let copy = restored(files, of: scratch)
      guard let (path, before) = try found(copy, keys), !before.events.isEmpty else {
        #expect(acknowledged == 0, "\(place): the record is gone")
        return
      }
      let held = files.map { (copy.path + $0.key.dropFirst(scratch.path.count), $0.value) }
      let disk = CutDisk(after: last, holding: Dictionary(uniqueKeysWithValues: held))
      _ = try? takeUp(path, disk, keys)
      try takeUp(path, PosixDisk(), keys)
      let after = try Verification(at: path, keys: keys)
      #expect(after.verdict == .ok, "\(place), then \(last)")
      let events = said(after)
      #expect(events.count >= acknowledged, "\(place), then \(last)")
      #expect(events == Array(Self.turns.joined().prefix(events.count)), "\(place), then \(last)")
      #expect(expected == nil || events == expected, "\(place), then \(last)")
      expected = events
    }
  }

  private func takeUp(_ path: String, _ disk: any Disk, _ keys: SessionKeys?) throws {
    let resumed = try RecordFile.resume(path, disk: disk, keys: keys)
    try resumed.file.append([.resumed(resumed.resumption)], at: Samples.moment)
  }

  /// What a power cut leaves, after so many calls.
  private func cut(_ seed: Int, _ keys: SessionKeys?, isLying: Bool = false) throws -> (
    acknowledged: Int, left: Scratch
  ) {
    var dice = SeededDice(seed: seed)
    let scratch = Scratch()
    let disk = CutDisk(
      after: Int.random(in: 0...24, using: &dice), partial: Int.random(in: 0...3_000, using: &dice),
      isLying: isLying)
    let acknowledged = write(scratch, disk, keys)
    return (acknowledged, restored(disk.afterPowerCut(&dice), of: scratch))
  }

  @Test(arguments: [false, true])
  func `after a power cut every acknowledged event can be read, and none that was not said`(
    encrypted: Bool
  ) throws {
    let keys: SessionKeys? = encrypted ? .sample : nil
    for seed in 0..<(isTorture ? 100_000 : encrypted ? 100 : 400) {
      let (acknowledged, left) = try cut(seed, keys)
      guard acknowledged > 0 else { continue }
      let (path, check) = try #require(try found(left, keys), "seed \(seed)")
      let events = check.events.map(\.event)
      #expect(events.count >= acknowledged, "seed \(seed)")
      #expect(events == Array(Self.turns.joined().prefix(events.count)), "seed \(seed)")
      // What is damaged is told so and left as it is; all else is gone on with.
      guard check.word != "damaged" else { continue }
      try takeUp(path, PosixDisk(), keys)
      #expect(try Verification(at: path, keys: keys).verdict == .ok, "seed \(seed)")
    }
  }

  @Test func `a disk that lies about its syncs loses answers, so that the last test is one`() throws
  {
    let lost = try (0..<100).contains { seed in
      let (acknowledged, left) = try cut(seed, nil, isLying: true)
      let kept = try found(left, nil)?.check.events.count ?? 0
      return kept < acknowledged
    }
    #expect(lost)
  }
}
