import Bytes
import Glibc
import TestSupport
import Testing

/// What can be done with records afterwards.
@Suite(.startsProgram)
struct EvidenceTests {
  let program = Program()

  private func makeRecord(_ mode: String = "live") throws -> String {
    let more = mode == "live" ? [] : ["--rehearse"]
    _ = program.run(
      ["talk", "--setting", "st-matthews", "--flow", "indecent-image", "--answers", "-"] + more,
      input: BatchTests.answers)
    return try #require(program.recordPaths(mode).first)
  }

  @Test func `a record walks again to the same questions and advice`() throws {
    let path = try makeRecord()
    let same = program.run(["replay", path])
    #expect(same.code == 0, "\(same.output)")
    #expect(same.output.contains(": the same. "))
  }

  @Test func `the words of an HTML copy are those of the record in it, or it is damaged`() throws {
    let path = try makeRecord()
    let page = program.run(["export", path, "--format", "html"]).output
    let file = program.home + "/page.html"
    func verdict(_ page: String) -> Int32 {
      program.run("/bin/sh", ["-c", "cat > \(file)"], [:], input: page)
      return program.run(["verify", file]).code
    }
    #expect(verdict(page) == 0)
    let parts = page.split(separator: "Everything in order", maxSplits: 1)
    #expect(parts.count == 2)
    #expect(verdict(parts.joined(separator: "Everything in disorder")) == 65)
  }

  @Test func `a redacted copy can be read, and says what is withheld`() throws {
    let path = try makeRecord()
    let file = program.home + "/copy.jsonl"
    let redacted = program.run(["redact", path, "--lines", "4-6", "--reason", "third party"])
    program.run("/bin/sh", ["-c", "cat > \(file)"], [:], input: redacted.output)
    let shown = program.run(["show", file])
    #expect(shown.code == 0)
    #expect(shown.output.contains("REDACTED COPY: 3 of") && shown.output.contains("third party"))
    #expect(!shown.output.contains("UNFINISHED"))
    let page = program.run(["export", file, "--format", "html"])
    program.run("/bin/sh", ["-c", "cat > \(file).html"], [:], input: page.output)
    #expect(program.run(["verify", file + ".html"]).output.contains("3 of"))
    #expect(program.run(["redact", path, "--lines", "0", "--reason", "x"]).code == 64)
    #expect(program.run(["redact", path, "--lines", "999", "--reason", "x"]).code == 64)
  }

  @Test func `a copy in a file is its owner's alone, and no file is written over`() throws {
    let path = try makeRecord()
    let file = program.home + "/copies/record.html"
    let export = ["export", path, "--format", "html", "--to", file]
    let redact = ["redact", path, "--lines", "4", "--reason", "x", "--to", file + ".jsonl"]
    for (command, made) in [(export, file), (redact, file + ".jsonl")] {
      let first = program.run(command)
      #expect(first.code == 0 && first.output.isEmpty, "\(first.errors)")
      var status = stat()
      #expect(stat(made, &status) == 0 && status.st_mode & 0o777 == 0o600)
      #expect(program.run(["verify", made]).code == (made == file ? 0 : 6))
      #expect(program.run(command).code == 73)
    }
  }

  @Test func `a PDF is told to be no record, and not to be a damaged one`() throws {
    let file = program.home + "/record.pdf"
    program.run("/bin/sh", ["-c", "echo '%PDF-1.7' > \(file)"], [:])
    let verified = program.run(["verify", file])
    #expect(verified.code == 65 && verified.output.contains("no record, a PDF is for reading"))
  }

  @Test func `a command that does not exist is told, with the one that was meant`() {
    let told = program.run(["verifi", "x"])
    #expect(told.code == 64 && told.errors.contains("Did you mean 'verify'?"))
  }

  @Test func `a folder is checked with all that lies in it, and the worst decides`() throws {
    let path = try makeRecord()
    let folder = program.home + "/case"
    program.run("/bin/sh", ["-c", "mkdir \(folder); cp \(path) \(folder)/record.jsonl"], [:])
    let html = program.run(["export", path, "--format", "html"]).output
    program.run("/bin/sh", ["-c", "cat > \(folder)/record.html"], [:], input: html)
    let whole = program.run(["verify", folder])
    #expect(whole.code == 0 && whole.output.split(separator: "\n").count == 2)
    program.run("/bin/sh", ["-c", "printf '{' >> \(folder)/record.jsonl"], [:])
    #expect(program.run(["verify", folder]).code == 3)
    program.run("/bin/sh", ["-c", "ln -s /etc \(folder)/loop; echo x > \(folder)/x.jsonl"], [:])
    #expect(program.run(["verify", folder]).code == 65)
    #expect(program.run(["verify", program.home + "/nothing"]).code == 66)
    program.run("/bin/mkdir", [program.home + "/empty"], [:])
    #expect(program.run(["verify", program.home + "/empty"]).code == 66)
  }

  @Test func `all records are walked again at once, and one that parts is told`() throws {
    _ = try makeRecord()
    _ = try makeRecord()
    let same = program.run(["replay", "--all"])
    #expect(same.code == 0 && same.output.split(separator: "\n").count == 2, "\(same)")
    #expect(program.run(["replay"]).code == 64)
  }

  @Test func `under other flows it is said where a record parts, and which advice changes`() throws
  {
    let path = try makeRecord()
    let flows = program.home + "/flows"
    program.run("/bin/cp", ["-R", Shipped.root + "/flows", flows], [:])
    let file = flows + "/incidents/indecent-image.yaml"
    program.run(
      "/bin/sed", ["-i", "s/Copy, save, photograph, send or delete it/Pass it on/", file], [:])
    let other = program.run(["replay", path, "--under", flows])
    #expect(other.code == 1)
    #expect(other.output.contains("it parts at event"))
    #expect(other.output.contains("now worded: Pass it on"))
  }

  @Test func `a redacted copy verifies without the withheld words, and no other copy does`() throws
  {
    let path = try makeRecord()
    let copy = program.run(["redact", path, "--lines", "3,5-6", "--reason", "third party"])
    #expect(copy.code == 0)
    let file = program.home + "/copy.jsonl"
    program.run("/bin/sh", ["-c", "cat > \(file)"], [:], input: copy.output)
    let checked = program.run(["verify", file])
    #expect(checked.code == 6 && checked.output.contains(": unproved, "))
    #expect(checked.output.contains("3 of "))
    #expect(checked.output.contains("third party"))
    program.run("/bin/sed", ["-i", "2s/\"seq\":1/\"seq\":7/", file], [:])
    #expect(program.run(["verify", file]).code == 65)
    #expect(program.run(["redact", path, "--lines", "0", "--reason", "x"]).code == 64)
    #expect(program.run(["redact", path, "--lines", "x", "--reason", "x"]).code == 64)
  }

  @Test func `the HTML copy carries the record, and a changed copy does not verify`() throws {
    let path = try makeRecord()
    let page = program.run(["export", path, "--format", "html"]).output
    let file = program.home + "/copy.html"
    program.run("/bin/sh", ["-c", "cat > \(file)"], [:], input: page)
    #expect(program.run(["verify", file]).code == 0)
    #expect(!page.contains("<script"))
    program.run("/bin/sed", ["-i", "s/\"seq\":4,/\"seq\":5,/", file], [:])
    #expect(program.run(["verify", file]).code == 65)
  }

  @Test func `only rehearsals are purged together, and never without saying yes`() throws {
    let live = try makeRecord()
    let practice = try makeRecord("rehearsal")
    #expect(program.run(["records", "purge", "--rehearsals"]).output.contains("would go"))
    #expect(access(practice, F_OK) == 0)
    #expect(program.run(["records", "purge", "--rehearsals", "--yes"]).code == 0)
    #expect(access(practice, F_OK) != 0)
    let kept = program.run(["records", "purge", live, "--yes"])
    #expect(kept.code == 1)
    #expect(kept.output.contains("not sealed or exported"))
    #expect(access(live, F_OK) == 0)
    #expect(textOfFile(program.records + "/register.jsonl")?.contains("purged") == true)
  }

  @Test func `a live record may go once a copy that holds it lies in a file, and not before`()
    throws
  {
    let answers = [
      "talk", "--setting", "st-matthews", "--flow", "indecent-image", "--answers", "-",
    ]
    #expect(program.run(answers, input: BatchTests.answers).code == 0)
    let path = try #require(program.recordPaths().first)
    let copy = program.home + "/copy"
    func isKept() -> Bool { program.run(["records", "purge", path, "--copy", copy]).code == 1 }
    func export(_ format: String) {
      program.run(
        "/bin/sh", ["-c", "\(Program.path) export \(path) --format \(format) > \(copy)"],
        program.environment)
    }
    #expect(isKept())
    // A form for reading does not hold the record, and a pipe keeps nothing.
    export("text")
    program.run(
      "/bin/sh", ["-c", "\(Program.path) export \(path) --format html | cat > \(copy)"],
      program.environment)
    #expect(isKept())
    export("html")
    #expect(!isKept())
    #expect(program.run(["records", "purge", path, "--yes"]).code == 1, "no copy was shown")
    // What was added since is in no copy.
    _ = program.run(["resume", path], input: "note later\n")
    #expect(isKept())
    export("json")
    #expect(program.run(["verify", copy]).code == 0)
    #expect(!isKept())
    program.run("/bin/sh", ["-c", "printf ' ' >> \(copy)"], [:])
    #expect(isKept())
    export("json")
    #expect(program.run(["records", "purge", path, "--copy", copy, "--yes"]).code == 0)
    #expect(program.recordPaths().isEmpty)
    #expect(program.run(["verify", "--all"]).code == 0)
  }

  @Test func `a copy of one record lets no other go, and a damaged one stays`() throws {
    let first = try makeRecord()
    #expect(program.run(["export", first, "--format", "html"]).code == 0)
    _ = try makeRecord()
    let second = try #require(program.recordPaths().first { $0 != first })
    #expect(program.run(["records", "purge", second, "--yes"]).code == 1)
    let practice = try makeRecord("rehearsal")
    program.run("/bin/sh", ["-c", "echo x >> \(practice)"], [:])
    #expect(program.run(["records", "purge", practice, "--yes"]).code == 1)
    for path in [first, second, practice] { #expect(access(path, F_OK) == 0) }
  }

  @Test func `records are found by day and by the words of a title`() throws {
    _ = try makeRecord()
    #expect(program.run(["records"]).output.contains("not sealed"))
    #expect(program.run(["records", "find", "--title", "sexual picture"]).output.contains("LIVE"))
    #expect(program.run(["records", "find", "--since", "2999-01-01"]).output.contains("No record"))
    #expect(program.run(["records", "find", "--since", "soon"]).code == 64)
  }

  @Test func `the doctor finds the key of a session that never began`() throws {
    _ = try makeRecord()
    #expect(!program.run(["doctor"]).output.contains("key of no record"))
    program.run("/usr/bin/touch", [program.records + "/live/0b5cd5ee.session"], [:])
    #expect(program.run(["doctor"]).output.contains("0b5cd5ee.session is a key of no record"))
  }

  @Test func `the doctor says what is missing and how to mend it`() throws {
    let first = program.run(["doctor"])
    #expect(first.code == 0)
    #expect(first.output.contains("waymark init"))
    _ = try makeRecord()
    chmod(program.records, 0o755)
    let open = program.run(["doctor"])
    #expect(open.code == 1)
    #expect(open.output.contains("chmod 700"))
  }

  @Test func `no keys typed in a rehearsal touch the live records`() {
    var generator = SeededGenerator(seed: 20_261_121)
    let words = [
      "1", "2", "3", "?", "what-if 1", "why", "now", "note x", "back", "quit now", "", "x",
    ]
    for round in 0..<6 {
      var input = ""
      for _ in 0..<60 {
        input += words[generator.number(below: words.count)] + "\n"
      }
      _ = program.run(["rehearse", "--seed", "\(round)"], input: input)
    }
    #expect(program.recordPaths("live").isEmpty)
    #expect(!program.recordPaths("rehearsal").isEmpty)
  }

  @Test func `rehearsals are reported as text, table, page and JSON`() {
    let played = program.run(
      ["rehearse", "nude-on-a-taken-phone", "--seed", "1", "--as", "JP"],
      input: "1\n" + String(repeating: "1\n", count: 25))
    #expect(played.output.contains("Looking back"))
    let report = program.run(["rehearsals", "report"])
    #expect(report.output.contains("who: JP"))
    #expect(report.output.contains("Cards never played"))
    #expect(report.output.contains("Incidents in which something was missed"))
    #expect(program.run(["rehearsals", "report", "--format", "csv"]).output.contains("\"JP\""))
    #expect(program.run(["rehearsals", "report", "--format", "html"]).output.contains("<table"))
    #expect(
      program.run(["rehearsals", "report", "--format", "json"]).output.contains(
        #""card":"nude-on-a-taken-phone""#))
  }

  @Test func `a card drafted from a record holds no typed word`() throws {
    let path = try makeRecord()
    let draft = program.run(["cards", "draft", path])
    #expect(draft.code == 0)
    #expect(draft.output.contains("im-where: online"))
    #expect(!draft.output.contains("10:40"))
    #expect(!draft.output.contains("Teacher"))
  }
}
