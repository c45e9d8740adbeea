import Glibc
import TestSupport
import Testing

/// What a policy owner types: schema, paths, rules, diff, suggestions, approval, watching.
@Suite(.startsProgram)
struct AuthoringTests {
  let program = Program()

  private func copyOfFlows(_ original: String = "flows") -> String {
    let folder = program.home + "/flows"
    _ = program.run("/bin/cp", ["-R", Shipped.root + "/" + original, folder], [:])
    return folder
  }

  private func replace(_ old: String, _ new: String, in path: String) throws {
    let text = try #require(textOfFile(path))
    #expect(text.contains(old))
    let changed = text.split(separator: old, maxSplits: 1, omittingEmptySubsequences: false)
      .joined(separator: new)
    let file = open(path, O_WRONLY | O_TRUNC)
    #expect(write(file, changed, changed.utf8.count) == changed.utf8.count)
    close(file)
  }

  @Test func `the schema printed is the one beside the flows, and every flow file fits it`() throws
  {
    let printed = program.run(["schema"])
    #expect(printed.output == textOfFile(Shipped.root + "/flows/flow.schema.json"))
    var files = [Shipped.root + "/flows/safety-rules.yaml"]
    for shelf in ["guidance", "incidents", "parts", "policies", "scenarios", "settings"] {
      let folder = Shipped.root + "/flows/" + shelf
      files += names(in: folder).filter { $0.hasSuffix(".yaml") }.map { folder + "/" + $0 }
    }
    let leave = Shipped.root + "/Tests/Libraries/parental-leave"
    for shelf in ["guidance", "incidents", "parts", "policies", "scenarios", "settings"] {
      files += names(in: leave + "/" + shelf).map { leave + "/" + shelf + "/" + $0 }
    }
    #expect(files.count > 20)
    let schema = Shipped.root + "/flows/flow.schema.json"
    let validator = Shipped.root + "/tools/validate-flows"
    let result = program.run(validator, [schema] + files, program.environment)
    #expect(result.code == 0, "\(result.output)\(result.errors)")
    for file in files where !file.contains("parental-leave") {
      #expect(textOfFile(file)?.contains("yaml-language-server: $schema=") == true, "\(file)")
    }
    // A mistake does not fit.
    let bad = program.home + "/bad.yaml"
    _ = program.run("/bin/sh", ["-c", "printf 'incident: x\\ntitel: y\\n' > '\(bad)'"], [:])
    #expect(program.run(validator, [schema, bad], program.environment).code == 1)
  }

  @Test func `the schema knows every key that the reader knows`() throws {
    let schema = try #require(textOfFile(Shipped.root + "/flows/flow.schema.json"))
    var count = 0
    for name in names(in: Shipped.root + "/Sources/FlowFiles") where name.hasPrefix("Draft+") {
      let source = try #require(textOfFile(Shipped.root + "/Sources/FlowFiles/" + name))
      for part in source.split(separator: "known: [").dropFirst() {
        let list = part.prefix { $0 != "]" }
        for key in list.split(separator: "\"").enumerated().filter({ $0.offset % 2 == 1 }) {
          #expect(schema.contains("\"\(key.element)\""), "\(name): \(key.element)")
          count += 1
        }
      }
    }
    #expect(count > 30)
  }

  @Test func `paths counts, and lists`() {
    let counted = program.run(["paths", "danger-now", "--setting", "kite", "--json"])
    #expect(counted.code == 0)
    #expect(counted.output.contains("\"saturated\":false"))
    let listed = program.run(["paths", "danger-now", "--setting", "kite", "--list", "3"])
    #expect(listed.output.split(separator: "\n").count == 3)
    #expect(listed.output.contains("role: staff"))
  }

  @Test func `rules lists every promise with what keeps it`() {
    let listed = program.run(["rules"])
    #expect(listed.output.contains("proved on every walk"))
    #expect(listed.output.contains("I56: "))
  }

  @Test func `diff tells a weakening with the conversation that shows it, and exits with 1`() throws
  {
    let changed = copyOfFlows()
    #expect(
      program.run(["diff", Shipped.root + "/flows", changed, "--setting", "elm"]).code == 0)
    try replace(", im-keep", "", in: changed + "/incidents/indecent-image.yaml")
    let result = program.run(["diff", Shipped.root + "/flows", changed, "--setting", "kite"])
    #expect(result.code == 1)
    #expect(result.output.contains("weaker: no longer: 'im-keep'"))
    #expect(result.output.contains("said:"))
    #expect(program.run(["diff", "no-such-revision", changed]).code == 66)
  }

  @Test func `a scenario that fails is told as said and heard, and may be approved anew`() throws {
    let changed = copyOfFlows()
    try replace(
      "Promise to keep it secret.", "Promise anything.",
      in: changed + "/parts/after-next.yaml")
    let failed = program.run(["test", "--flows", changed])
    #expect(failed.code == 1)
    #expect(failed.output.contains("heard: "))
    #expect(failed.output.contains("not what was approved"))
    #expect(program.run(["test", "--flows", changed, "--approve"]).code == 0)
    #expect(program.run(["test", "--flows", changed]).code == 0)
    let json = program.run(["test", "--flows", changed, "--json", "--coverage"])
    #expect(json.output.contains("\"passed\":true"))
    #expect(json.output.contains("\"part\":\"clauses\""))
  }

  @Test func `watching tells a new problem on saving, and that it is mended`() throws {
    let changed = copyOfFlows("Tests/Libraries/parental-leave")
    let terminal = program.terminal(["check", changed, "--watch"])
    _ = try terminal.expect("No problems.", within: 300)
    try replace("- ask: worker", "- ask: wroker", in: changed + "/incidents/leave.yaml")
    _ = try terminal.expect("did you mean 'worker'?", within: 300)
    try replace("- ask: wroker", "- ask: worker", in: changed + "/incidents/leave.yaml")
    _ = try terminal.expect("mended:", within: 300)
    terminal.send("\u{3}")
  }
}
