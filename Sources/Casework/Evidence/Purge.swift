import Files
import FlowEngine
package import FlowModel
package import Transcripts

/// Removes plain records that were sealed or exported just as they are now. Never by itself, never by
/// age alone.
package struct Purge: Sendable {
  let office: Office
  /// A file that is said to be the copy of a record which was exported, or its sealed file.
  let copy: String?
  /// Whether anything is removed, and not only told.
  let isMeant: Bool

  package init(in office: Office, showing copy: String?, isMeant: Bool) {
    self.office = office
    self.copy = copy
    self.isMeant = isMeant
  }

  package enum Outcome: Sendable {
    case removed
    /// It would be removed if it were meant.
    case wouldGo
    case kept(ReasonToKeep)
  }

  package enum ReasonToKeep: Hashable, Sendable {
    /// Another program holds it.
    case busy(RecordError)
    case unreadable(RecordError)
    case notVerified
    /// It lies under the name or in the folder of something else.
    case misplaced
    /// It is not the record that the register names.
    case notAsRegistered
    /// It was not sealed or exported as it is now.
    case notDone
    /// It was sealed, and the sealed file is not here as the register names it, nor was it shown.
    case sealedFileNotAsRegistered
    /// It was exported then and never sealed, and that copy was not shown.
    case copyNotShown(Moment)
    /// What was shown is not the copy that was written.
    case otherCopy(String)
  }

  /// The records that are named, and if they are wanted all rehearsals whose outcome was reached.
  ///
  /// - Throws: ``CaseworkError`` if a name leads to no record or is a link, or rehearsals are wanted
  ///   and a folder cannot be listed.
  package func chosen(
    _ names: [String], rehearsals: Bool
  ) throws(CaseworkError) -> [RecordSummary] {
    var paths = Set<String>()
    for name in names {
      let path = try office.path(ofRecord: name)
      guard !isALink(path) else {
        throw .record(.refused(path: path, reason: Self.ofLink))
      }
      paths.insert(realPath(path) ?? path)
    }
    if rehearsals, let fault = office.folderFaults().first { throw .record(fault) }
    return records(in: office.records, keys: .own).filter { record in
      // What a link leads to is not the record that has its name.
      !isALink(record.path) && paths.contains(realPath(record.path) ?? record.path)
        || rehearsals && record.isRehearsal && record.isEnded
    }
  }

  /// Removes a record, or says why not. Nobody else writes to the record from the first byte that is
  /// read until it is gone, nor to the register from the look into it until the record is gone.
  ///
  /// - Throws: ``CaseworkError`` if it was to go and could not.
  package func purge(_ record: RecordSummary) throws(CaseworkError) -> Outcome {
    // It may have been put there since the records were listed.
    guard !isALink(record.path) else {
      throw .record(.refused(path: record.path, reason: Self.ofLink))
    }
    let held: HeldRecord
    let check: Verification
    do throws(RecordError) {
      held = try HeldRecord(record.path)
      check = try held.verification(keys: .own)
    } catch {
      if case .busy = error { return .kept(.busy(error)) }
      return .kept(.unreadable(error))
    }
    // Where nothing is to be removed nothing is made.
    guard isMeant else {
      let entries = try office.register().entries
      return reasonToKeep(record, check, entries).map(Outcome.kept) ?? .wouldGo
    }
    let register = try ofRecords { () throws(RecordError) in
      try office.registerToHold.hold()
    }
    let contents = try ofRecords { () throws(RecordError) in try register.contents() }
    if let reason = reasonToKeep(record, check, contents.entries) { return .kept(reason) }
    guard let opening = check.opening else { return .kept(.notVerified) }
    // The line comes first: what is gone must never be missing from the register.
    let entry = Register.Entry(
      .purged, record: opening.record, head: check.head, lines: check.events.count,
      at: office.now())
    try ofRecords { () throws(RecordError) in try register.add(entry) }
    do throws(FileError) {
      try held.remove()
    } catch {
      throw .notRemoved(error)
    }
    return .removed
  }

  private static let ofLink =
    "it is a link, and what it leads to is not the record of this name. Nothing was removed"

  private func reasonToKeep(
    _ record: RecordSummary, _ check: Verification, _ entries: [Register.Entry]
  ) -> ReasonToKeep? {
    guard check.verdict == .ok, let opening = check.opening else { return .notVerified }
    let placed = RecordFinding(record.path, check).placed(
      at: record.path, opening, in: office.records)
    guard placed.verdict == .ok else { return .misplaced }
    let own = entries.filter { $0.record == opening.record }
    guard own.allSatisfy({ check.head(after: $0.lines) == $0.head }) else {
      return .notAsRegistered
    }
    if record.isRehearsal { return nil }
    let kept = own.filter { $0.head == check.head }
    let sealed = kept.filter { $0.deed == .sealed }
    guard sealed.isEmpty else {
      return isWhole(sealed, of: opening.record) ? nil : .sealedFileNotAsRegistered
    }
    let exported = kept.filter { $0.deed == .exported }
    guard let last = exported.last else { return .notDone }
    guard let copy, let bytes = try? recordBytes(at: copy) else { return .copyNotShown(last.at) }
    return exported.contains { $0.file == sha256(bytes) } ? nil : .otherCopy(copy)
  }

  /// Whether the sealed file is still the one that was entered, here or as it was shown: what is
  /// removed must be kept somewhere, and the register alone keeps nothing.
  private func isWhole(_ sealed: [Register.Entry], of record: String) -> Bool {
    let places = ["\(office.records)/sealed/\(record).tar.age", copy].compactMap(\.self)
    let digests = places.compactMap { try? sha256(recordBytes(at: $0)) }
    return sealed.contains { digests.contains($0.file ?? "") }
  }
}

extension RecordSummary {
  /// What a record says of itself is not enough: it must lie where rehearsals do.
  fileprivate var isRehearsal: Bool {
    opening?.mode == .rehearsal && Folders.above(path).hasSuffix("/rehearsal")
  }
}
