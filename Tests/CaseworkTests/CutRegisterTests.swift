import Casework
import FlowModel
import Glibc
import TestSupport
import Testing
import Transcripts

/// What is said where lines were cut off the end of the register or of a record that it names.
struct CutRegisterTests {
  let place = TestOffice()
  private var register: String { place.office.records + "/register.jsonl" }

  /// Seals records and cuts the register to its first lines.
  ///
  /// - Returns: The ids of all, in the order in which they were sealed.
  private func seal(_ count: Int, keepingLines kept: Int) throws -> [String] {
    _ = try place.makeKeys()
    for _ in 0..<count { _ = try place.seal(try place.makeRecord()) }
    let ids = try place.office.register().entries.map(\.record)
    let lines = (textOfFile(register) ?? "").split(separator: "\n")
    place.cut(register, to: lines.prefix(kept).map { $0.utf8.count + 1 }.reduce(0, +))
    #expect(try place.office.register().damage.isEmpty)
    return ids
  }

  @Test(arguments: 0..<3)
  func `a register cut to fewer whole lines is told by the list, the doctor and the check`(
    kept: Int
  ) throws {
    let ids = try seal(3, keepingLines: kept)
    let listing = try place.office.listing()
    #expect(Set(listing.records.compactMap(\.record)) == Set(ids))
    #expect(listing.records.allSatisfy { $0.isSealed && $0.sealedFile != nil })
    #expect(listing.records.count { $0.isUnregistered } == 3 - kept)
    #expect(listing.unregistered.paths.count == 3 - kept)
    #expect(place.office.installation().contains(.keys(.unregistered(listing.unregistered))))
    let found = RegisterCheck(records: place.office.records).findings()
    #expect(found.count { $0.verdict == .unregistered } == 3 - kept)
    #expect(
      found.allSatisfy {
        $0.verdict != .unregistered || $0.detail.contains("the register may have been cut")
      })
  }

  @Test func `a register that is gone is told as one that was cut`() throws {
    _ = try seal(2, keepingLines: 2)
    unlink(register)
    #expect(try place.office.listing().unregistered.paths.count == 2)
  }

  @Test func `a sealed record whose line was cut off is still found by its id and by any day`()
    throws
  {
    let ids = try seal(2, keepingLines: 1)
    #expect(try place.office.sealedFile(of: String(ids[1].prefix(8))) != nil)
    var query = RecordQuery()
    query.since = TestOffice.moment.date
    #expect(try place.office.listing(query).records.count == 2)
  }

  @Test func `a register that names every sealed record is not said to be cut`() throws {
    _ = try seal(2, keepingLines: 2)
    #expect(try place.office.listing().unregistered.paths.isEmpty)
    #expect(place.office.installation().allSatisfy { $0.state != .fail || isOfPhrases($0) })
  }

  /// These flows have no phrases to learn from.
  private func isOfPhrases(_ fact: InstallationFact) -> Bool { fact == .flows(.phrasesAtFault) }

  @Test(arguments: [false, true])
  func `a sealed record that was cut anywhere is altered after sealing, never torn`(
    encrypted: Bool
  ) throws {
    _ = try place.makeKeys()
    let path = try place.makeRecord(encrypted: encrypted)
    #expect(path.hasSuffix(".live") == encrypted)
    _ = try place.seal(path, keepingPlain: true)
    let bytes = try recordBytes(at: path)
    let first = try #require(bytes.firstIndex(of: 0x0A))
    for length in [bytes.count - 1, bytes.count - 40, first + 30, first, 12, 1, 0] {
      place.cut(path, to: length)
      let check = try RecordCheck(in: place.office, keys: place.office.deviceKeys())
      for found in [
        try #require(check.findings(of: path).first),
        try #require(
          RegisterCheck(records: place.office.records).findings().first { $0.path == path }),
      ] {
        #expect([.differs, .damaged].contains(found.verdict), "\(length): \(found)")
        #expect(found.detail.contains("sealed on"), "\(length): \(found)")
        #expect(found.detail.contains("whoever looks after the records"), "\(length): \(found)")
      }
      let listed = try #require(try place.office.listing().records.first)
      #expect(listed.isSealed && listed.lacksLines, "\(length)")
    }
  }

  @Test(arguments: [false, true])
  func `a sealed record that was cut is not gone on with or sealed, and stays as it is`(
    encrypted: Bool
  ) throws {
    _ = try place.makeKeys()
    let path = try place.makeRecord(encrypted: encrypted)
    _ = try place.seal(path, keepingPlain: true)
    let bytes = try recordBytes(at: path)
    let lastLine = try #require(bytes.dropLast().lastIndex(of: 0x0A))
    for length in [bytes.count - 1, lastLine + 1, 12, 0] {
      place.cut(path, to: length)
      let protection = place.office.protection(with: place.office.deviceKeys())
      expectCut(length) { try place.office.demandNothingCut(fromRecordAt: path) }
      expectCut(length) { _ = try place.office.resume(path, protection) }
      #expect(try recordBytes(at: path) == Array(bytes.prefix(length)))
    }
  }

  private func expectCut(_ length: Int, _ attempt: () throws -> Void) {
    let error = #expect(throws: CaseworkError.self) { try attempt() }
    guard case .cutSince(let finding)? = error else {
      Issue.record("\(length): \(String(describing: error))")
      return
    }
    #expect(finding.detail.contains("lines are missing"))
  }

  @Test func `a sealed record that has all its lines is gone on with`() throws {
    _ = try place.makeKeys()
    let path = try place.makeRecord()
    _ = try place.seal(path, keepingPlain: true)
    try place.office.demandNothingCut(fromRecordAt: path)
    place.add("{\"torn", to: path)
    try place.office.demandNothingCut(fromRecordAt: path)
  }

  @Test func `of a torn last line nothing is said but what is known`() throws {
    let path = try place.makeRecord()
    place.cut(path, to: try recordBytes(at: path).count - 1)
    let check = try RecordCheck(in: place.office, keys: place.office.deviceKeys())
    let found = try #require(check.findings(of: path).first)
    #expect(found.verdict == .torn)
    #expect(found.detail.contains("never finished or cut off later"))
    #expect(!found.detail.contains("shown as saved"))
  }

  @Test func `a sealed record whose key is gone is listed once, as sealed`() throws {
    _ = try place.makeKeys()
    let path = try place.makeRecord(encrypted: true)
    let receipt = try place.seal(path, keepingPlain: true)
    unlink(SessionKeys.path(for: path))
    let records = try place.office.listing().records
    #expect(records.count == 1)
    #expect(records[0].summary?.verdict == .locked)
    #expect(records[0].isSealed && !records[0].isWaiting && !records[0].lacksLines)
    #expect(records[0].sealedFile == receipt.file)
  }
}
