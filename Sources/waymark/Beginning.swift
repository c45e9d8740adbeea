import Casework
import Conversations
import FlowEngine
import FlowFiles
import FlowModel
import Glibc
import Matching
import Transcripts

/// Makes the first event of a record: everything that it binds.
func makeOpening(
  _ library: Library, _ setting: Setting, mode: Opening.Mode, at moment: Moment
) -> Opening {
  Opening(
    record: newRecordName(), mode: mode, program: "waymark \(Waymark.version)",
    setting: setting.id, settingTitle: setting.title,
    policies: setting.policies.compactMap { library.policies[$0] }.map { policy in
      Opening.PolicyState(
        id: policy.id, title: policy.title, version: policy.version,
        approved: policy.approved?.words, review: policy.review?.words,
        overdue: policy.review.map { $0.isPast(on: moment.date) ? "yes" : "no" } ?? "unknown")
    },
    digests: library.digests, account: account, offset: moment.offset)
}

/// The account that the program runs under.
private var account: String {
  guard let entry = getpwuid(getuid()), let name = entry.pointee.pw_name else {
    return "\(getuid())"
  }
  return String(cString: name)
}

/// What the first screen says of the age of the policies.
func reviewNotices(_ opening: Opening) -> [String] {
  let dates = Set(opening.policies.filter { $0.overdue == "yes" }.compactMap(\.review)).sorted()
  if let date = dates.first {
    return ["Take care: your policy was due for review in \(date). It is overdue."]
  }
  if opening.policies.contains(where: { $0.overdue == "unknown" }) {
    return ["Take care: your policy prints no review date. It may be out of date."]
  }
  return []
}

/// Whoever closed the window in the middle of it finds the way back.
func unfinishedNotice(in records: String) -> [String] {
  let halfADay = 12 * 60 * 60
  let earliest = Int(Clock.now().milliseconds / 1_000) - halfADay
  guard let id = unfinishedRecord(in: records, since: earliest, keys: .own)?.opening?.record else {
    return []
  }
  return [
    "The last conversation is not finished. To go on: " + Places.typed("resume \(id.prefix(8))")
  ]
}

/// A conversation that began on this day.
func makeConversation(
  _ library: Library, _ opening: Opening, today: CivilDate, flows: String
) -> Conversation {
  Conversation(
    engine: Engine(library), opening: opening, today: today,
    matching: LastResort.isUsed(in: library)
      ? LazyMatcher({ nil }) : lazyMatcher(flows, library),
    contacts: KeyValueFile(path: Places.configuration + "/contacts").values)
}
