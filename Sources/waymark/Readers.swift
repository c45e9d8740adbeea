import FlowEngine
import Sealing
import Transcripts

/// Who may open what is sealed of a record.
struct Readers {
  /// Whether an answer says that the concern is about the safeguarding lead, who then must not be
  /// given the record (KCSIE Part four).
  let leavesOutLead: Bool

  /// The role whose identity is the first that `waymark init` makes.
  private static let lead = "dsl"

  /// - Parameters:
  ///   - events: All of the record's.
  ///   - flows: The folder of flow files.
  /// - Throws: Exit 65 if the flows do not load: nobody could say whom the record is about.
  init(of events: [RecordedEvent], _ opening: Opening, flows: String) throws {
    let engine = Engine(try loadLibrary(flows))
    var answers = [String: Answer]()
    for event in events.map(\.event) {
      switch event {
      case .answered(let question, let answer, _), .corrected(let question, let answer, _, _):
        answers[question] = answer
      case .withdrawn(let question, _): answers[question] = nil
      default: break
      }
    }
    leavesOutLead = engine.concerned(by: answers, inSetting: opening.setting)
      .contains(Readers.lead)
  }

  /// - Parameter all: The safeguarding lead first, then recovery.
  func among(_ all: [AgeRecipient]) -> [AgeRecipient] {
    leavesOutLead ? Array(all.dropFirst()) : all
  }

  var words: String {
    leavesOutLead
      ? "This record is about the safeguarding lead: only the recovery identity opens it."
      : "The safeguarding lead's identity opens it, and that of recovery."
  }
}
