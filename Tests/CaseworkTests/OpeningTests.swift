import Casework
import FlowEngine
import Glibc
import Sealing
import TestSupport
import Testing
import Transcripts

/// Whoever asks for a record is never shown another, nor one that was sealed by others, unsaid.
struct OpeningTests {
  let place = TestOffice()
  private var into: String { place.home + "/into" }

  private func lead(_ keys: NewKeys) throws -> [AgeIdentity] {
    [try #require(keys.identities[.lead])]
  }

  private func id(of path: String) -> String {
    String(path.split(separator: "/").last?.prefix(36) ?? "")
  }

  private func copy(_ path: String, to other: String) throws {
    let bytes = try recordBytes(at: path)
    unlink(other)
    let file = try #require(fopen(other, "w"))
    fwrite(bytes, 1, bytes.count, file)
    fclose(file)
  }

  /// What stands against a sealed file, once it was opened.
  private func doubts(_ name: String, _ keys: NewKeys, seals: [String] = []) throws -> [SealDoubt] {
    place.flows.run("/bin/rm", "-rf", into)
    let opened = try place.office.sealedRecord(name).open(
      with: lead(keys), into: into, seals: seals)
    guard case .sealed(let seal) = opened else {
      Issue.record("\(opened)")
      return []
    }
    return seal.doubts
  }

  @Test func `a sealed file under the name of another record is not opened`() throws {
    let keys = try place.makeKeys()
    let (one, two) = (try place.seal(place.makeRecord()), try place.seal(place.makeRecord()))
    try copy(two.file, to: one.file)
    for name in [one.record.record, String(one.record.record.prefix(8)), one.file] {
      let expected = CaseworkError.holdsAnother(
        file: one.file, holds: two.record.record, wasSealed: true)
      #expect(throws: expected, "\(name)") {
        try place.office.sealedRecord(name).open(with: lead(keys), into: into)
      }
    }
    #expect(!place.isThere(into))
    #expect(try doubts(two.record.record, keys).isEmpty)
  }

  @Test func `an encrypted record under the name of another is not opened`() throws {
    let keys = try place.makeKeys()
    let (one, two) = (
      try place.makeRecord(encrypted: true), try place.makeRecord(encrypted: true)
    )
    try copy(two, to: one)
    let expected = CaseworkError.holdsAnother(file: one, holds: id(of: two), wasSealed: false)
    #expect(throws: expected) {
      try place.office.sealedRecord(one).open(with: lead(keys), into: into)
    }
    #expect(!place.isThere(into))
  }

  @Test func `what another key has sealed, or the register does not name, is said`() throws {
    let keys = try place.makeKeys()
    let path = try place.makeRecord()
    // The same record, sealed on another device for the same readers.
    let other = TestOffice()
    let foreign = SealKeys(
      seal: SealKey(), recipients: try #require(place.office.deviceKeys().recipients))
    mkdir(other.office.records, 0o700)
    mkdir(other.office.records + "/live", 0o700)
    let copied = "\(other.office.records)/live/\(id(of: path)).jsonl"
    try copy(path, to: copied)
    let record = try VerifiedRecord(verifying: other.office.hold(recordAt: copied))
    let sealer = Sealer(other.office, keys: foreign)
    let receipt = try sealer.seal(record, for: sealer.recipients(of: record))
    let own = try place.seal(path)
    #expect(try doubts(own.file, keys).isEmpty)
    let signer = SealDoubt.signer(foreign.seal.fingerprint, expected: [own.fingerprint])
    // Elsewhere it may well be another device's; the register here has the record as other bytes.
    let mailed = try doubts(receipt.file, keys)
    #expect(mailed.contains(signer) && mailed.map(\.verdict).contains(.damaged), "\(mailed)")
    try copy(receipt.file, to: own.file)
    let found = try doubts(own.record.record, keys)
    #expect(found.contains(signer) && found.count == 2, "\(found)")
    // Who brings the right key is told nothing of the key.
    #expect(try doubts(own.file, keys, seals: [foreign.seal.fingerprint]).count == 1)
    unlink(place.office.records + "/register.jsonl")
    #expect(try doubts(own.file, keys).map(\.verdict) == [.unregistered, .unknownSigner])
    #expect(try doubts(receipt.file, keys).map(\.verdict) == [.unknownSigner])
  }

  @Test func `a sealed file that was cut, changed or swapped is told by the list and the doctor`()
    throws
  {
    _ = try place.makeKeys()
    let (one, two) = (try place.seal(place.makeRecord()), try place.seal(place.makeRecord()))
    let sound = try recordBytes(at: one.file)
    #expect(try place.office.listing().findings.isEmpty)
    let changes: [() throws -> Void] = [
      { place.cut(one.file, to: sound.count - 1) }, { place.add("x", to: one.file) },
      { try copy(two.file, to: one.file) }, { place.cut(one.file, to: 0) }, { unlink(one.file) },
    ]
    for change in changes {
      try change()
      let told = try place.office.listing().findings
      #expect(told.map(\.path) == [one.file])
      let facts = place.office.installation().filter { $0.state == .fail }
      #expect(facts.contains(.keys(.record(try #require(told.first)))))
    }
  }

  @Test func `a record whose session's key is gone is opened by its id`() throws {
    let keys = try place.makeKeys()
    let path = try place.makeRecord(encrypted: true)
    unlink(SessionKeys.path(for: path))
    let opened = try place.office.sealedRecord(String(id(of: path).prefix(8)))
      .open(with: lead(keys), into: into)
    guard case .neverSealed(let found) = opened else {
      Issue.record("\(opened)")
      return
    }
    #expect(found.verdict == .ok && found.record == id(of: path))
  }

  @Test func `what became of a record that is not here is said`() throws {
    let keys = try place.makeKeys()
    let plain = try place.makeRecord()
    #expect(throws: CaseworkError.neverSealed(file: plain, record: id(of: plain))) {
      try place.office.sealedRecord(id(of: plain)).open(with: lead(keys), into: into)
    }
    let receipt = try place.seal(plain)
    unlink(receipt.file)
    let entry = try #require(try place.office.register().entries.last)
    let gone = CaseworkError.recordGone(entry, file: receipt.file)
    #expect(throws: gone) { try place.office.sealedRecord(receipt.record.record) }
    #expect(throws: gone) { try place.office.path(ofRecord: String(entry.record.prefix(8))) }
    #expect(throws: CaseworkError.noRecord("ffffffff")) {
      try place.office.sealedRecord("ffffffff")
    }
  }
}
