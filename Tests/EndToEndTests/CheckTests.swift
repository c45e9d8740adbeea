import Glibc
import TestSupport
import Testing

/// `waymark check` tells everything at once, in each of its forms.
@Suite(.startsProgram)
struct CheckTests {
  let program = Program()

  /// The small library of the dead-branch example, in a folder of its own.
  private func folder(_ more: [(path: String, text: String)]) -> String {
    let root = program.home + "/library"
    let files: [(path: String, text: String)] = [
      (
        "incidents/a.yaml",
        """
        incident: a
        catch-all: yes
        title: A
        about: A
        first: [d]
        steps:
          - ask: x
          - end: one
        questions:
          x: {ask: 'Which?', options: {p: P, q: Q}, unsure: never}
        actions:
          d: {do: Read this., by: today, guidance: g}
        endings:
          one: {says: One., tell: adviser, by: today}
        """
      ),
      (
        "settings/gov.yaml", "setting: gov\ntitle: Office\nroles:\n  adviser: {title: an adviser}\n"
      ),
      ("guidance/g.yaml", "guidance:\n  g: {title: Rules, edition: '1'}\n"),
    ]
    for (path, text) in files + more {
      let target = root + "/" + path
      let shelf = String(target[..<target.lastIndex(of: "/")!])
      _ = program.run(
        "/bin/sh",
        ["-c", "mkdir -p \"$0\" && printf '%s\\n' \"$1\" > \"$2\"", shelf, text, target], [:])
    }
    return root
  }

  @Test func `a library without a problem is told to be so`() {
    let result = program.run(["check", folder([])])
    #expect(result.code == 0, "\(result.errors)")
    #expect(result.output.contains("no problems"))
  }

  @Test func `an author walks only the incident at work, and a name that is none is told`() {
    let other = (
      "incidents/b.yaml",
      """
      incident: b
      title: B
      about: B
      steps:
        - ask: x
        - when: x is p and x is q
          then: [{do: [d]}]
        - end: one
      """
    )
    let root = folder([other])
    let whole = program.run(["check", root])
    #expect(whole.code == 65 && whole.errors.contains("dead-branch"), "\(whole)")
    let one = program.run(["check", root, "--incident", "a"])
    #expect(one.code == 0 && one.output.contains("Of a: "), "\(one)")
    let none = program.run(["check", root, "--incident", "aa"])
    #expect(none.code == 64 && none.errors.contains("Did you mean 'a'?"), "\(none)")
  }

  @Test
  func `phrases, cards and unread files are told with every other problem, as text and as JSON`() {
    let root = folder([
      (
        "parts/p.yaml",
        "part: p\nsteps:\n  - ask: x\n  - when: x is p and x is q\n    then: [{do: [d]}]"
      ),
      ("phrases/b.txt", "a phrase of nothing"),
      ("incidents/x.yml", "incident: x"), ("incidents/Y.YAML", "incident: y"),
      ("incidents/sub/z.yaml", "incident: z"), ("incident/w.yaml", "incident: w"),
      ("phrases/a.TXT", "a phrase"), ("phrases/sub/a.txt", "a phrase"),
      ("actions.md", "A note."), (".hidden.yml", "incident: h"),
    ])
    let text = program.run(["check", root])
    let json = program.run(["check", root, "--json"])
    for found in [text.errors, json.output] {
      for name in [
        "incidents/x.yml", "incidents/Y.YAML", "incidents/sub/z.yaml", "incident/w.yaml",
        "phrases/a.TXT", "phrases/sub/a.txt",
      ] {
        #expect(found.contains(name), "\(name)")
      }
      #expect(found.contains("unread-file"))
      #expect(found.contains("no incident is called 'b'"))
      #expect(!found.contains("actions.md"))
      #expect(!found.contains(".hidden"))
    }
    #expect(text.code == 65)
    #expect(json.code == 65)
    #expect(json.errors == "")
  }

  @Test func `phrases are looked at although the flows do not load`() {
    let root = folder([
      ("settings/gov.yaml", "\tsetting: gov"), ("phrases/synonyms.txt", "phone phone mobile"),
    ])
    let errors = program.run(["check", root]).errors
    #expect(errors.contains("not-yaml"))
    #expect(errors.contains("bad-synonyms"))
  }

  @Test func `every code of every problem is explained, and no other is`() {
    let sources = [
      "FlowModel", "FlowFiles", "FlowFiles/Cache", "FlowFiles/Topics", "FlowChecks", "FlowEngine",
      "Matching",
      "Casework/Authoring",
    ]
    var codes = Set<String>()
    for room in sources {
      let folder = Shipped.root + "/Sources/" + room
      for name in names(in: folder) where name.hasSuffix(".swift") {
        codes.formUnion(Self.codes(in: textOfFile(folder + "/" + name) ?? ""))
      }
    }
    #expect(codes.count > 50)
    let listed = Set(program.run(["explain"]).output.split(separator: "\n").map(String.init))
    #expect(codes.subtracting(listed) == [], "not explained")
    #expect(listed.subtracting(codes) == [], "told by nothing")
  }

  /// The codes that a source file gives its problems.
  private static func codes(in source: String) -> Set<String> {
    var found = Set<String>()
    for (mark, prefix) in [
      ("code: \"", ""), ("problems.add(\"", ""), ("problems.unknown(\"", "unknown-"),
    ] {
      // A call whose first argument stands on the next line is the same call.
      let joined = source.split(separator: "(", omittingEmptySubsequences: false)
        .map { part in part.first == "\n" ? String(part.drop(while: \.isWhitespace)) : String(part)
        }
        .joined(separator: "(")
      for part in joined.split(separator: mark, omittingEmptySubsequences: false).dropFirst() {
        found.insert(prefix + part.prefix { $0 != "\"" })
      }
    }
    // Codes that are put together from a word.
    for what in ["question", "action", "ending"] where found.contains("unreachable-\\(what)") {
      found.insert("unreachable-" + what)
    }
    if source.contains("enum Target") {
      for what in [
        "question", "action", "part", "incident", "flow", "ending", "clause", "guidance", "role",
        "policy",
      ] {
        found.insert("unknown-" + what)
      }
    }
    if source.contains("\"unsure-is-milder\"") {
      found.formUnion(["unsure-is-milder", "milder-is-stricter"])
    }
    return found.filter { !$0.contains("\\") && !$0.isEmpty }
  }
}
