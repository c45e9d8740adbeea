import ReaderChecks
import Testing

/// Files come from anywhere: inputs with seeded changes are thrown at every reader of the room.
struct AnyBytesTests {
  @Test(arguments: ReaderCheck.rendering)
  func `whatever bytes stand in a file, its reader keeps its promises`(check: ReaderCheck) {
    let (tried, finding) = check.tried(80)
    #expect(tried > 0, "there is no sample of \(check)")
    #expect(finding == nil, "\(check)")
  }
}
