import Glibc
import TestSupport
import Testing

/// What is listed on a narrow screen.
@Suite(.serialized, .startsProgram)
struct ListingWidthTests {
  let program = Program()

  init() throws {
    _ = program.run(["--setting", "st-matthews"], input: "2\nno\nnote one two three\nquit\n")
    _ = program.run(["--rehearse", "--setting", "kite"], input: "2\nquit\n")
  }

  static let listings = [
    ["--help"], ["show", "--help"], ["verify", "--help"], ["records", "find", "--help"],
    ["records"],
    ["resume"], ["show", "ID"], ["verify", "ID"], ["verify", "--all"], ["doctor"],
    ["rehearse", "--list"], ["rules"], ["explain", "unknown-question"], ["graph", "lost-device"],
    ["topics", "--setting", "kite"], ["coverage", "--setting", "kite"], ["paths", "lost-device"],
    ["replay", "ID"],
    ["rehearsals", "report"], ["ask", "boys are sharing a nude of a girl"],
    ["graph", "no-such-flow-is-there"], ["show", "nothing-begins-like-that"],
  ]

  private func run(_ arguments: [String], columns: Int?) -> (output: String, errors: String) {
    let id = program.recordPaths().first.map { String($0.split(separator: "/").last!.prefix(8)) }
    let words = arguments.map { $0 == "ID" ? id ?? "" : $0 }
    let result = program.run(words, columns.map { ["COLUMNS": "\($0)"] } ?? [:])
    return (result.output, result.errors)
  }

  private func words(_ text: String) -> [Substring] {
    text.split { $0.isWhitespace }.filter { word in
      word.contains { !"-=_".contains($0) } && Int(word) == nil
    }
  }

  @Test(arguments: listings)
  func `nothing listed is wider than the screen, and no word is broken`(arguments: [String]) {
    let wide = run(arguments, columns: 1_000)
    for columns in [40, 60] {
      let narrow = run(arguments, columns: columns)
      #expect(!(narrow.output + narrow.errors).isEmpty)
      for line in (narrow.output + narrow.errors).split(separator: "\n") {
        // A path or a digest that is wider stands alone.
        #expect(line.count <= columns || line.split(separator: " ").count == 1, "\(line)")
      }
      // Nothing else differs from run to run but how much of the disk is free.
      #expect(words(narrow.output) == words(wide.output))
      #expect(words(narrow.errors) == words(wide.errors))
    }
  }

  @Test func `lines for other programs are not folded`() {
    for arguments in [
      ["verify", "--json", "ID"], ["doctor", "--json"], ["rules", "--json"],
      ["topics", "--json", "--setting", "kite"],
    ] {
      let lines = run(arguments, columns: 40).output.split(separator: "\n")
      #expect(!lines.isEmpty && lines.allSatisfy { $0.hasPrefix("{") && $0.hasSuffix("}") })
    }
    #expect(run(["verify", "ID"], columns: nil).output.split(separator: "\n").count == 1)
  }

  @Test func `a problem in a file keeps its caret under what it points at`() {
    let flows = program.home + "/flows"
    program.run("/bin/cp", ["-R", Shipped.root + "/Tests/Libraries/parental-leave", flows], [:])
    let line =
      "    ask: [" + String(repeating: "a-question, ", count: 12) + "nowhere-to-be-found]\n"
    let text = "incident: wrong\ntitle: Wrong\nabout: Wrong.\nsteps:\n  - page: One\n" + line
    let file = open(flows + "/incidents/wrong.yaml", O_CREAT | O_WRONLY, 0o600)
    _ = write(file, text, text.utf8.count)
    close(file)
    let errors = program.run(["check", flows], ["COLUMNS": "40"]).errors
    let lines = errors.split(separator: "\n").map(String.init)
    #expect(lines.allSatisfy { $0.count <= 40 || $0.split(separator: " ").count == 1 }, "\(errors)")
    let carets = lines.indices.filter { lines[$0].hasSuffix("^") }
    #expect(!carets.isEmpty)
    for place in carets {
      let column = lines[place].count - 1
      let under = lines[place - 1].dropFirst(column)
      let meant = ["a-question", "nowhere", "page", "ask"].contains { under.hasPrefix($0) }
      #expect(meant, "\(lines[place - 1])")
    }
    #expect(carets.contains { lines[$0 - 1].dropFirst(lines[$0].count - 1).hasPrefix("nowhere") })
  }
}
