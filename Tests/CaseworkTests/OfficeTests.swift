import Casework
import FlowFiles
import FlowModel
import TestSupport
import Testing

struct OfficeTests {
  @Test func `a folder without flow files is told as what it is`() {
    let office = Office.sample(flows: "/nowhere")
    #expect(throws: CaseworkError.self) { try office.library() }
    do throws(CaseworkError) {
      _ = try office.standingLibrary()
      Issue.record("it was read")
    } catch {
      guard case .flowsLost(let fault, "/nowhere") = error else {
        Issue.record("\(error)")
        return
      }
      #expect(fault.diagnostics.map(\.code) == ["no-flows"])
    }
  }
}

extension Office {
  /// An office with nothing in it.
  static func sample(flows: String = Shipped.root + "/flows", home: String = "/nowhere") -> Office {
    Office(
      flows: flows, records: home + "/records", configuration: home + "/configuration",
      cache: home + "/cache", misreadings: home + "/misread.tsv", program: "waymark test",
      now: { Moment(milliseconds: 1_790_000_000_000, offset: 60) })
  }
}
