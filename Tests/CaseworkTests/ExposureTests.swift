import Casework
import Glibc
import TestSupport
import Testing
import Transcripts

/// What others could change of what is evidence, and of what decides who can read it.
struct ExposureTests {
  let place = TestOffice()
  private var records: String { place.office.records }

  /// Keys, a record, an encrypted one, a sealed one, and settings.
  private func fill() throws -> (plain: String, encrypted: String, sealed: String) {
    _ = try place.makeKeys()
    let plain = try place.makeRecord()
    let encrypted = try place.makeRecord(encrypted: true)
    let sealed = try place.seal(try place.makeRecord()).file
    for name in ["config", "contacts"] {
      let path = place.office.configuration + "/" + name
      place.add("", to: path)
      chmod(path, 0o600)
    }
    return (plain, encrypted, sealed)
  }

  @Test func `where only their owner can write, nothing is said to be open to others`() throws {
    _ = try fill()
    #expect(place.office.exposures().isEmpty)
  }

  @Test(arguments: [0o020, 0o002] as [mode_t])
  func `whatever others can change is told by the doctor, with how to mend it, and by the list`(
    bit: mode_t
  ) throws {
    let (plain, encrypted, sealed) = try fill()
    let keys = place.office.keyPaths
    for path in [
      records, records + "/live", records + "/sealed", records + "/register.jsonl", plain,
      encrypted, SessionKeys.path(for: encrypted), sealed, keys.folder, keys.seal, keys.recipients,
      keys.folder + "/config", keys.folder + "/contacts",
    ] {
      var status = stat()
      stat(path, &status)
      chmod(path, status.st_mode & 0o777 | bit)
      let exposed = try place.office.listing().exposures
      #expect(exposed.map(\.path) == [path])
      #expect(place.office.installation().contains { isTold(path, $0) }, "\(path)")
      chmod(path, status.st_mode & 0o777)
    }
  }

  private func isTold(_ path: String, _ fact: InstallationFact) -> Bool {
    guard fact.state == .fail else { return false }
    return switch fact {
    case .machine(.exposed(let exposure)): exposure.path == path
    case .machine(.recordsFolder(let folder, isPrivate: false)): folder == path
    case .keys(.problem(.othersCanChange(let key, _))): key == path
    default: false
    }
  }

  @Test func `the key of a session that others can read is told`() throws {
    let key = SessionKeys.path(for: try fill().encrypted)
    chmod(key, 0o644)
    #expect(place.office.exposures().map(\.problem) == [.othersCanRead(key, isFolder: false)])
  }

  /// Only root can give a file away.
  @Test(.enabled(if: geteuid() == 0))
  func `what belongs to somebody else is told`() throws {
    let (plain, _, _) = try fill()
    for path in [records, plain, records + "/register.jsonl", place.office.keyPaths.seal] {
      chown(path, 65_534, 65_534)
      #expect(place.office.exposures().map(\.problem) == [.ofSomebodyElse(path)])
      #expect(
        place.office.installation().contains {
          switch $0 {
          case .machine(.exposed(let exposure)): exposure.problem == .ofSomebodyElse(path)
          case .keys(.problem(let problem)): problem == .ofSomebodyElse(path)
          default: false
          }
        }, "\(path)")
      chown(path, 0, 0)
    }
  }

  @Test func `of very many the first are told, and how many more there are`() throws {
    for _ in 0..<9 { chmod(try place.makeRecord(), 0o622) }
    let facts = place.office.installation()
    #expect(facts.contains(.machine(.moreExposed(4, folder: records))))
  }

  @Test(arguments: ["live", "rehearsal", "sealed"])
  func `a folder that cannot be listed is not an empty one`(name: String) throws {
    _ = try fill()
    #expect(try place.office.listing().faults.isEmpty)
    let folder = records + "/" + name
    _ = rename(folder, place.home + "/elsewhere")
    place.add("", to: folder)
    let fault = RecordError.unsafeFolder(path: folder, reason: "it is no folder")
    #expect(try place.office.listing().faults == [fault])
    #expect(place.office.installation().contains(.machine(.folderFault(fault))))
    let found = RegisterCheck(records: records).findings()
    #expect(found.contains { $0.path == folder && $0.verdict == .unreadable }, "\(found)")
    let purge = Purge(in: place.office, showing: nil, isMeant: false)
    #expect(throws: CaseworkError.record(fault)) { try purge.chosen([], rehearsals: true) }
  }
}
