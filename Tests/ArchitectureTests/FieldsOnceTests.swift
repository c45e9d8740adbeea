import TestSupport
import Testing

/// A field of a flow file is written down once: reader, schema, guide and cache are made from it.
struct FieldsOnceTests {
  @Test(arguments: [
    ("against", "Action"), ("worst-first", "Question"), ("concerns", "AnswerOption"),
    ("common", "Flow"), ("notices", "Setting"), ("cycle", "Policy"), ("unchecked", "Guidance"),
  ])
  func `a key of a flow file stands in one source file, that of its type`(
    key: String, type: String
  ) {
    let files = names(in: Shipped.root + "/Sources").flatMap(ArrowTests.sources).filter {
      textOfFile(Shipped.root + "/Sources/" + $0)?.contains("\"\(key)\"") == true
    }
    #expect(files == ["FlowModel/\(type).swift"])
  }
}
