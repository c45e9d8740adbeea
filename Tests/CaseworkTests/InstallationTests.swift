import Casework
import Glibc
import TestSupport
import Testing

struct InstallationTests {
  let place = TestOffice()

  @Test func `an installation without anything is told as it is`() {
    let facts = place.office.installation()
    #expect(facts.contains(.machine(.noRecordsYet(folder: place.office.records))))
    #expect(facts.contains(.keys(.none)))
    #expect(facts.contains(.settings(.notChosen)))
    // These flows have no phrases to learn from.
    let failing = facts.filter { $0.state == .fail }
    #expect(failing == [.flows(.phrasesAtFault)])
  }

  @Test func `the key of a session that never began is found`() throws {
    _ = try place.makeRecord()
    let key = place.office.records + "/live/stray.session"
    place.add("key", to: key)
    let found = place.office.installation().compactMap {
      if case .keys(.stray(let path)) = $0 { path } else { nil }
    }
    #expect(found == [key])
  }

  @Test func `a role that stands twice among the contacts is told`() {
    mkdir(place.office.configuration, 0o700)
    let path = place.office.configuration + "/contacts"
    place.add("dsl: 1\nDSL : 2\nhead: 3\n", to: path)
    #expect(place.office.installation().contains(.settings(.repeated("dsl", file: path))))
    #expect(KeyValueFile(path: path).repeated == ["dsl"])
    #expect(KeyValueFile(path: path)["dsl"] == "2")
  }

  @Test func `keys that others can reach fail, with the path`() throws {
    _ = try place.makeKeys()
    chmod(place.office.keyPaths.seal, 0o644)
    let problems = place.office.installation().compactMap {
      if case .keys(.problem(let problem)) = $0 { problem } else { nil }
    }
    #expect(problems == [.othersCanRead(place.office.keyPaths.seal, isFolder: false)])
    #expect(throws: CaseworkError.self) { try place.office.deviceKeys().trusted() }
  }
}
