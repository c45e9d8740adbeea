import FlowFiles
import FlowModel
import Glibc
import TestSupport
import Testing

/// What the guide to flow files says is tried here.
struct DocumentationTests {
  private static let guide = Shipped.root + "/docs/flow-format.md"
  private static let schema = Shipped.root + "/flows/flow.schema.json"

  @Test func `the worked example of the guide loads beside the shipped flows`() throws {
    let guide = try #require(textOfFile(Self.guide))
    let start = try #require(guide.firstRange(of: "```yaml\n"))
    let end = try #require(String(guide[start.upperBound...]).firstRange(of: "```"))
    let rest = String(guide[start.upperBound...])
    let example = SourceFile(
      path: "incidents/visitor-phone.yaml", text: String(rest[..<end.lowerBound]))
    let library = try LibraryReader.read(try Shipped.folder.files() + [example])
    #expect(library.flows["visitor-phone"]?.first.count == 2)
  }

  @Test func `the schema beside the flows is made from the fields that the reader knows`() throws {
    try hold(FlowSchema.text, Self.schema)
  }

  @Test func `the tables of the guide are made from the fields that the reader knows`() throws {
    let guide = try #require(textOfFile(Self.guide))
    var lines = [Substring]()
    var isTable = false
    var named = Set<String>()
    for line in guide.split(separator: "\n", omittingEmptySubsequences: false) {
      if line.isEmpty { isTable = false }
      if !isTable { lines.append(line) }
      guard line.hasPrefix("<!-- fields of "), line.hasSuffix(" -->") else { continue }
      let name = String(line.dropFirst("<!-- fields of ".count).dropLast(" -->".count))
      let list = try #require(FieldLists.all.first { $0.name == name }, "\(name)")
      named.insert(name)
      lines += ["| key | meaning |", "| --- | --- |"]
      lines += list.rows.split(separator: "\n")
      isTable = true
    }
    #expect(named == Set(FieldLists.all.map(\.name)).subtracting(["incident"]))
    try hold(lines.joined(separator: "\n"), Self.guide)
  }

  /// The file is as it is made; RECORD_GOLDENS=1 makes it anew and fails.
  private func hold(_ text: String, _ file: String) throws {
    guard textOfFile(file) != text else { return }
    if getenv("RECORD_GOLDENS") != nil {
      let stream = try #require(fopen(file, "w"))
      fputs(text, stream)
      fclose(stream)
    }
    Issue.record("\(file) is not up to date: RECORD_GOLDENS=1 swift test --filter FlowFilesTests")
  }
}
