import FlowEngine
import FlowFiles
import FlowModel
import Sealing
import Transcripts

/// Who may open what is sealed of a record.
package struct SealRecipients: Sendable {
  /// Whether an answer says that the concern is about the safeguarding lead, who then must not be
  /// given the record (KCSIE Part four).
  package let leavesOutLead: Bool

  /// - Parameters:
  ///   - library: The flows, in which whom an answer concerns is written.
  ///   - flows: Their folder, to be named.
  /// - Throws: ``CaseworkError/settingGone(_:folder:)``: nobody could say whom the record is about.
  init(of record: VerifiedRecord, _ library: Library, flows: String) throws(CaseworkError) {
    let setting = record.opening.setting
    guard library.settings[setting] != nil else { throw .settingGone(setting, folder: flows) }
    let answers = record.check.events.map(\.event).standingAnswers
    leavesOutLead = Engine(library).concerned(by: answers, inSetting: setting)
      .contains(Role.lead)
  }

  /// - Parameter all: The safeguarding lead first, then recovery.
  func among(_ all: [AgeRecipient]) -> [AgeRecipient] {
    leavesOutLead ? Array(all.dropFirst()) : all
  }
}
