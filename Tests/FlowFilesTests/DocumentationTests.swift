import FlowFiles
import FlowModel
import TestSupport
import Testing

/// What the guide to flow files says is tried here.
struct DocumentationTests {
  @Test func `the worked example of the guide loads beside the shipped flows`() throws {
    let guide = try #require(textOfFile(Shipped.root + "/docs/flow-format.md"))
    let start = try #require(guide.firstRange(of: "```yaml\n"))
    let end = try #require(String(guide[start.upperBound...]).firstRange(of: "```"))
    let rest = String(guide[start.upperBound...])
    let example = SourceFile(
      path: "incidents/visitor-phone.yaml", text: String(rest[..<end.lowerBound]))
    let library = try LibraryReader.read(try Shipped.folder.files() + [example])
    #expect(library.flows["visitor-phone"]?.first.count == 2)
  }
}
