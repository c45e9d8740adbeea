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
  /// Its sealed file, if the record is gone and that is here.
  package let sealedFile: String?

  package var isSealed: Bool { entries.contains { $0.deed == .sealed } }

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
    if let since, record.day.map({ $0 < since }) ?? true { return false }
    if let until, record.day.map({ until < $0 }) ?? true { return false }
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
}

extension Office {
  /// The records that are wanted: those that are here, newest first, then those that are gone.
  ///
  /// - Throws: ``CaseworkError/record(_:)`` if the register cannot be read.
  package func listing(_ query: RecordQuery = RecordQuery()) throws(CaseworkError) -> RecordListing
  {
    let register = try register()
    var entries = Dictionary(grouping: register.entries, by: \.record)
    let here = Transcripts.records(in: records, keys: .own).map { summary in
      ListedRecord(
        summary: summary, entries: entries.removeValue(forKey: summary.opening?.record ?? "") ?? [],
        sealedFile: nil)
    }
    let gone = entries.values.sorted { $1[0].at.milliseconds < $0[0].at.milliseconds }
      .map { entries in
        let sealed = SealedFile(of: entries[0].record, in: records).path
        return ListedRecord(
          summary: nil, entries: entries, sealedFile: access(sealed, F_OK) == 0 ? sealed : nil)
      }
    let wanted = (here + gone).filter(query.wants)
    return RecordListing(
      records: wanted.filter { !$0.isSealed } + wanted.filter(\.isSealed),
      damage: RegisterDamage(register, of: records))
  }
}
