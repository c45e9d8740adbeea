package import Files
package import FlowModel
package import Transcripts

/// Something that was looked at of an installation: what is well, and what is not.
package enum InstallationFact: Sendable {
  package enum State: String, Sendable {
    case ok, warn, fail
  }

  // The machine.

  case noRecordsYet(folder: String)
  /// Whether the folder of records is its owner's alone.
  case recordsFolder(String, isPrivate: Bool)
  /// Room for records, in MiB.
  case room(Int)
  /// Whether the clock can be right: a clock that was never set tells a year before this program.
  case clock(CivilDate, isPlausible: Bool)

  // Flow files.

  case flowsReadable(folder: String)
  case flowsLost(folder: String)
  /// Conversations use the flow files as they were on a day.
  case flowsOfEarlier(CivilDate)
  /// The first problem of a file, and how many more it has.
  case flowFile(Diagnostic, more: Int)
  case phrasesAtFault
  case passedOver(String)

  // Keys and what they protect.

  case noKeys
  case key(KeyProblem)
  case seal(fingerprint: String)
  case recipient(String)
  /// A file in which words of conversations lie in plain although keys were made since.
  case plainMisreadings(String)
  /// The key of a session that was cut off before its first line.
  case strayKey(String)

  // The register.

  case register(entries: Int, damagedLines: [Int])
  case registerUnreadable(RecordError)

  // What this person or this school has set.

  case unread(FileError)
  case noSetting
  case setting(String, isKnown: Bool, file: String)
  case contacts(Int, file: String)
  /// A telephone number under a name that no role has.
  case strayContact(String, roles: [String], file: String)
  case contactsMissing(roles: [String], file: String)

  // Policies.

  case policyWithoutReview(String)
  case policyReview(String, PolicyDate, isPast: Bool)

  /// Whether it stops something, should be looked after, or is well.
  package var state: State {
    switch self {
    case .noRecordsYet, .flowsReadable, .seal, .recipient: .ok
    case .recordsFolder(_, let isPrivate): isPrivate ? .ok : .fail
    case .room(let mebibytes): mebibytes > 100 ? .ok : mebibytes > 10 ? .warn : .fail
    case .clock(_, let isPlausible): isPlausible ? .ok : .fail
    case .flowsLost, .flowsOfEarlier, .flowFile, .phrasesAtFault, .key, .unread,
      .registerUnreadable:
      .fail
    case .register(_, let lines): lines.isEmpty ? .ok : .fail
    case .passedOver, .noKeys, .plainMisreadings, .strayKey, .noSetting, .strayContact,
      .contactsMissing, .policyWithoutReview:
      .warn
    case .setting(_, let isKnown, _): isKnown ? .ok : .fail
    case .contacts(let count, _): count == 0 ? .warn : .ok
    case .policyReview(_, _, let isPast): isPast ? .warn : .ok
    }
  }
}
