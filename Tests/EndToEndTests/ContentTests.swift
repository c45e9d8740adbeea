import Glibc
import TestSupport
import Testing

/// What a governor or an inspector types: coverage, graph, book.
@Suite(.startsProgram)
struct ContentTests {
  let program = Program()

  @Test func `coverage shows every clause that somebody may have to act on, and no hole`() {
    let result = program.run(["coverage"])
    #expect(result.code == 0, "\(result.output)")
    for setting in Shipped.settings { #expect(result.output.contains("\(setting):")) }
    #expect(result.output.contains("response: 50 of 50 shown"))
    #expect(!result.output.contains("hole:"))
    let json = program.run(["coverage", "--setting", "kite", "--json"])
    #expect(json.output.contains(#""clause":"KITE-4-1""#))
    #expect(program.run(["coverage", "--setting", "nowhere"]).code == 64)
  }

  @Test func `a clause that no action names any more is a hole`() throws {
    let flows = program.home + "/flows"
    program.run("/bin/cp", ["-R", Shipped.root + "/flows", flows], [:])
    program.run(
      "/bin/sed",
      [
        "-i", "s/tells: staff-social-media-in-hours/tells: staff-naming-employer/",
        flows + "/incidents/staff-social-media-in-hours.yaml",
      ], [:])
    let result = program.run(["coverage", "--setting", "kite", "--flows", flows])
    #expect(result.code == 1)
    #expect(result.output.contains("hole: KITE-4-1:"))
  }

  @Test func `graph draws a flow as the setting meets it`() {
    let tree = program.run(["graph", "pupil-needs-to-call-home", "--setting", "st-matthews"])
    #expect(tree.code == 0)
    #expect(
      tree.output.contains("Let the child use a school phone.") || tree.output.contains("STMM-6-5"))
    #expect(!tree.output.contains("KITE-"))
    let mermaid = program.run(["graph", "lost-device", "--format", "mermaid"])
    #expect(mermaid.output.hasPrefix("flowchart TD"))
    let dot = program.run(["graph", "lost-device", "--setting", "kite", "--format", "dot"])
    #expect(dot.output.hasPrefix("digraph flow {") && dot.output.contains("penwidth") == false)
    let path = program.run([
      "graph", "danger-now", "--path", "a member of staff asks, and nobody can be reached",
    ])
    #expect(path.code == 0)
    #expect(path.output.split(separator: "\n").contains { $0.hasPrefix("> ") })
    #expect(program.run(["graph", "lost-devcie"]).errors.contains("Did you mean 'lost-device'?"))
    let svg = program.run(
      ["graph", "lost-device", "--format", "svg"], input: "", ["PATH": "/nonexistent"])
    #expect(svg.code == 0 || svg.errors.contains("Graphviz"))
  }

  @Test func `the book numbers every incident, names every clause shown, and has room to sign`() {
    let book = program.run(["book", "--setting", "gaskell"])
    #expect(book.code == 0)
    #expect(book.output.contains("63\\."))
    #expect(book.output.contains("Index of clauses"))
    #expect(book.output.contains("GASKA1\\-c2"))
    #expect(!book.output.contains("KITE\\-"))
    #expect(book.output.contains("Signature"))
    let page = program.run(["book", "--setting", "gaskell", "--format", "html"])
    #expect(page.output.contains("<html") && !page.output.contains("<script"))
  }

  @Test func `ask names the incidents, the words that led there, and danger`() {
    let one = program.run(["ask", "--json", "a pupil sent a nude and now he wants to die"])
    #expect(one.code == 0)
    #expect(one.output.contains(#""danger":"danger-now""#))
    #expect(one.output.contains(#""flow":"indecent-image""#))
    let many = program.run(
      ["ask", "--json", "--batch", "-"], input: "mum slagging us off on fb\nwhen is payday\n")
    let lines = many.output.split(separator: "\n")
    #expect(lines.count == 2)
    #expect(lines.first?.contains(#""proposed":"parent-complaint-online""#) == true)
    #expect(lines.last?.contains(#""in_scope":false"#) == true)
    #expect(program.run(["ask"]).code == 64)
  }
}
