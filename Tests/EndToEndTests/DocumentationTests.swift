import TestSupport
import Testing

/// What the documents tell a stranger to type is typed here.
@Suite(.startsProgram)
struct DocumentationTests {
  @Test func `the chain can be followed with standard tools, as docs-transcript-format says`()
    throws
  {
    let recipe = try #require(Self.recipe(beginning: "rm -rf t h p && mkdir t"))
    let program = Program()
    let example = Shipped.root + "/transcripts/examples/indecent-image.jsonl"
    let result = program.run(
      "/bin/bash", ["-euc", "cd \"$HOME\"; cp \(example) record.jsonl; \(recipe)"],
      program.environment)
    #expect(result.code == 0, "\(result.errors)")
    let head = result.output.split(separator: "\n").last.map(String.init) ?? ""
    #expect(head.count == 64)
    #expect(program.run(["verify", example]).output.contains("head \(head)"))
  }

  /// The commands in the guide to the record's format that begin so.
  static func recipe(beginning start: String) -> String? {
    let text = textOfFile(Shipped.root + "/docs/transcript-format.md") ?? ""
    let block = text.split(separator: "```sh\n").first { $0.hasPrefix(start) }
    return block.map { String($0.prefix { $0 != "`" }) }
  }

  @Test func `every command that README names has a help page`() {
    let program = Program()
    for command in [
      "start", "resume", "talk", "show", "export", "verify", "check", "explain", "new", "paths",
    ] {
      let result = program.run([command, "--help"])
      #expect(result.code == 0)
      #expect(result.output.contains("OVERVIEW"))
    }
  }

  @Test func `README's first commands are two, and make knows both`() throws {
    let readme = try #require(textOfFile(Shipped.root + "/README.md"))
    let block = try #require(readme.split(separator: "```sh\n").dropFirst().first).prefix {
      $0 != "`"
    }
    let commands = block.split(separator: "\n").map {
      $0.split(separator: "#")[0].split(separator: " ")
    }
    #expect(commands == [["make", "run"], ["make", "test"]])
    let makefile = try #require(textOfFile(Shipped.root + "/Makefile"))
    #expect(makefile.contains("\nrun:") && makefile.contains("\ntest:"))
  }
}
