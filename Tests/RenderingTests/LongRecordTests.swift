import FlowEngine
import FlowModel
import Rendering
import TestSupport
import Testing

/// Records of any length come from anywhere.
struct LongRecordTests {
  @Test(.enabled(if: isTorture), .timeLimit(.minutes(3)))
  func `a record is shown in time that grows with its length, not with its square`() {
    let opening = RenderingTests.record().prefix(1)
    let events: [Event] = (0..<200_000).map { number in
      switch number % 3 {
      case 0:
        .advised([
          Advice(
            action: "a\(number)", kind: .act, basis: .policy, strength: .must, text: "Do it.",
            duty: "d\(number % 7)")
        ])
      case 1: .answered(question: "q\(number)", Answer(raw: "x"), shown: "x")
      default: .acknowledged(Acknowledgement(action: "a\(number - 2)", text: "", state: .done))
      }
    }
    let all =
      opening
      + events.enumerated().map {
        RecordedEvent(seq: $0 + 1, at: opening[0].at, event: $1)
      }
    #expect(!render(Array(all), marks: RenderingTests.marks, as: .text).isEmpty)
  }
}
