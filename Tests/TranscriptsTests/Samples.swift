import FlowEngine
import FlowModel
import Glibc
import Sealing
import Transcripts

/// Invented events, one of each kind.
enum Samples {
  static let opening = Opening(
    record: "0b5cd5ee-9f0d-4f0a-8a0e-2f1c3d4e5f60", mode: .rehearsal, program: "waymark test",
    setting: "oak", settingTitle: "Oak School",
    policies: [
      Opening.PolicyState(
        id: "OAK", title: "Oak policy", version: nil, approved: "September 2023",
        review: "September 2024", overdue: .overdue)
    ],
    digests: ["incidents/a.yaml": String(repeating: "a", count: 64)], account: "staff", offset: 60)

  /// As `opening`, of a live record.
  static let live = Opening(
    record: opening.record, mode: .live, program: "waymark test", setting: "oak",
    settingTitle: "Oak School", policies: [], digests: [:], account: "staff", offset: 60)

  static let advice = Advice(
    action: "tell", kind: .act, basis: .policy, strength: .must, text: "Tell the DSL.",
    tell: ["the DSL", "a deputy"], by: .now, record: "The time.",
    clauses: [Advice.Source(id: "OAK-1", words: "will")],
    guidance: [Advice.Source(id: "own", words: "Own caution", isOwn: true)])

  static let events: [Event] = [
    .opened(opening),
    .asked(Asked(question: "q", text: "What?", help: "Say.", options: ["A", "B"], voice: .child)),
    .told(Telling(text: "a \"phone\"\nwas \\ found \u{1F4F1} é", offered: ["image"])),
    .entered(flow: "image", title: "An image", by: .person),
    .advised([
      advice,
      Advice(action: "look", kind: .refrain, basis: .guidance, strength: .must, text: "Look."),
      Advice(action: "care", kind: .know, basis: .caution, strength: .should, text: "Care."),
      Advice(action: "gap", kind: .gap, basis: .gap(.cutOff), strength: .states, text: "Not said."),
    ]),
    .answered(question: "q", Answer(raw: "1", values: ["a"]), shown: "A"),
    .corrected(
      question: "q", Answer(raw: "?", values: ["b"], isUnsure: true), shown: "I don't know", seq: 5),
    .withdrawn(question: "q", seq: 6), .lifted(["tell", "keep"]),
    .noted(voice: .child, text: "He took my phone"),
    .acknowledged(
      Acknowledgement(action: "tell", text: "Tell the DSL.", state: .cannot, detail: "no key")),
    .acknowledged(
      Acknowledgement(
        action: "note", text: "Note it.", state: .doesNotApply, detail: nil, raw: "n/a")),
    .looked("contacts"),
    .refused(Refusal(question: "q", text: "its a y9 lads \"phone\"", said: "Type 1 to 2.")),
    .aside(.confirming(flow: "image")), .aside(.choosing(["image", "other"])),
    .aside(.changing(question: "q")), .aside(.noteVoice), .aside(.note(.child)),
    .aside(.reason(action: "tell")),
    .aside(.timing(action: "tell", time: "14:30", line: "2:30")),
    .aside(.meaning(command: "quit", line: "stop")), .aside(.left),
    .rehearsed(.card("a-card", situation: "A phone rings.")), .rehearsed(.learner("JP")),
    .rehearsed(.asked("who?", told: "A pupil.")), .rehearsed(.ownWords("I would go")),
    .rehearsed(.chose("Go", worth: "right")), .rehearsed(.hands(question: "q", counts: [3, 0])),
    .rehearsed(.told("It rings again.")),
    .rehearsed(
      .result(RehearsalResult(answersToProtection: 1, answersToTelling: nil, missed: ["q"]))),
    .ended(Ended(ending: "told", text: "Tell the DSL.", tell: ["the DSL"], by: .today)),
    .paused(reason: "quit"),
    .resumed(
      Resumption(tornLength: 3, tornDigest: String(repeating: "0", count: 64), tornBytes: "AAAA")),
  ]

  static let moment = Moment(milliseconds: 1_795_252_442_118, offset: 60)
}

extension SessionKeys {
  /// Encrypts to the session and to a safeguarding lead whose identity is ``lead``.
  static let sample = SessionKeys(
    make: { AgeIdentity().text },
    encryption: { secret in
      guard let session = try? AgeIdentity(secret) else { return nil }
      return LineEncryption(
        encrypt: { try? Age.encryptLine($0, to: [session.recipient, lead.recipient]) },
        decrypt: { Age.decryptLine($0, with: session) })
    })

  static let lead = AgeIdentity()
}

/// A folder under the temporary folder that is gone when the test is.
final class Scratch {
  let path: String

  init() {
    var name = Array("/tmp/waymark-records-XXXXXX".utf8CString)
    path = String(cString: mkdtemp(&name))
  }

  deinit { remove(path) }

  private func remove(_ path: String) {
    var status = stat()
    guard lstat(path, &status) == 0 else { return }
    if status.st_mode & S_IFMT == S_IFDIR {
      chmod(path, 0o700)
      if let stream = opendir(path) {
        while let entry = readdir(stream) {
          let name = withUnsafeBytes(of: entry.pointee.d_name) {
            String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self)
          }
          if name != ".", name != ".." { remove(path + "/" + name) }
        }
        closedir(stream)
      }
      rmdir(path)
    } else {
      unlink(path)
    }
  }

  /// Writes bytes to a new file and gives its path.
  func file(_ name: String, _ bytes: [UInt8]) -> String {
    let descriptor = open(path + "/" + name, O_CREAT | O_TRUNC | O_WRONLY, 0o600)
    _ = bytes.withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
    close(descriptor)
    return path + "/" + name
  }
}

/// A record of the first `count` sample events, as written by the program.
func sampleRecord(_ count: Int = Samples.events.count) throws -> [UInt8] {
  let scratch = Scratch()
  let file = RecordFile(in: scratch.path)
  for event in Samples.events.prefix(count) { try file.append([event], at: Samples.moment) }
  return try recordBytes(at: file.path!)
}
