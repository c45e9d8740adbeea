import Casework
import FlowEngine
import Glibc
import TestSupport
import Testing
import Transcripts

/// A record that lies where another belongs, or where nothing can be saved, is told wherever records
/// are looked at.
struct MisplacedTests {
  let place = TestOffice()
  private var records: String { place.office.records }

  private func id(of path: String) -> String {
    String(path.split(separator: "/").last?.prefix(36) ?? "")
  }

  private func verdicts() -> [Verdict] {
    RegisterCheck(records: records).findings().map(\.verdict)
  }

  /// What the list tells, which must be what the doctor tells.
  private func told() throws -> [Verdict] {
    let findings = try place.office.listing().findings
    let facts = place.office.installation().compactMap { fact -> RecordFinding? in
      if case .keys(.record(let found)) = fact { found } else { nil }
    }
    #expect(facts == findings)
    return findings.map(\.verdict)
  }

  private func expectMisplaced(_ attempt: () throws -> Void) {
    let error = #expect(throws: CaseworkError.self) { try attempt() }
    guard case .misplaced? = error else {
      Issue.record("\(String(describing: error))")
      return
    }
  }

  @Test func `swapped records are told by all that lists or shows them, and not gone on with`()
    throws
  {
    let (one, two) = (try place.makeRecord(), try place.makeRecord())
    #expect(try told().isEmpty)
    for (old, new) in [(one, one + ".x"), (two, one), (one + ".x", two)] { rename(old, new) }
    #expect(try told() == [.misplaced, .misplaced])
    let shown = try place.office.readable(one)
    #expect(shown.misplaced?.detail.contains("the record \(id(of: two)), under") == true)
    #expect(try place.office.export(one, as: .html, isKept: true).record.misplaced != nil)
    expectMisplaced { _ = try place.office.resume(one, .never) }
    expectMisplaced { try place.office.demandInPlace(recordAt: one) }
  }

  @Test func `a renamed record is told, and is found by the id that is told of it`() throws {
    let path = try place.makeRecord()
    let renamed = records + "/live/smith.jsonl"
    rename(path, renamed)
    #expect(try told() == [.misplaced])
    #expect(try place.office.path(ofRecord: String(id(of: path).prefix(8))) == renamed)
    #expect(place.office.misplacedRecord(at: renamed) != nil)
    try place.office.demandInPlace(recordAt: renamed)
    // Outside the records folder it may have any name.
    let elsewhere = place.home + "/smith.jsonl"
    rename(renamed, elsewhere)
    #expect(place.office.misplacedRecord(at: elsewhere) == nil)
  }

  @Test func `a renamed record that was cut since it was sealed is not gone on with`() throws {
    _ = try place.makeKeys()
    let path = try place.makeRecord()
    _ = try place.seal(path, keepingPlain: true)
    let bytes = try recordBytes(at: path)
    place.cut(path, to: try #require(bytes.dropLast().lastIndex(of: 0x0A)) + 1)
    let renamed = records + "/live/smith.jsonl"
    rename(path, renamed)
    let error = #expect(throws: CaseworkError.self) {
      try place.office.demandNothingCut(fromRecordAt: renamed)
    }
    guard case .cutSince? = error else {
      Issue.record("\(String(describing: error))")
      return
    }
  }

  @Test func `a rehearsal among live records is told, also where the folder is a link`() throws {
    let path = try place.makeRecord(.rehearsal)
    let live = "\(records)/live/\(id(of: path)).jsonl"
    mkdir(records + "/live", 0o700)
    rename(path, live)
    #expect(verdicts() == [.misplaced])
    expectMisplaced { _ = try place.office.resume(live, .never) }
    rename(records + "/live", place.home + "/elsewhere")
    symlink(place.home + "/elsewhere", records + "/live")
    #expect(verdicts() == [.misplaced])
    #expect(place.office.misplacedRecord(at: live) != nil)
    #expect(
      place.office.misplacedRecord(at: "\(place.home)/elsewhere/\(id(of: path)).jsonl") != nil)
  }

  @Test func `two records of one id are told wherever they lie`() throws {
    let path = try place.makeRecord()
    let rehearsal = try place.makeRecord(.rehearsal)
    let twin = "\(records)/rehearsal/\(id(of: path)).jsonl"
    place.flows.run("/bin/cp", path, twin)
    let twins = RegisterCheck(records: records).findings().filter {
      $0.detail.contains("two records of this id")
    }
    #expect(Set(twins.map(\.path)) == [path, twin])
    #expect(twins.allSatisfy { $0.verdict == .misplaced })
    unlink(twin)
    // One under another name is a twin as well.
    place.flows.run("/bin/cp", path, records + "/live/copy.jsonl")
    #expect(try told() == [.misplaced, .misplaced])
    #expect(place.isThere(rehearsal))
  }

  @Test(arguments: ["", "/live", "/rehearsal"])
  func `a folder of records that is a link is told, for nothing is saved through it`(
    name: String
  ) throws {
    _ = (try place.makeRecord(), try place.makeRecord(.rehearsal))
    rename(records + name, place.home + "/elsewhere")
    symlink(place.home + "/elsewhere", records + name)
    #expect(throws: RecordError.self) { try place.makeRecord(name == "/live" ? .live : .rehearsal) }
    let fault = RecordError.unsafeFolder(
      path: records + name, reason: "it is a link, through which nothing is saved")
    #expect(place.office.folderFaults() == [fault])
    #expect(place.office.installation().contains(.machine(.folderFault(fault))))
    #expect(try place.office.listing().faults == [fault])
  }

  @Test func `a folder of records that could not be made is told before it is needed`() throws {
    place.add("no folder", to: place.home + "/records")
    #expect(throws: RecordError.self) { try place.makeRecord() }
    #expect(place.office.installation().contains { isFolderFault($0) })
    let office = Office.sample(home: place.home + "/records")
    #expect(office.installation().contains { isFolderFault($0) })
  }

  private func isFolderFault(_ fact: InstallationFact) -> Bool {
    if case .machine(.folderFault) = fact { fact.state == .fail } else { false }
  }

  @Test func `damaged, torn, locked and unreadable records are told by the list and the doctor`()
    throws
  {
    _ = try place.makeKeys()
    let damaged = try place.makeRecord()
    place.add("{}\n", to: damaged)
    #expect(try told() == [.damaged])
    unlink(damaged)
    place.add("{\"torn", to: try place.makeRecord())
    #expect(try told() == [.torn])
    unlink(SessionKeys.path(for: try place.makeRecord(encrypted: true)))
    #expect(Set(try told()) == [.torn, .locked])
    symlink("nowhere", "\(records)/live/\(newRecordName()).jsonl")
    #expect(Set(try told()) == [.torn, .locked, .unreadable])
    let states = place.office.installation().filter {
      if case .keys(.record) = $0 { true } else { false }
    }
    .map(\.state)
    #expect(states.count { $0 == .fail } == 1 && states.count { $0 == .warn } == 2)
  }
}
