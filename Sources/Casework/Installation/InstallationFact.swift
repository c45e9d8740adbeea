package import Files
package import FlowModel
package import Transcripts

/// Something that was looked at of an installation: what is well, and what is not.
package enum InstallationFact: Hashable, Sendable {
  case machine(MachineFact)
  case flows(FlowFact)
  case keys(KeyFact)
  case settings(SettingFact)

  /// Whether it stops something, should be looked after, or is well.
  package var state: State {
    switch self {
    case .machine(let fact): fact.state
    case .flows(let fact): fact.state
    case .keys(let fact): fact.state
    case .settings(let fact): fact.state
    }
  }

  package enum State: String, Sendable {
    case ok, warn, fail
  }
}

/// Of the machine and the folder of records.
package enum MachineFact: Hashable, Sendable {
  case noRecordsYet(folder: String)
  /// Whether the folder of records is its owner's alone.
  case recordsFolder(String, isPrivate: Bool)
  /// Something among the records cannot be listed.
  case folderFault(RecordError)
  /// Others could change, or have made, something among the records or of what is set.
  case exposed(Exposure)
  /// So many more of those.
  case moreExposed(Int, folder: String)
  /// Room for records, in MiB.
  case room(Int)
  /// Whether the clock can be right: a clock that was never set tells a year before this program.
  case clock(CivilDate, isPlausible: Bool)

  var state: InstallationFact.State {
    switch self {
    case .noRecordsYet: .ok
    case .recordsFolder(_, let isPrivate): isPrivate ? .ok : .fail
    case .folderFault, .exposed, .moreExposed: .fail
    case .room(101...): .ok
    case .room(11...): .warn
    case .room: .fail
    case .clock(_, let isPlausible): isPlausible ? .ok : .fail
    }
  }
}

/// Of the flow files.
package enum FlowFact: Hashable, Sendable {
  case readable(folder: String)
  /// They cannot be read, and no earlier ones are kept.
  case lost(folder: String)
  /// Conversations use them as they were on a day.
  case asOf(CivilDate)
  /// The first problem of a file, and how many more it has.
  case atFault(Diagnostic, more: Int)
  case phrasesAtFault
  /// What is called like a flow file and is none.
  case passedOver(String)
  case policyWithoutReview(String)
  case policyReview(String, PolicyDate, isPast: Bool)

  var state: InstallationFact.State {
    switch self {
    case .readable: .ok
    case .lost, .asOf, .atFault, .phrasesAtFault: .fail
    case .passedOver, .policyWithoutReview: .warn
    case .policyReview(_, _, let isPast): isPast ? .warn : .ok
    }
  }
}

/// Of the keys, what they protect, and the register with what it names.
package enum KeyFact: Hashable, Sendable {
  /// No keys were ever made here.
  case none
  case problem(KeyProblem)
  case seal(fingerprint: String)
  /// The seal stands alone in this file: the list of readers is held against nothing.
  case sealAlone(String)
  /// A public key for which records are encrypted.
  case recipient(String)
  /// A file in which words of conversations lie in plain although keys were made since.
  case plainMisreadings(String)
  /// The key of a session that was cut off before its first line.
  case stray(String)
  case register(entries: Int, damagedLines: [Int])
  case registerUnreadable(RecordError)
  /// Sealed records that the register does not name.
  case unregistered(UnregisteredSeals)
  /// A record or a sealed file that is not as it was written, or not as the register says.
  case record(RecordFinding)
  /// So many more of those.
  case moreRecords(Int)

  var state: InstallationFact.State {
    switch self {
    case .seal, .recipient: .ok
    case .none, .sealAlone, .plainMisreadings, .stray: .warn
    case .problem, .registerUnreadable, .unregistered, .moreRecords: .fail
    // Going on with it mends the one; the safeguarding lead opens the other.
    case .record(let found): [.torn, .locked].contains(found.verdict) ? .warn : .fail
    case .register(_, let lines): lines.isEmpty ? .ok : .fail
    }
  }
}

/// Of what this person or this school has set.
package enum SettingFact: Hashable, Sendable {
  case unread(FileError)
  case notChosen
  case chosen(String, isKnown: Bool, file: String)
  /// How many telephone numbers are set.
  case contacts(Int, file: String)
  /// A telephone number under a name that no role has.
  case strayContact(String, roles: [String], file: String)
  /// A key that stands more than once in a file.
  case repeated(String, file: String)
  case contactsMissing(roles: [String], file: String)

  var state: InstallationFact.State {
    switch self {
    case .unread: .fail
    case .notChosen, .strayContact, .contactsMissing, .repeated: .warn
    case .chosen(_, let isKnown, _): isKnown ? .ok : .fail
    case .contacts(let count, _): count == 0 ? .warn : .ok
    }
  }
}
