import Casework
import Files
import FlowEngine
import Glibc
import Sealing
import TestSupport
import Testing
import Transcripts

/// Sealing, without a process or a terminal.
struct SealerTests {
  let place = TestOffice()

  @Test func `a sealed record opens with either identity, and the plain file is gone`() throws {
    let keys = try place.makeKeys()
    let path = try place.makeRecord()
    let receipt = try place.seal(path)
    #expect(!place.isThere(path) && place.isThere(receipt.file))
    #expect(receipt.plainLeft == nil && receipt.register == nil)
    #expect(receipt.fingerprint == keys.seal.fingerprint && !receipt.recipients.leavesOutLead)
    for holder in KeyHolder.allCases {
      let identity = try #require(keys.identities[holder])
      let opened = try place.office.sealedRecord(receipt.file)
        .open(with: [identity], into: place.home + "/\(holder)")
      guard case .sealed(let seal) = opened else {
        Issue.record("\(opened)")
        return
      }
      #expect(seal.signer == receipt.fingerprint && seal.doubts.isEmpty)
      let check = try RecordCheck(in: place.office, keys: place.office.deviceKeys())
      #expect(check.findings(of: seal.folder).map(\.verdict) == [.ok])
    }
    #expect(RegisterCheck(records: place.office.records).findings().map(\.verdict) == [.ok])
  }

  @Test func `without keys nothing is sealed and nothing is lost`() throws {
    let path = try place.makeRecord()
    #expect(throws: CaseworkError.noSeal) { try place.seal(path) }
    #expect(try VerifiedRecord(verifying: place.office.hold(recordAt: path)).path == path)
  }

  @Test func `a record about the safeguarding lead is sealed for recovery alone`() throws {
    let keys = try place.makeKeys()
    let receipt = try place.seal(place.makeRecord(about: "lead"))
    #expect(receipt.recipients.leavesOutLead)
    let sealed = try place.office.sealedRecord(receipt.file)
    let lead = try #require(keys.identities[.lead])
    #expect(throws: CaseworkError.sealing(.noMatchingIdentity, file: receipt.file)) {
      try sealed.open(with: [lead], into: place.home + "/lead")
    }
    #expect(!place.isThere(place.home + "/lead"))
    let recovery = try #require(keys.identities[.recovery])
    _ = try sealed.open(with: [recovery], into: place.home + "/recovery")
  }

  @Test func `only a record that verifies can be sealed`() throws {
    let (torn, damaged) = (try place.makeRecord(), try place.makeRecord())
    place.add("{\"torn", to: torn)
    place.add("{}\n", to: damaged)
    for path in [torn, damaged] {
      do throws(CaseworkError) {
        _ = try VerifiedRecord(verifying: place.office.hold(recordAt: path))
        Issue.record("\(path) was taken")
      } catch {
        guard case .notVerified(path, _, _?) = error else {
          Issue.record("\(error)")
          return
        }
      }
    }
  }

  @Test func `a record stays if it is to, and is not sealed again as something else`() throws {
    _ = try place.makeKeys()
    let path = try place.makeRecord()
    let file = try place.seal(path, keepingPlain: true).file
    let sealed = try recordBytes(at: file)
    #expect(place.isThere(path))
    _ = try place.seal(path, keepingPlain: true)
    // What lies there is not what the register names.
    place.add("x", to: file)
    #expect(throws: CaseworkError.notSealed(file: file, .sealedOtherwise)) {
      try place.seal(path)
    }
    truncate(file, off_t(sealed.count))
    unlink(file)
    #expect(throws: CaseworkError.notSealed(file: file, .sealedOtherwise)) {
      try place.seal(path)
    }
    #expect(place.isThere(path))
  }

  @Test func `what stands in the place of a sealed file is told and not written over`() throws {
    _ = try place.makeKeys()
    let path = try place.makeRecord()
    let record = try #require(path.split(separator: "/").last?.split(separator: ".").first)
    let file = "\(place.office.records)/sealed/\(record).tar.age"
    mkdir(place.office.records + "/sealed", 0o700)
    place.add("something else", to: file)
    #expect(throws: CaseworkError.notSealed(file: file, .unregisteredFile)) {
      try place.seal(path)
    }
    #expect(textOfFile(file) == "something else" && place.isThere(path))
  }

  @Test func `a folder that cannot be written is told with the reason, and the record stays`()
    throws
  {
    _ = try place.makeKeys()
    let path = try place.makeRecord()
    place.add("no folder", to: place.office.records + "/sealed")
    do throws(CaseworkError) {
      _ = try place.seal(path)
      Issue.record("it was sealed")
    } catch {
      guard case .notSealed(_, .notWritten(let fault)) = error else {
        Issue.record("\(error)")
        return
      }
      #expect(fault.reason == .system(ENOTDIR))
    }
    #expect(place.isThere(path))
  }

  @Test func `a case reference is one short line, and no rehearsal has one`() throws {
    #expect(try CaseReference("  SG-2026-0042\t", for: .live).text == "SG-2026-0042")
    for typed in ["", " ", String(repeating: "x", count: 65), "two\nlines", "SG-\u{FFFD}"] {
      #expect(throws: CaseworkError.caseReference(.form)) {
        try CaseReference(typed, for: .live)
      }
    }
    #expect(throws: CaseworkError.caseReference(.ofRehearsal)) {
      try CaseReference("SG-1", for: .rehearsal)
    }
    #expect(CaseReference.digest(of: "sg-2026 0042") == CaseReference.digest(of: "SG-20260042"))
  }
}
