import Casework
import Glibc
import TestSupport
import Testing

struct InstallationTests {
  let place = TestOffice()

  @Test func `an installation without anything is told as it is`() {
    let facts = place.office.installation()
    #expect(facts.contains { if case .noRecordsYet = $0 { true } else { false } })
    #expect(facts.contains { if case .noKeys = $0 { true } else { false } })
    #expect(facts.contains { if case .noSetting = $0 { true } else { false } })
    // These flows have no phrases to learn from.
    let failing = facts.filter { $0.state == .fail }
    #expect(failing.allSatisfy { if case .phrasesAtFault = $0 { true } else { false } })
  }

  @Test func `the key of a session that never began is found`() throws {
    _ = try place.makeRecord()
    let key = place.office.records + "/live/stray.session"
    place.add("key", to: key)
    let found = place.office.installation().compactMap {
      if case .strayKey(let path) = $0 { path } else { nil }
    }
    #expect(found == [key])
  }

  @Test func `keys that others can reach fail, with the path`() throws {
    _ = try place.makeKeys()
    chmod(place.office.keyPaths.seal, 0o644)
    let problems = place.office.installation().compactMap {
      if case .key(let problem) = $0 { problem } else { nil }
    }
    #expect(problems == [.othersCanRead(place.office.keyPaths.seal, isFolder: false)])
    #expect(throws: CaseworkError.self) { try place.office.deviceKeys().trusted() }
  }
}
