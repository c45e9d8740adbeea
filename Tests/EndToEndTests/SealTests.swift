import Glibc
import Sealing
import TestSupport
import Testing
import Transcripts

/// A record from its first answer to a sealed file that stock tools can check.
@Suite(.startsProgram)
struct SealTests {
  var program = Program()

  /// Makes keys as a school would, typing both identities back; gives the identities.
  func makeKeys(typing wrong: String? = nil) throws -> [String] {
    let terminal = program.terminal(["init"])
    _ = try terminal.expect("The identity of the safeguarding lead")
    let identities = terminal.output.split(whereSeparator: \.isWhitespace).map(String.init)
      .filter { $0.hasPrefix("AGE-SECRET-KEY-") }
    try #require(identities.count == 2)
    if let wrong {
      terminal.sendLine(wrong)
      _ = try terminal.expect("It does not open the test.")
    }
    terminal.sendLine(identities[0].lowercased())
    _ = try terminal.expect("The identity of recovery")
    terminal.sendLine(identities[1])
    _ = try terminal.expect("Records can be sealed now")
    #expect(terminal.wait() == 0)
    return identities
  }

  func makeRecord(rehearsal: Bool = false) throws -> String {
    let more = rehearsal ? ["--rehearse"] : []
    let talked = program.run(
      ["talk", "--setting", "st-matthews", "--flow", "indecent-image", "--answers", "-"] + more,
      input: BatchTests.answers)
    #expect(talked.code == 0)
    return try #require(program.recordPaths(rehearsal ? "rehearsal" : "live").first)
  }

  @Test func `without keys nothing is sealed and nothing is lost`() throws {
    let path = try makeRecord()
    #expect(program.run(["seal", path]).code == 78)
    #expect(program.run(["verify", path]).code == 0)
  }

  @Test func `init keeps nothing until both identities opened a test`() throws {
    let terminal = program.terminal(["init"])
    _ = try terminal.expect("The identity of the safeguarding lead")
    for _ in 0..<3 {
      terminal.sendLine("AGE-SECRET-KEY-NONSENSE")
      _ = try terminal.expect("It does not open the test.")
    }
    #expect(terminal.wait() == 1)
    #expect(access(program.home + "/.config/waymark/seal.key", F_OK) != 0)
  }

  @Test func `a sealed record opens with either identity, verifies, and the plain file is gone`()
    throws
  {
    let identities = try makeKeys(typing: "wrong")
    let path = try makeRecord()
    let sealed = program.run(["seal", path, "--case", "SG-2026-0042"])
    #expect(sealed.code == 0, "\(sealed.errors)")
    #expect(access(path, F_OK) != 0)
    let name = try #require(names(in: program.records + "/sealed").first)
    let file = program.records + "/sealed/" + name
    #expect(!name.contains("SG-2026"))
    #expect(textOfFile(program.records + "/register.jsonl")?.contains("SG-2026") == false)
    for (index, identity) in identities.enumerated() {
      let secret = program.home + "/identity\(index).txt"
      program.run("/bin/sh", ["-c", "umask 077; echo \(identity) > \(secret)"], [:])
      let into = program.home + "/opened\(index)"
      #expect(program.run(["open", file, "--identity", secret, "--into", into]).code == 0)
      let bag = into + "/" + name.dropLast(".tar.age".count)
      let verified = program.run(["verify", bag])
      #expect(verified.code == 0, "\(verified.output)\(verified.errors)")
      #expect(program.run(["verify", bag + "/data/record.html"]).code == 0)
      // A planted file and a changed one are damage; another key's signature is forged.
      for plant in [
        "echo x > extra.txt", "echo x > $(printf '\\377')", "mkdir $(printf '\\377')",
        "mkfifo pipe",
        "ln -s nowhere gone", "ln -s . round; ln -s . about",
      ] {
        program.run(
          "/bin/sh", ["-c", "cp -R \(bag) \(into)/planted; cd \(into)/planted/data; \(plant)"], [:])
        #expect(program.run(["verify", into + "/planted"]).code == 65, "\(plant)")
        program.run("/bin/sh", ["-c", "rm -r \(into)/planted"], [:])
      }
    }
    #expect(program.run(["verify", "--all"]).code == 0)
    // It is held against the register as it lies, by itself or with its folder.
    for place in [file, program.records + "/sealed", program.records] {
      #expect(program.run(["verify", place]).code == 0, "\(place)")
    }
    let copy = program.home + "/copy.tar.age"
    program.run("/bin/sh", ["-c", "cat \(file) > \(copy); printf x >> \(copy)"], [:])
    #expect(program.run(["verify", copy]).code == 5)
    // The register tells of it still, to whoever knows the case.
    let found = program.run(["records", "find", "--case", "SG-2026-0042"])
    #expect(found.output.contains("sealed") && found.output.contains(file))
    #expect(program.run(["records"]).output == found.output)
    #expect(program.run(["records", "find", "--case", "SG-1"]).output.contains("No record fits"))
    #expect(program.run(["records", "find", "--unsealed"]).output.contains("No record fits"))
    unlink(file)
    #expect(program.run(["verify", "--all"]).code == 5)
  }

  @Test func `a bag that another key signed is not forged, and ok only with the key brought along`()
    throws
  {
    _ = try makeKeys()
    let path = try makeRecord()
    #expect(program.run(["seal", path]).code == 0)
    let other = SealTests()
    let identities = try other.makeKeys()
    let foreign = try other.makeRecord()
    #expect(other.program.run(["seal", foreign]).code == 0)
    let name = try #require(names(in: other.program.records + "/sealed").first)
    let secret = other.program.home + "/identity.txt"
    other.program.run("/bin/sh", ["-c", "echo \(identities[0]) > \(secret)"], [:])
    let into = other.program.home + "/opened"
    let file = other.program.records + "/sealed/" + name
    #expect(other.program.run(["open", file, "--identity", secret, "--into", into]).code == 0)
    let bag = into + "/" + name.dropLast(8)
    let found = program.run(["verify", bag, "--json"])
    #expect(found.code == 7 && found.output.contains(#""verdict":"unknown signer""#), "\(found)")
    let signer = try #require(
      found.output.split(separator: "\"").first { $0.hasPrefix("SHA256:") }.map(String.init))
    #expect(other.program.run(["doctor"]).output.contains(signer))
    #expect(program.run(["verify", bag, "--seal", signer]).code == 0)
    // On its own device, or with another key named, the named one decides.
    #expect(other.program.run(["verify", bag]).code == 0)
    let wrong = "SHA256:" + String(repeating: "A", count: 43)
    #expect(other.program.run(["verify", bag, "--seal", wrong]).code == 7)
    #expect(program.run(["verify", bag, "--seal", "SHA256:A"]).code == 64)
    // Whose signature is named and is not the one that is there: that is forged.
    let signature = bag + "/tagmanifest-sha256.txt.sig"
    let text = try #require(textOfFile(signature))
    unlink(signature)
    let own = try SealKey().sign(
      try recordBytes(at: bag + "/tagmanifest-sha256.txt"), namespace: Bag.namespace)
    #expect(own != text)
    add(own, to: signature)
    #expect(program.run(["verify", bag]).code == 4)
    #expect(program.run(["verify", bag, "--seal", signer]).code == 4)
  }

  @Test func `each line of a redacted copy is held against the opened bag`() throws {
    let identities = try makeKeys()
    let path = try makeRecord()
    let copy = program.home + "/copy.jsonl"
    let redacted = ["redact", path, "--lines", "5-6", "--reason", "third party", "--to", copy]
    #expect(program.run(redacted).code == 0)
    #expect(program.run(["seal", path]).code == 0)
    let name = try #require(names(in: program.records + "/sealed").first)
    let (secret, into) = (program.home + "/identity.txt", program.home + "/opened")
    program.run("/bin/sh", ["-c", "echo \(identities[0]) > \(secret)"], [:])
    let file = program.records + "/sealed/" + name
    #expect(program.run(["open", file, "--identity", secret, "--into", into]).code == 0)
    let bag = into + "/" + name.dropLast(".tar.age".count)
    let whole = program.run(["verify", copy, "--against", bag])
    #expect(whole.code == 0 && whole.output.contains("withheld: 5, 6"), "\(whole.errors)")

    // What stands before a withheld line could be changed, and the copy alone would not show it.
    var lines = try #require(textOfFile(copy)).split(separator: "\n").map(String.init)
    let parts = lines[4].split(separator: "\"salt\":\"", maxSplits: 1)
    try #require(parts.count == 2)
    lines[4] = "\(parts[0])\"salt\":\"\(parts[1].first == "0" ? "1" : "0")\(parts[1].dropFirst())"
    let changed = program.home + "/changed.jsonl"
    add(lines.joined(separator: "\n") + "\n", to: changed)
    #expect(program.run(["verify", changed]).code == 6)
    let found = program.run(["verify", changed, "--against", bag])
    #expect(found.code == 65 && found.output.contains("line 5 is not the one in the bag"))
    #expect(program.run(["verify", copy, "--against", program.home]).code == 65)
    // What is no redacted copy is not said to be held against anything.
    let other = program.run(["verify", bag, "--against", bag])
    #expect(other.code == 65 && other.output.contains("not held"))
  }

  @Test func `a record about the safeguarding lead is sealed for recovery alone`() throws {
    let identities = try makeKeys()
    let talked = program.run(
      ["talk", "--setting", "st-matthews", "--flow", "whistleblowing", "--answers", "-"],
      input: "no\nThe safeguarding lead or a deputy\n")
    let path = try #require(program.recordPaths().first, "\(talked.output)")
    let sealed = program.run(["seal", path])
    #expect(sealed.output.contains("only the recovery identity opens"), "\(talked.output)")
    let file = try #require(names(in: program.records + "/sealed").first)
    let opened = identities.enumerated().map { number, identity in
      program.run("/bin/sh", ["-c", "echo \(identity) > \(program.home)/id"], [:])
      return program.run([
        "open", program.records + "/sealed/" + file, "--identity", program.home + "/id", "--into",
        program.home + "/opened\(number)",
      ]).code
    }
    #expect(opened == [65, 0])
  }

  @Test func `a good seal does not make a bad record good`() throws {
    let path = try makeRecord()
    let record = Array(try #require(textOfFile(path)).utf8)
    let key = SealKey()
    for (bytes, code): ([UInt8], Int32) in [
      (record, 0), (Array(record.dropLast(9)), 3), (record + Array("{}\n".utf8), 65), ([], 65),
    ] {
      let bag = program.home + "/bag\(bytes.count)"
      program.run("/bin/mkdir", ["-p", bag + "/data"], [:])
      let files = try Bag.files(
        payload: [("record.jsonl", bytes)], info: [], guide: "", sealedWith: key)
      for file in files {
        add(String(decoding: file.bytes, as: UTF8.self), to: bag + "/" + file.path)
      }
      #expect(program.run(["verify", bag, "--seal", key.fingerprint]).code == code)
    }
  }

  @Test func `at the end one key seals, under a case, and the id still leads to the record`() throws
  {
    let identities = try makeKeys()
    let terminal = program.terminal(["--setting", "st-matthews"])
    let place = try #require(Shipped.menuPlace(of: "whistleblowing"))
    for line in ["\(place)", "no", "The safeguarding lead or a deputy"] {
      try terminal.expect("answer> ")
      terminal.sendLine(line)
    }
    // Whatever is still asked is answered until the conversation is over.
    var isOver = false
    for _ in 0..<40 where !isOver {
      try terminal.expect("answer> ")
      isOver = terminal.output.contains("type s.")
      terminal.sendLine(isOver ? "s" : "1")
    }
    try terminal.expect("Case reference?")
    #expect(terminal.output.contains("but not for the safeguarding lead"))
    terminal.sendLine("sg-2026-7")
    try terminal.expect("only the recovery identity opens")
    #expect(terminal.wait() == 0)
    let found = program.run(["records", "find", "--case", "SG-2026-7"])
    let id = String(try #require(found.output.split(separator: " ").first))
    #expect(program.run(["show", id]).errors.contains("That record was sealed."))
    let secret = program.home + "/id"
    program.run("/bin/sh", ["-c", "echo \(identities[1]) > \(secret)"], [:])
    #expect(program.run(["open", id, "--identity", secret]).code == 0)
    // What was opened lies apart from what is sealed.
    #expect(program.run(["verify", "--all"]).code == 0)
  }

  @Test func `a rehearsal is never sealed under a case`() throws {
    _ = try makeKeys()
    let path = try makeRecord(rehearsal: true)
    #expect(program.run(["seal", path, "--case", "SG-2026-0042"]).code == 64)
    #expect(access(path, F_OK) == 0)
  }

  @Test func `a record with a torn line is gone on with before it is sealed`() throws {
    let path = try makeRecord()
    _ = try makeKeys()
    add("{\"torn", to: path)
    #expect(program.run(["seal", path]).code == 65)
    #expect(access(path, F_OK) == 0 && access(program.records + "/sealed", F_OK) != 0)
  }

  @Test func `a record stays if it is to, and is not sealed again as something else`() throws {
    _ = try makeKeys()
    let path = try makeRecord()
    #expect(program.run(["seal", path, "--keep"]).code == 0)
    let name = try #require(names(in: program.records + "/sealed").first)
    let file = program.records + "/sealed/" + name
    let sealed = try recordBytes(at: file)
    #expect(access(path, F_OK) == 0)
    #expect(program.run(["seal", path, "--keep"]).code == 0)
    // What lies there is not what the register names.
    add("x", to: file)
    #expect(program.run(["verify", "--all"]).code == 65)
    #expect(program.run(["seal", path]).code == 73)
    truncate(file, off_t(sealed.count))
    // The record was gone on with since.
    _ = program.run(["resume", path], input: "note later\n")
    #expect(program.run(["seal", path]).code == 73)
    #expect(try recordBytes(at: file) == sealed)
    unlink(file)
    #expect(program.run(["seal", path]).code == 73)
    #expect(access(path, F_OK) == 0)
    #expect(program.run(["verify", path]).code == 0)
  }

  @Test func `what stands in the place of a sealed file is told and not written over`() throws {
    _ = try makeKeys()
    let path = try makeRecord()
    let record = try #require(path.split(separator: "/").last?.split(separator: ".").first)
    let file = "\(program.records)/sealed/\(record).tar.age"
    mkdir(program.records + "/sealed", 0o700)
    add("something else", to: file)
    #expect(program.run(["verify", "--all"]).code == 5)
    #expect(program.run(["seal", path]).code == 73)
    #expect(textOfFile(file) == "something else")
    #expect(access(path, F_OK) == 0)
  }

  @Test func `opening makes whole files and writes over none`() throws {
    let identities = try makeKeys()
    #expect(program.run(["seal", try makeRecord()]).code == 0)
    let name = try #require(names(in: program.records + "/sealed").first)
    let secret = program.home + "/identity.txt"
    add(identities[0] + "\n", to: secret)
    let open = ["open", program.records + "/sealed/" + name, "--identity", secret, "--into"]
    let whole = program.home + "/whole"
    #expect(program.run(open + [whole]).code == 0)
    #expect(program.run(open + [whole]).code == 73)
    // The limit on the size of a file stands for a disk that is full.
    let cut = program.home + "/cut"
    let result = program.run(
      "/bin/sh", ["-c", "ulimit -f 9; exec \"$0\" \"$@\"", Program.path] + open + [cut],
      program.environment)
    #expect(result.code == 73)
    let made = program.run("/usr/bin/find", [cut, "-type", "f"], [:]).output.split(separator: "\n")
    for path in made.map(String.init) {
      let file = path.dropFirst(cut.count)
      #expect(try recordBytes(at: path) == recordBytes(at: whole + file), "\(file)")
    }
  }

  /// Adds text to the end of a file.
  private func add(_ text: String, to path: String) {
    guard let file = fopen(path, "a") else { return }
    fputs(text, file)
    fclose(file)
  }

  /// Whether the tools that VERIFY.txt names are here.
  static let hasTools = ["age", "ssh-keygen", "openssl", "tar", "sha256sum", "split", "cmp"]
    .allSatisfy {
      name in
      ["/usr/bin/", "/bin/", "/usr/local/bin/"].contains { access($0 + name, X_OK) == 0 }
    }

  @Test(.enabled(if: hasTools)) func `every command of VERIFY.txt runs with stock tools`() throws {
    let identities = try makeKeys()
    #expect(program.run(["seal", try makeRecord()]).code == 0)
    let name = try #require(names(in: program.records + "/sealed").first)
    let folder = program.records + "/sealed"
    program.run("/bin/sh", ["-c", "echo \(identities[0]) > \(folder)/identity.txt"], [:])
    // The guide lies in the bag, so that one is opened first.
    let into = program.home + "/opened"
    let opened = program.run([
      "open", folder + "/" + name, "--identity", folder + "/identity.txt", "--into", into,
    ])
    #expect(opened.code == 0)
    let guide = try #require(textOfFile("\(into)/\(name.dropLast(8))/VERIFY.txt"))
    let commands = guide.split(separator: "\n").filter { $0.hasPrefix("  ") }.map {
      $0.dropFirst(2)
    }
    #expect(commands.count == 17)
    let script = "set -e\ncd \(folder)\n" + commands.joined(separator: "\n")
    let path = program.home + "/verify.sh"
    let file = try #require(fopen(path, "w"))
    fputs(script, file)
    fclose(file)
    let result = program.run("/bin/sh", [path], ["PATH": "/usr/local/bin:/usr/bin:/bin"])
    #expect(result.code == 0, "\(result.output)\(result.errors)")
    #expect(result.output.contains("Signature Verified Successfully"))
    #expect(result.output.contains("Good \"waymark-record@waymark.invalid\" signature"))
  }
}
