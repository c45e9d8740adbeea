import Glibc
import TestSupport
import Testing

/// What 0.1.0 wrote is read as it always was, and nothing true among it is called false.
@Suite(.startsProgram)
struct SampleTests {
  let program = Program()
  let folder = Shipped.root + "/Tests/Samples/0.1.0"

  /// A school that made its keys and its records with 0.1.0, as it stands on a disk of its own.
  init() {
    program.run(
      "/bin/sh",
      [
        "-euc",
        """
        umask 077; cd "$0"; mkdir -p "$1/.config"; cp -R records "$1/records"
        cp -R keys "$1/.config/waymark"; cp -R flows copies opened recovered lead.txt "$1"
        chmod -R go= "$1"
        """, folder, program.home,
      ], ["PATH": "/usr/bin:/bin"])
  }

  private func run(_ arguments: [String]) -> (output: String, errors: String, code: Int32) {
    program.run(arguments, ["WAYMARK_FLOWS": program.home + "/flows"])
  }

  /// The verdict, as 0.1.0 gave it unless it says otherwise.
  static let verdicts: [(path: String, word: String, code: Int32)] = [
    ("records/live/06b723ea-088f-4087-9e85-0d47dc4c7c93.jsonl", "ok", 0),
    ("records/live/6b513830-2ce0-4e87-a996-ade0670d5deb.jsonl", "ok", 0),
    ("records/live/7d62896c-d6de-4e1b-a346-11bd01343c1d.jsonl", "ok", 0),
    ("records/live/dfabd7d4-70a4-4fcb-af09-fc096c0e3ef4.jsonl", "ok", 0),
    ("records/live/e4962f92-08e3-48f8-b32c-78f92a599808.jsonl", "torn", 3),
    ("records/live/e623717e-fb1c-46f9-a158-48beed7568b1.jsonl", "ok", 0),
    ("records/live/eb13369a-a337-46e6-8127-bc81b72927a6.jsonl", "ok", 0),
    ("records/live/2ddded73-55cc-4a95-aff5-63e3684e08e6.live", "ok", 0),
    ("records/live/44a579c2-a962-4db2-8cd4-35d9581ac584.live", "ok", 0),
    ("records/live/62e5b2ee-001f-4d35-9ec6-ed6d019d8695.live", "ok", 0),
    ("records/rehearsal/9578c80e-fb11-4da0-8939-9f4bc2a7e33b.jsonl", "ok", 0),
    ("records/sealed/6b513830-2ce0-4e87-a996-ade0670d5deb.tar.age", "ok", 0),
    ("records/sealed/c8b4af4e-2a8e-4d6f-84f3-200268f508f5.tar.age", "ok", 0),
    ("records/sealed/deb91d4b-544b-4812-aa3d-dd14f9709a40.tar.age", "ok", 0),
    ("copies/record.json", "ok", 0),
    ("copies/rehearsal.json", "ok", 0),
    ("recovered/62e5b2ee-001f-4d35-9ec6-ed6d019d8695/record.jsonl", "ok", 0),
    ("opened/deb91d4b-544b-4812-aa3d-dd14f9709a40", "ok", 0),
  ]

  @Test(arguments: verdicts)
  func `a sample of 0.1.0 has the verdict that it had then`(
    path: String, word: String, code: Int32
  ) {
    let found = run(["verify", program.home + "/" + path])
    #expect(found.code == code && found.output.contains(": \(word), "), "\(found)")
  }

  /// Pages and redacted copies: 0.1.0 said ok where it had proved less, and damaged of a page that
  /// it had made of a torn record itself.
  static let changed: [(path: String, words: [String])] = [
    ("copies/record.html", ["ok", "unproved"]), ("copies/purged.html", ["ok", "unproved"]),
    ("copies/torn.html", ["torn", "unproved"]), ("copies/redacted.jsonl", ["unproved"]),
    ("copies/redacted.html", ["unproved"]),
  ]

  @Test(arguments: changed)
  func `a true copy of 0.1.0 is never called damaged or forged`(path: String, words: [String]) {
    let found = run(["verify", program.home + "/" + path])
    #expect(words.contains { found.output.contains(": \($0), ") }, "\(found)")
  }

  @Test func `beside the bag of 0.1.0 a redacted copy of 0.1.0 is proved`() {
    let bag = program.home + "/opened/deb91d4b-544b-4812-aa3d-dd14f9709a40"
    let copy = program.home + "/copies/redacted.jsonl"
    let held = run(["verify", copy, "--against", bag])
    #expect(held.code == 0 && held.output.contains("withheld: 3, 4"), "\(held)")
  }

  @Test func `the records of 0.1.0 and its register fit together, but for the torn one`() {
    let all = run(["verify", "--all"])
    #expect(all.code == 3, "\(all)")
    let wrong = all.output.split(separator: "\n").filter { !$0.contains(": ok, ") }
    #expect(wrong.count == 1 && wrong[0].contains(": torn, "), "\(wrong)")
  }

  @Test func `what 0.1.0 sealed opens, and is signed by the same seal`() throws {
    let into = program.home + "/out"
    let opened = run([
      "open", program.records + "/sealed/c8b4af4e-2a8e-4d6f-84f3-200268f508f5.tar.age",
      "--identity", program.home + "/lead.txt", "--into", into,
    ])
    #expect(opened.code == 0, "\(opened)")
    let found = run(["verify", into + "/c8b4af4e-2a8e-4d6f-84f3-200268f508f5"])
    #expect(found.code == 0, "\(found)")
    #expect(found.output.contains("SHA256:f/GuUwRouGe87diVYLiVaaVmoSMu4HF5zB3i3gZC9xU"))
  }

  @Test func `each record of 0.1.0 is shown, and sealed ones stay found by their case`() {
    for path in program.recordPaths() + program.recordPaths("rehearsal") {
      let shown = run(["show", path])
      #expect(shown.code == (path.contains("e4962f92") ? 3 : 0), "\(shown.errors)")
      #expect(shown.output.contains("A phone was found") || path.contains("2ddded73"))
    }
    #expect(run(["records", "find", "--case", "SG-2026-0042"]).output.contains("deb91d4b"))
    #expect(run(["records"]).output.split(separator: "\n").count == 15)
  }

  @Test func `an unfinished record of 0.1.0 is gone on with and sealed`() {
    for (id, input) in [("06b723ea", "2\n1\n"), ("44a579c2", "2\n1\n"), ("e4962f92", "1\n1\n")] {
      let resumed = program.run(
        ["resume", id], input: input, ["WAYMARK_FLOWS": program.home + "/flows"])
      #expect(resumed.code == 0, "\(resumed)")
      #expect(run(["seal", id]).code == 0)
    }
    #expect(run(["verify", "--all"]).code == 0)
  }
}
