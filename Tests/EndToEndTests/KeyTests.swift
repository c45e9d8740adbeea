import Glibc
import TestSupport
import Testing

/// Keys are made once and whole, are read however they are kept, and are missed when they are gone.
@Suite(.startsProgram)
struct KeyTests {
  let school = SealTests()
  var program: Program { school.program }
  var configuration: String { program.home + "/.config/waymark" }

  private func shell(_ command: String) {
    program.run("/bin/bash", ["-c", command], ["PATH": "/usr/bin:/bin"])
  }

  private func talk(_ more: [String] = []) -> (output: String, errors: String, code: Int32) {
    program.run(
      ["talk", "--setting", "kite", "--flow", "indecent-image", "--answers", "-"] + more,
      input: "no\nquit\n")
  }

  @Test func `of two windows that make keys one wins whole, and the other says so`() throws {
    let first = program.terminal(["init"])
    let second = program.terminal(["init"])
    var sheets = [[String]]()
    for terminal in [first, second] {
      try terminal.expect("The identity of the safeguarding lead")
      sheets.append(
        terminal.output.split(whereSeparator: \.isWhitespace).map(String.init)
          .filter { $0.hasPrefix("AGE-SECRET-KEY-") })
    }
    for (terminal, own) in zip([first, second], sheets) {
      terminal.sendLine(own[0])
      try terminal.expect("The identity of recovery")
      if terminal === first {
        terminal.sendLine(own[1])
        try terminal.expect("Done.")
      }
    }
    second.sendLine(sheets[1][1])
    #expect(first.wait() == 0)
    #expect(second.wait() == 73)
    #expect(second.output.contains("Another window has made keys"))
    #expect(second.output.contains("Destroy the 3 sheets of this window"))
    let path = try school.makeRecord()
    #expect(program.run(["seal", path]).code == 0)
    let file = try #require(names(in: program.records + "/sealed").first)
    shell("echo \(sheets[0][0]) > \(program.home)/id")
    #expect(
      program.run([
        "open", program.records + "/sealed/" + file, "--identity", program.home + "/id",
      ]).code == 0)
  }

  @Test(arguments: ["seal.key", "recipients"])
  func `init touches nothing that is there`(name: String) throws {
    shell("mkdir -p \(configuration); echo kept > \(configuration)/\(name)")
    #expect(program.run(["init"]).code == 73)
    #expect(textOfFile("\(configuration)/\(name)") == "kept\n")
    #expect(names(in: configuration) == [name])
    shell("rm \(configuration)/\(name); ln -s nowhere \(configuration)/\(name)")
    #expect(program.run(["init"]).code == 73)
  }

  @Test func `a second device takes the readers of the first`() throws {
    let identities = try school.makeKeys()
    let other = SealTests()
    let list = "\(configuration)/recipients"
    let made = other.program.run(["init", "--recipients", list])
    #expect(made.code == 0 && !made.output.contains("AGE-SECRET-KEY"), "\(made.errors)")
    #expect(other.program.run(["seal", try other.makeRecord()]).code == 0)
    let file = try #require(names(in: other.program.records + "/sealed").first)
    shell("echo \(identities[0]) > \(program.home)/id")
    #expect(
      other.program.run([
        "open", other.program.records + "/sealed/" + file, "--identity", program.home + "/id",
      ]).code == 0)
    shell("head -2 \(list) > \(program.home)/one; tail -1 \(list) >> \(program.home)/twice")
    shell("tail -1 \(list) >> \(program.home)/twice")
    for bad in ["one", "twice", "none"] {
      #expect(
        SealTests().program.run(["init", "--recipients", "\(program.home)/\(bad)"]).code != 0)
    }
  }

  @Test(arguments: [
    "sed -i 's/$/\\r/' recipients", "sed -i '1s/^/\\xEF\\xBB\\xBF/' recipients",
    "sed -i 's/$/ /' recipients", "tr '\\n' '\\r' < recipients > r; mv r recipients",
    "tr a-z A-Z < recipients > r; mv r recipients", "sed -i 's/$/\\r/' seal.key",
    "echo broken > recipients", "rm recipients", "rm seal.key", "echo broken > seal.key",
    "rm recipients; mkdir recipients", "rm recipients; mkfifo recipients",
    "rm recipients; ln -s recipients recipients", "truncate -s 60G recipients",
  ])
  func `whatever became of one file of keys, records are encrypted`(change: String) throws {
    _ = try school.makeKeys()
    shell("cd \(configuration); \(change)")
    #expect(talk().code == 3)
    #expect(program.recordPaths().map { $0.hasSuffix(".live") } == [true])
  }

  @Test(arguments: [
    "rm seal.key recipients", "rm -r ../waymark",
    "cut -c1-64 seal.key | head -1 > s; mv s seal.key; echo x > recipients",
    "cut -c1-64 seal.key | head -1 > s; mv s seal.key; tail -1 recipients > r; cat r r > recipients",
    "rm seal.key recipients; ln -s seal.key seal.key", "echo x > seal.key; echo x > recipients",
  ])
  func `where keys were lost nothing begins in plain but by a typed yes`(change: String) throws {
    _ = try school.makeKeys()
    shell("cd \(configuration); \(change)")
    let refused = talk()
    #expect(refused.code == 78)
    #expect(refused.errors.hasPrefix("In danger? Call 999"))
    #expect(program.recordPaths().isEmpty)
    #expect(program.run(["doctor"]).code == 1)

    let terminal = program.terminal(["--setting", "kite", "--plain"])
    try terminal.expect("In danger? Call 999")
    try terminal.expect("type PLAIN")
    terminal.sendLine("yes")
    #expect(terminal.wait() == 78)
    let again = program.terminal(["--setting", "kite", "--plain"])
    try again.expect("type PLAIN")
    again.sendLine("PLAIN")
    try again.expect("NOT ENCRYPTED answer> ")
    again.sendLine("quit")
    #expect(again.wait() == 0)
    #expect(talk(["--not-encrypted"]).code == 3)
    #expect(program.recordPaths().map { $0.hasSuffix(".jsonl") } == [true])
  }

  @Test func `keys of before there was a marker are missed as well`() throws {
    _ = try school.makeKeys()
    #expect(talk().code == 3)
    shell("rm -r \(configuration) \(program.records)/.encrypted")
    #expect(talk().code == 78)
  }

  @Test func `where no keys were ever made a conversation is plain, as it was`() throws {
    #expect(talk().code == 3)
    #expect(program.recordPaths().map { $0.hasSuffix(".jsonl") } == [true])
  }

  @Test(arguments: [
    "chmod 666 seal.key", "chmod 644 seal.key", "chmod 662 recipients", "chmod 777 .",
  ])
  func `keys that others can reach seal nothing, and it is told`(change: String) throws {
    _ = try school.makeKeys()
    let path = try school.makeRecord()
    shell("cd \(configuration); \(change)")
    let sealed = program.run(["seal", path])
    #expect(sealed.code == 78 && sealed.errors.contains("chmod"), "\(sealed.errors)")
    #expect(talk().errors.contains("Others can"))
    let doctor = program.run(["doctor"])
    #expect(doctor.code == 1 && doctor.output.contains("Others can"))
  }

  @Test func `readers that were swapped read nothing, and it is told`() throws {
    let identities = try school.makeKeys()
    let stranger = SealTests()
    _ = try stranger.makeKeys()
    shell("cp \(stranger.program.home)/.config/waymark/recipients \(configuration)/recipients")
    let path = try school.makeRecord()
    let sealed = program.run(["seal", path])
    #expect(sealed.errors.contains("is not the list that was made with the seal"))
    let file = try #require(names(in: program.records + "/sealed").first)
    shell("echo \(identities[0]) > \(program.home)/id")
    #expect(
      program.run([
        "open", program.records + "/sealed/" + file, "--identity", program.home + "/id",
      ]).code == 0)
    #expect(program.run(["doctor"]).code == 1)
  }

  @Test func `keys made by 0.1.0 are read`() throws {
    _ = try school.makeKeys()
    shell("cd \(configuration); head -1 seal.key > s; mv s seal.key; chmod 600 seal.key")
    let path = try school.makeRecord()
    #expect(path.hasSuffix(".live"))
    #expect(program.run(["seal", path]).code == 0)
  }

  @Test func `what was misread is encrypted for those who read records`() throws {
    let identities = try school.makeKeys()
    let said = "zebra quillfeather smith in 9b sent a nude of ellie"
    let talked = program.run(
      ["talk", "--setting", "kite", "--answers", "-"], input: "\(said)\nreport\nquit\n")
    #expect(talked.output.contains("Kept on this machine"), "\(talked.output)")
    let found = program.run("/bin/grep", ["-rla", "quillfeather", program.home], [:])
    #expect(found.output.isEmpty)
    #expect(program.run(["phrases", "reported"]).code == 77)
    for identity in identities {
      shell("echo \(identity) > \(program.home)/id")
      let read = program.run(["phrases", "reported", "--identity", program.home + "/id"])
      #expect(read.code == 0 && read.output.contains(said), "\(read.errors)")
    }
    // What an older version kept in plain is told.
    shell("echo old > \(program.home)/.local/state/waymark/misread.tsv")
    #expect(program.run(["doctor"]).output.contains("misread.tsv holds words"))
  }
}
