import Casework
import FlowEngine
import FlowModel
import Glibc
import TestSupport
import Transcripts

/// An office in a folder of its own, gone when the test is.
final class TestOffice {
  static let moment = Moment(milliseconds: 1_790_000_000_000, offset: 60)

  let home: String
  let flows: FlowsOnDisk
  let office: Office

  init() {
    var name = Array("/tmp/waymark-office-XXXXXX".utf8CString)
    home = String(cString: mkdtemp(&name))
    flows = FlowsOnDisk(
      SmallLibrary.files(
        """
        incident: test
        title: A test
        about: Whatever has happened.
        catch-all: yes
        steps:
          - ask: who
          - end: told
        questions:
          who:
            ask: About whom?
            options:
              lead: {label: The lead, concerns: [dsl, deputy]}
              other: Somebody else
            unsure: lead
        endings:
          told: {says: 'Tell {dsl}.', tell: dsl, by: today}
        """))
    office = Office(
      flows: flows.path, records: home + "/records", configuration: home + "/configuration",
      cache: home + "/cache", misreadings: home + "/misread.tsv", program: "waymark test",
      now: { TestOffice.moment })
  }

  deinit { flows.run("/bin/rm", "-rf", home) }

  /// Makes the keys of this device.
  func makeKeys() throws -> NewKeys {
    let keys = NewKeys()
    try office.keep(keys)
    return keys
  }

  /// Writes a record in which somebody said whom it is about.
  ///
  /// - Returns: Its path.
  func makeRecord(
    _ mode: Opening.Mode = .live, about whom: String = "other", encrypted: Bool = false
  ) throws -> String {
    let opening = Opening(
      record: newRecordName(), mode: mode, program: "waymark test", setting: "oak",
      settingTitle: "Oak School", policies: [], digests: [:], account: "staff", offset: 60)
    var keys: SessionKeys?
    if encrypted, case .encrypted(let found, _) = office.protection(with: office.deviceKeys()) {
      keys = found
    }
    let file = RecordFile(in: office.records, keys: keys)
    let events: [Event] = [
      .opened(opening), .entered(flow: "test", title: "A test", by: .person),
      .answered(question: "who", Answer(raw: "1", values: [whom]), shown: whom),
      .noted(voice: .own, text: "He rang at two."),
    ]
    try file.append(events, at: TestOffice.moment)
    return file.path ?? ""
  }

  /// Seals a record.
  func seal(_ path: String, keepingPlain: Bool = false) throws(CaseworkError) -> SealReceipt {
    let record = try VerifiedRecord(verifying: office.hold(recordAt: path))
    let found = office.deviceKeys()
    guard let sealer = try office.sealer(with: found) else { throw .noSeal }
    return try sealer.seal(
      record, for: sealer.recipients(of: record), keepingPlain: keepingPlain)
  }

  /// Adds text to the end of a file.
  func add(_ text: String, to path: String) {
    guard let file = fopen(path, "a") else { return }
    fputs(text, file)
    fclose(file)
  }

  /// Cuts a file to its first bytes.
  func cut(_ path: String, to length: Int) { truncate(path, off_t(length)) }

  func isThere(_ path: String) -> Bool { access(path, F_OK) == 0 }
}
