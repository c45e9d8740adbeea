import FlowEngine
import FlowFiles
import FlowModel
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
    let engine = Engine(
      try standingLibrary(flows, setting: opening.setting, cached: false).library)
    guard engine.library.settings[opening.setting] != nil else {
      complain("\(flows): there is no setting '\(opening.setting)', in which this was recorded.")
      throw ExitStatus.invalidData.code
    }
    leavesOutLead =
      engine.concerned(by: events.map(\.event).standingAnswers, inSetting: opening.setting)
      .contains(Readers.lead)
  }

  /// - Parameter all: The safeguarding lead first, then recovery.
  func among(_ all: [AgeRecipient]) -> [AgeRecipient] {
    leavesOutLead ? Array(all.dropFirst()) : all
  }

  /// What is said before a record is sealed.
  var offer: String {
    leavesOutLead
      ? "To seal this record, but not for the safeguarding lead, type s. Enter leaves it."
      : "To seal this record for the safeguarding lead, type s. Enter leaves it."
  }

  /// What is said once it is sealed.
  var words: String {
    leavesOutLead
      ? "It is, or may be, about the safeguarding lead: only the recovery identity opens it."
      : "The safeguarding lead's identity opens it, and that of recovery."
  }
}
