import Glibc
import TestSupport
import Testing
import Transcripts

/// "ok" is said only of what was proved in that very run.
@Suite(.startsProgram)
struct ProofTests {
  let school = SealTests()
  var program: Program { school.program }

  private func verify(_ arguments: String...) -> (output: String, errors: String, code: Int32) {
    program.run(["verify"] + arguments)
  }

  private func shell(_ script: String) {
    program.run("/bin/sh", ["-euc", script, program.home], ["PATH": "/usr/bin:/bin"])
  }

  private func write(_ text: String, to name: String) -> String {
    let path = program.home + "/" + name
    shell("mkdir -p \"$(dirname '\(path)')\"; rm -f '\(path)'")
    let file = fopen(path, "w")
    fputs(text, file)
    if let file { fclose(file) }
    return path
  }

  /// A sealed record, opened; a redacted copy of it; and one of a record with other words.
  private func opened() throws -> (bag: String, copy: String, forged: String) {
    let identities = try school.makeKeys()
    let path = try school.makeRecord()
    let copy = program.home + "/copy.jsonl"
    let redact = ["redact", path, "--lines", "5-6", "--reason", "third party", "--to", copy]
    #expect(program.run(redact).code == 0)
    #expect(program.run(["seal", path]).code == 0)
    let id = String(try #require(path.split(separator: "/").last).prefix(36))
    let secret = write(identities[0] + "\n", to: "id.txt")
    let open = ["open", id, "--identity", secret, "--into", program.home + "/opened"]
    #expect(program.run(open).code == 0)
    let text = try #require(textOfFile(copy))
    let forged = write(
      relinked(text.replacing("\"raw\":\"online\"", with: "\"raw\":\"on line\"")),
      to: "forged.jsonl")
    return (program.home + "/opened/" + id, copy, forged)
  }

  /// The lines with a chain made anew, as whoever forges one makes it.
  private func relinked(_ text: String) -> String {
    var (made, previous) = ([String](), "")
    for line in text.split(separator: "\n").map(String.init) {
      var line = line
      if !previous.isEmpty, let place = line.firstRange(of: "\"prev\":\"") {
        let end = line.index(place.upperBound, offsetBy: 64)
        line.replaceSubrange(place.upperBound..<end, with: previous)
      }
      made.append(line)
      previous = sha256(Array((line + "\n").utf8))
    }
    return made.joined(separator: "\n") + "\n"
  }

  @Test func `a copy is held only against a bag that was signed and checked in that run`() throws {
    let (bag, copy, _) = try opened()
    #expect(verify(copy, "--against", bag).code == 0)
    let lines = try #require(textOfFile(bag + "/data/lines.sha256"))
    let record = try #require(textOfFile(bag + "/data/record.jsonl"))
    // A folder that nobody signed, with the right digests and a sound record.
    let folder = program.home + "/folder"
    _ = write(lines, to: "folder/data/lines.sha256")
    _ = write(record, to: "folder/data/record.jsonl")
    #expect(verify(copy, "--against", folder).code == 65)
    // The real bag in a sub-folder, beside it digests that somebody wrote.
    shell("cp -R \(bag) \(folder)/real")
    #expect(verify(copy, "--against", folder).code == 65)
    // On a device that knows no key the signature proves nothing until the key is named.
    let keys = ["XDG_CONFIG_HOME": program.home + "/nothing"]
    #expect(program.run(["verify", copy, "--against", bag], keys).code == 7)
  }

  @Test(arguments: ["bagit.txt", "bag-info.txt", "manifest-sha256.txt", "allowed_signers"])
  func `a bag without one of its files is a damaged bag, and no folder of loose files`(
    name: String
  ) throws {
    let (bag, _, _) = try opened()
    unlink(bag + "/" + name)
    #expect(verify(bag).code == 65)
    let (all, only) = (program.home + "/all", program.home + "/only")
    // As a sub-folder, too, and with no other mark left.
    shell("mkdir \(all) \(only); cp -R \(bag) \(all)/inner; cp -R \(bag)/data \(only)/data")
    #expect(verify(all).code == 65)
    shell("touch \(only)/\(name)")
    #expect(verify(only).code == 65)
  }

  @Test func `of a JSON copy every byte is checked, its head and its verdict too`() throws {
    let path = try school.makeRecord()
    let text = program.run(["export", path, "--format", "json"]).output
    #expect(verify(write(text, to: "a.json")).code == 0)
    let head = try #require(text.firstRange(of: "\"head\":\"")).upperBound
    var zeros = text
    zeros.replaceSubrange(
      head..<zeros.index(head, offsetBy: 64), with: String(repeating: "0", count: 64))
    for changed in [
      text + " ", text + "{}\n", text + text, String(text.dropLast()), " " + text,
      text.replacing("{\"events\":[", with: "{\"events\": ["), zeros,
      text.replacing("\"verdict\":\"ok\"", with: "\"verdict\":{\"a\":1}"),
      text.replacing("\"verdict\":\"ok\"", with: "\"verdict\":\"fine\""),
      text.replacing("\"verdict\":\"ok\"", with: "\"verdict\":\"damaged\""),
    ] {
      #expect(verify(write(changed, to: "b.json")).code == 65, "\(changed.suffix(120))")
    }
  }

  @Test func `a digest in the register makes no other words those of the record`() throws {
    let path = try school.makeRecord()
    let page = program.home + "/page.html"
    #expect(program.run(["export", path, "--format", "html", "--to", page]).code == 0)
    #expect(verify(page).code == 0)
    let text = try #require(textOfFile(page))
    let register = Register(in: program.records)
    let entry = try #require(try register.entries().last)
    for mark in [true, false] {
      var changed = text.replacing("Everything in order", with: "Everything in disorder")
      if !mark { changed = changed.replacing("waymark page", with: "waymark sheet") }
      let other = write(changed, to: "other\(mark).html")
      try register.add(
        Register.Entry(
          .exported, record: entry.record, head: entry.head, lines: entry.lines,
          file: sha256(Array(changed.utf8)), at: entry.at))
      let found = verify(other)
      #expect(found.code == (mark ? 65 : 6), "\(found)")
      #expect(!found.output.contains(": ok, "))
    }
  }

  @Test func `a record under the name of another or in the wrong folder is told`() throws {
    let path = try school.makeRecord()
    let rehearsal = try school.makeRecord(rehearsal: true)
    let name = String(try #require(rehearsal.split(separator: "/").last))
    shell("cp \(rehearsal) \(program.records)/live/\(name)")
    let inLive = verify("\(program.records)/live/\(name)")
    #expect(inLive.code == 65 && inLive.output.contains(": misplaced, "))
    #expect(verify("--all").code == 65)
    unlink("\(program.records)/live/\(name)")
    let other = "\(program.records)/live/0b5cd5ee-9f0d-4f0a-8a0e-2f1c3d4e5f60.jsonl"
    shell("mv \(path) \(other)")
    #expect(verify(other).code == 65 && verify("--all").code == 65)
    #expect(program.run(["records", "purge", other, "--yes"]).code == 1)
    // A live record is not got rid of as a rehearsal.
    let live = "\(program.records)/rehearsal/\(path.split(separator: "/").last ?? "")"
    shell("mv \(other) \(live)")
    #expect(verify(live).code == 65)
    _ = program.run(["records", "purge", "--rehearsals", "--yes"])
    #expect(access(live, F_OK) == 0)
  }

  @Test func `a sealed file under the name of another is told by itself`() throws {
    _ = try school.makeKeys()
    for _ in 0..<2 { #expect(program.run(["seal", try school.makeRecord()]).code == 0) }
    let files = names(in: program.records + "/sealed").map { program.records + "/sealed/" + $0 }
    #expect(verify(files[0]).code == 0)
    shell("cp \(files[0]) \(files[1])")
    let found = verify(files[1])
    #expect(found.code == 65 && found.output.contains(": misplaced, "), "\(found)")
    #expect(verify("--all").code == 65)
  }

  @Test func `a record is the one that the register names as far as it goes`() throws {
    _ = try school.makeKeys()
    let path = try school.makeRecord()
    #expect(program.run(["seal", path, "--keep"]).code == 0)
    #expect(verify("--all").code == 0)
    _ = program.run(["resume", path], input: "note later\n")
    let longer = verify("--all")
    #expect(longer.code == 5 && longer.output.contains("in no seal"), "\(longer)")
  }

  @Test func `what was exported and then changed, cut or taken away does not pass`() throws {
    let path = try school.makeRecord()
    let copy = program.home + "/copy.html"
    #expect(program.run(["export", path, "--format", "html", "--to", copy]).code == 0)
    let text = try #require(textOfFile(path))
    let name = "records/live/" + (path.split(separator: "/").last ?? "")
    let changed = relinked(text.replacing("\"raw\":\"online\"", with: "\"raw\":\"on-line\""))
    #expect(changed != text)
    let cut = text.split(separator: "\n").dropLast(2).joined(separator: "\n") + "\n"
    for (forged, word) in [(changed, "not the same now"), (cut, "lines are missing")] {
      _ = write(forged, to: name)
      #expect(verify(path).code == 0)
      let all = verify("--all")
      #expect(all.code == 5 && all.output.contains(word), "\(all)")
      #expect(program.run(["records", "purge", path, "--copy", copy, "--yes"]).code == 1)
    }
    let listed = program.run(["records"])
    #expect(listed.code == 5 && listed.output.contains("lines are missing"), "\(listed)")
    unlink(path)
    let gone = verify("--all")
    #expect(gone.code == 5 && gone.output.contains(": missing, "), "\(gone)")
  }

  @Test func `no folder of records is not a folder in which all is ok`() throws {
    let nothing = verify("--all", "--records", program.home + "/typo")
    #expect(nothing.code == 66 && nothing.output.contains("no such folder"))
    let strace = try #require(KillTests.strace)
    _ = try school.makeRecord()
    let unreadable = program.run(
      strace,
      [
        "-f", "-qq", "-o", "/dev/null", "-P", program.records + "/live", "-e", "trace=openat", "-e",
        "inject=openat:error=EIO", Program.path, "verify", "--all",
      ], program.environment)
    #expect(unreadable.code == 74, "\(unreadable)")
  }

  @Test func `what cannot be read stops nothing, and the gravest decides`() throws {
    let path = try school.makeRecord()
    let text = try #require(textOfFile(path))
    let folder = program.home + "/case"
    _ = write(text, to: "case/good.jsonl")
    _ = write(text.replacing("\"seq\":3,", with: "\"seq\":4,"), to: "case/bad.jsonl")
    shell("printf x > \(folder)/$(printf 'a\\377').jsonl; cp \(path) \(folder)/locked.live")
    shell("printf 'waymark live record 1\\n' > \(folder)/locked.live")
    let found = verify(folder)
    #expect(found.code == 65 && found.output.contains("bad.jsonl: damaged"), "\(found)")
    #expect(found.output.split(separator: "\n").count == 4)
    let named = verify("/nonexistent/x.jsonl", folder + "/bad.jsonl", "nothing")
    #expect(named.code == 65 && named.output.contains("bad.jsonl: damaged"), "\(named)")
  }

  @Test func `a disk that fails is not told as a forgery`() throws {
    let (bag, _, _) = try opened()
    let strace = try #require(KillTests.strace)
    for name in ["bagit.txt", "data/record.jsonl", "manifest-sha256.txt"] {
      let found = program.run(
        strace,
        [
          "-f", "-qq", "-o", "/dev/null", "-P", bag + "/" + name, "-e", "trace=pread64", "-e",
          "inject=pread64:error=EIO", Program.path, "verify", bag,
        ], program.environment)
      #expect(found.code == 74 && !found.output.contains("changed"), "\(name): \(found)")
    }
  }

  @Test func `times that run back are told in words, to whoever checks and to whoever reads`()
    throws
  {
    let path = try school.makeRecord()
    let text = try #require(textOfFile(path))
    #expect(!verify(path).output.contains("clock"))
    var lines = text.split(separator: "\n").map(String.init)
    let place = try #require(lines[4].firstRange(of: "\"t\":\"20")).upperBound
    lines[4].replaceSubrange(place..<lines[4].index(place, offsetBy: 2), with: "99")
    let changed = write(relinked(lines.joined(separator: "\n")), to: "back.jsonl")
    let found = verify(changed)
    #expect(found.code == 0 && found.output.contains("the clock was set back: line 6"), "\(found)")
    #expect(program.run(["show", changed]).output.contains("TAKE CARE: the clock was set back"))
  }

  @Test func `a register cut to fewer whole lines is told by records, doctor and verify`() throws {
    _ = try school.makeKeys()
    for _ in 0..<2 { #expect(program.run(["seal", try school.makeRecord()]).code == 0) }
    shell("sed -i '$d' \(program.records)/register.jsonl")
    let files = names(in: program.records + "/sealed")
    for (command, code) in [(["records"], 5), (["doctor"], 1), (["verify", "--all"], 5)] {
      let told = program.run(command)
      #expect(told.code == code, "\(told)")
      #expect(
        (told.output + told.errors).contains("the register may have been cut"), "\(command)")
    }
    let list = program.run(["records"]).output
    for file in files { #expect(list.contains("waymark open \(program.records)/sealed/\(file)")) }
  }

  @Test func `a sealed record cut to no whole line is altered, and nothing is done with it`()
    throws
  {
    _ = try school.makeKeys()
    let path = try school.makeRecord()
    #expect(program.run(["seal", path, "--keep"]).code == 0)
    shell("truncate -s 12 \(path)")
    for command in [["verify", path], ["seal", path], ["resume", path]] {
      let told = program.run(command)
      #expect(told.code == 5, "\(told)")
      let words = told.output + told.errors
      #expect(words.contains("lines are missing") && words.contains("whoever looks after"))
      #expect(!words.contains(": torn"))
    }
    #expect(verify("--all").code == 5)
  }

  @Test func `one bit of the register stops nothing, and is told`() throws {
    _ = try school.makeKeys()
    for _ in 0..<3 { #expect(program.run(["seal", try school.makeRecord()]).code == 0) }
    let path = program.records + "/register.jsonl"
    var bytes = try recordBytes(at: path)
    let second = try #require(bytes.firstIndex(of: 0x0A)) + 40
    bytes[second] ^= 1
    _ = write(String(decoding: bytes, as: UTF8.self), to: "records/register.jsonl")
    let listed = program.run(["records"])
    // The record whose entry is damaged is not lost from the list: its sealed file is here.
    let lines = listed.output.split(separator: "\n")
    #expect(lines.count == 3 && listed.code == 65, "\(listed)")
    #expect(lines.count { $0.contains("sealed, but not in the register") } == 1, "\(listed)")
    #expect(listed.errors.contains("line 2"))
    let all = verify("--all")
    #expect(all.code == 65 && all.output.contains("register.jsonl: damaged, line 2"), "\(all)")
    let sealed = program.run(["seal", try school.makeRecord()])
    #expect(sealed.code == 0 && sealed.errors.contains("line 2"), "\(sealed)")
    #expect(try recordBytes(at: path).starts(with: bytes))
  }
}
