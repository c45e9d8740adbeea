import FlowEngine
package import FlowModel
import Glibc
package import Transcripts

/// A record as it is listed: one that lies here, or one of which the register alone tells.
package struct ListedRecord: Sendable {
  /// Nil if it is not here any more.
  package let summary: RecordSummary?
  /// What was done with it, as the register has it.
  package let entries: [Register.Entry]
  /// Its id; nil for a file that has none to read and is not named by one.
  package let record: String?
  /// Its sealed file, if that is here and the record is gone or cannot be read.
  package let sealedFile: String?
  /// Whether its sealed file is here and the register does not name it.
  package let isUnregistered: Bool

  package var isSealed: Bool {
    entries.contains { $0.deed == .sealed } || summary == nil && isUnregistered
  }

  /// Whether it had more lines when it was entered in the register.
  package var lacksLines: Bool {
    guard let summary, [.ok, .torn, .damaged].contains(summary.verdict) else { return false }
    return entries.contains { $0.lines > summary.eventCount }
  }

  /// Whether it still waits to be sealed. A copy takes nothing from here: what is only exported waits.
  package var isWaiting: Bool {
    guard let summary else { return false }
    return summary.opening?.mode != .rehearsal && !isSealed
  }

  /// When it was begun; of one that is not here, when the last thing was done with it.
  var day: CivilDate? {
    guard let summary else { return entries.last?.at.date }
    return summary.begun?.date
  }
}

/// Which records are wanted.
package struct RecordQuery: Sendable {
  package var since: CivilDate?
  package var until: CivilDate?
  /// Words of the incident's title.
  package var title: String?
  /// The reference of the case that it was sealed with.
  package var reference: String?
  package var isUnsealedOnly = false

  /// All of them.
  package init() {}

  func wants(_ record: ListedRecord) -> Bool {
    // A record whose line was cut off the register is never left out for want of a day.
    let isDayLost = record.summary == nil && record.isUnregistered
    if let since, record.day.map({ $0 < since }) ?? !isDayLost { return false }
    if let until, record.day.map({ until < $0 }) ?? !isDayLost { return false }
    if let title {
      let own = record.summary?.title?.lowercased()
      guard own?.contains(title.lowercased()) ?? false else { return false }
    }
    if let reference {
      let digest = CaseReference.digest(of: reference)
      guard record.entries.contains(where: { $0.caseDigest == digest }) else { return false }
    }
    return !isUnsealedOnly || !record.isSealed
  }
}

/// Records of a folder, those not yet sealed first.
package struct RecordListing: Sendable {
  package let records: [ListedRecord]
  /// What of the register is not as it was written; nil if all of it is.
  package let damage: RegisterDamage?
  /// Sealed records that the register does not name, whatever was asked for.
  package let unregistered: UnregisteredSeals
  /// Folders in which more may lie than is listed.
  package let faults: [RecordError]
  /// Records and sealed files that are not as they were written or not as the register says,
  /// whatever was asked for.
  package let findings: [RecordFinding]
  /// What others could change, or have made, among the records and the keys.
  package let exposures: [Exposure]
}

extension Office {
  /// The records that are wanted: those that are here, newest first, then those that are gone.
  ///
  /// - Throws: ``CaseworkError/record(_:)`` if the register cannot be read.
  package func listing(_ query: RecordQuery = RecordQuery()) throws(CaseworkError) -> RecordListing
  {
    let register = try register()
    let entries = Dictionary(grouping: register.entries, by: \.record)
    let unregistered = UnregisteredSeals(in: records, besides: register.entries)
    let summaries = Transcripts.records(in: records, keys: .own)
    let here = summaries.map { summary in
      listed(summary.id, summary, entries[summary.id ?? ""] ?? [], unregistered)
    }
    let known = Set(summaries.compactMap(\.id))
    let gone = entries.filter { !known.contains($0.key) }
      .sorted { $1.value[0].at.milliseconds < $0.value[0].at.milliseconds }
      .map { listed($0.key, nil, $0.value, unregistered) }
    let lost = unregistered.records.filter { !known.contains($0) && entries[$0] == nil }
      .map { listed($0, nil, [], unregistered) }
    let wanted = (here + gone + lost).filter(query.wants)
    return RecordListing(
      records: wanted.filter { !$0.isSealed } + wanted.filter(\.isSealed),
      damage: RegisterDamage(register, of: records), unregistered: unregistered,
      faults: folderFaults(), findings: recordFaults(), exposures: exposures())
  }

  private func listed(
    _ id: String?, _ summary: RecordSummary?, _ entries: [Register.Entry],
    _ unregistered: UnregisteredSeals
  ) -> ListedRecord {
    let sealed = id.map { SealedFile(of: $0, in: records).path }
    // What can be read here need not be opened.
    let isOpenHere = summary?.opening != nil
    return ListedRecord(
      summary: summary, entries: entries, record: id,
      sealedFile: isOpenHere ? nil : sealed.flatMap { access($0, F_OK) == 0 ? $0 : nil },
      isUnregistered: id.map(unregistered.records.contains) ?? false)
  }
}

extension RecordSummary {
  /// What it says of itself; where that cannot be read, what its file is named by.
  fileprivate var id: String? { opening?.record ?? recordName(inPath: path) }
}
