import TestSupport
import Testing

/// What crosses from the core into other rooms says what it is.
struct DocCommentTests {
  /// Declarations that say what a protocol says of them, or only take the fields of a value.
  private static let plain = [
    "init(", "init?(fieldText", "fieldText", "fieldWords", "blank:", "func describe(", "func <",
    "func ==", "func hash(",
  ]

  @Test(arguments: ["FlowModel", "FlowEngine"])
  func `every declaration that leaves a core room has a doc comment`(room: String) throws {
    var count = 0
    for file in ArrowTests.sources(room) {
      let text = try #require(textOfFile(Shipped.root + "/Sources/" + file))
      let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
      for (number, line) in lines.enumerated() {
        let code = line.drop { $0 == " " }
        guard code.hasPrefix("package "), !code.hasPrefix("package import"),
          !Self.plain.contains(where: { code.contains($0) })
        else { continue }
        count += 1
        let above = lines[..<number].last { !$0.drop { $0 == " " }.hasPrefix("@") } ?? ""
        #expect(
          above.drop { $0 == " " }.hasPrefix("///"), "\(file):\(number + 1): \(code.prefix(60))")
      }
    }
    #expect(count > 100)
  }
}
