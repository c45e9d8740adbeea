package import Conversations
package import FlowEngine
package import FlowFiles
package import FlowModel
import Glibc
package import Transcripts

extension Office {
  /// Begins a conversation. Nothing is written before the first thing worth keeping is said.
  ///
  /// - Parameters:
  ///   - standing: The flows it is told from, which have the setting.
  ///   - keys: What its lines are encrypted with; nil to write in plain.
  ///   - noticesUnfinished: Whether somebody sits there who may want to go on with the last one.
  package func start(
    with standing: StandingLibrary, in setting: Setting, mode: Opening.Mode, keys: SessionKeys?,
    noticesUnfinished: Bool = false
  ) -> LaunchedConversation<Conversation> {
    let moment = now()
    let header = header(with: standing.library, in: setting, mode: mode, at: moment)
    let conversation = conversation(with: standing.library, header, today: moment.date)
    return LaunchedConversation(
      recorded: RecordedConversation(conversation, log: RecordFile(in: records, keys: keys)),
      notices: notices(of: standing) + header.notices
        + (noticesUnfinished ? unfinished(at: moment) : []))
  }

  /// A conversation in which nothing was said yet.
  ///
  /// - Parameter today: The day on which it begins or began, at the place.
  package func conversation(
    with library: Library, _ header: Opening, today: CivilDate
  ) -> Conversation {
    Conversation(
      engine: Engine(library), opening: header, today: today, matching: lazyMatcher(for: library),
      contacts: KeyValueFile(path: configuration + "/contacts").values)
  }

  /// Everything that a record binds at its start.
  func header(
    with library: Library, in setting: Setting, mode: Opening.Mode, at moment: Moment
  ) -> Opening {
    Opening(
      record: newRecordName(), mode: mode, program: program, setting: setting.id,
      settingTitle: setting.title,
      policies: setting.policies.compactMap { library.policies[$0] }.map { policy in
        Opening.PolicyState(
          id: policy.id, title: policy.title, version: policy.version,
          approved: policy.approved?.words, review: policy.review?.words,
          overdue: policy.review.map { $0.isPast(on: moment.date) ? .overdue : .inDate } ?? .unknown
        )
      },
      digests: library.digests, account: account, offset: moment.offset)
  }

  private func notices(of standing: StandingLibrary) -> [LaunchNotice] {
    if LastResort.isUsed(in: standing.library) { return [.nothingCanBeRead] }
    guard let asOf = standing.asOf else { return [] }
    let day = Moment(milliseconds: Int64(asOf) * 1_000, offset: now().offset).date
    return [.flowsAsOf(day)]
  }

  /// Whoever closed the window in the middle of it within half a day finds the way back.
  private func unfinished(at moment: Moment) -> [LaunchNotice] {
    let halfADay = 12 * 60 * 60
    let earliest = Int(moment.milliseconds / 1_000) - halfADay
    let found = unfinishedRecord(in: records, since: earliest, keys: .own)
    return found?.opening.map { [.unfinished(record: $0.record)] } ?? []
  }
}

extension Opening {
  /// What is to be known of the age of the policies.
  fileprivate var notices: [LaunchNotice] {
    let dates = Set(policies.filter { $0.overdue == .overdue }.compactMap(\.review)).sorted()
    if let date = dates.first { return [.policyOverdue(since: date)] }
    return policies.contains { $0.overdue == .unknown } ? [.policyWithoutReview] : []
  }
}

/// The account that the program runs under.
private var account: String {
  guard let entry = getpwuid(getuid()), let name = entry.pointee.pw_name else {
    return "\(getuid())"
  }
  return String(cString: name)
}
