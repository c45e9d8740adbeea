import FlowEngine
import Sealing
import Transcripts

/// Whether what lies at a path is as it was written: a record, a sealed file, a copy, an opened bag,
/// or a folder of such.
package struct RecordCheck {
  let office: Office
  /// The fingerprints of the keys that may have signed a bag, as whoever asks named them; if there
  /// are none, this device's own.
  let seals: [String]
  /// The keys of this device.
  let keys: DeviceKeys
  /// The bag that redacted copies are held against, which was itself checked in this run.
  let bag: CheckedBag?

  /// - Parameter bag: A folder with an opened bag, to hold redacted copies against.
  /// - Throws: ``CaseworkError/noBag(_:)`` with what was found of the bag, if it is not as it was
  ///   sealed, or nobody knows by whom.
  package init(
    in office: Office, keys: DeviceKeys, seals: [String] = [], against bag: String? = nil
  ) throws(CaseworkError) {
    self.office = office
    self.seals = seals
    self.keys = keys
    guard let bag else {
      self.bag = nil
      return
    }
    let (found, checked) = BagCheck(seals: seals, keys: keys).check(bag)
    guard let checked else { throw .noBag(found) }
    self.bag = checked
  }

  /// What was found of whatever a name leads to. What cannot be read is a finding as well, so that
  /// the rest is looked at.
  package func findings(of name: String) -> [RecordFinding] {
    let found = isFolder(name) ? findings(inFolder: name) : [finding(named: name)]
    return bag == nil ? found : found.map(\.heldAgainstBag)
  }

  private func finding(named name: String) -> RecordFinding {
    do throws(CaseworkError) {
      return finding(at: try office.path(ofRecord: name))
    } catch {
      return RecordFinding(
        path: name, verdict: .absent, detail: "there is no such record here", fault: error)
    }
  }

  /// Every record, copy and bag in a folder; or the bag that the folder is.
  private func findings(inFolder folder: String) -> [RecordFinding] {
    let entries: [FolderEntry]
    do throws(RecordError) {
      entries = try entriesUnder(folder)
    } catch {
      return [RecordFinding(folder, error)]
    }
    let bags = Self.bags(among: entries)
    if bags.contains("") { return [BagCheck(seals: seals, keys: keys).finding(at: folder)] }
    let single = entries.map(\.path).filter { file in
      ([".jsonl", ".live", ".html", ".tar.age"].contains { file.hasSuffix($0) }
        || isJSONCopy(folder + "/" + file))
        && file.split(separator: "/").last != "register.jsonl"
        && !bags.contains { file.hasPrefix($0 + "/") }
    }
    guard !bags.isEmpty || !single.isEmpty else {
      return [
        RecordFinding(
          path: folder, verdict: .absent,
          detail: "there is no record, sealed file, copy or bag in it")
      ]
    }
    return single.map { finding(at: folder + "/" + $0) }
      + bags.sorted().map { BagCheck(seals: seals, keys: keys).finding(at: folder + "/" + $0) }
  }

  /// Whether it is one by its beginning: JSON files of other kinds lie in many folders.
  private func isJSONCopy(_ path: String) -> Bool {
    path.hasSuffix(".json") && ((try? recordBytes(at: path)).map(JSONCopy.isOne) ?? false)
  }

  /// The folders that are bags, from the outermost. One file that only a bag has makes a folder one:
  /// otherwise whoever takes a single file away has the signature passed over.
  private static func bags(among entries: [FolderEntry]) -> [String] {
    var folders = Set<String>()
    for entry in entries {
      let parts = entry.path.split(separator: "/")
      if Bag.isMark(String(parts.last ?? "")) {
        folders.insert(parts.dropLast().joined(separator: "/"))
      }
    }
    return folders.filter { inner in
      !folders.contains { $0 != inner && ($0.isEmpty || inner.hasPrefix($0 + "/")) }
    }
  }

  private func finding(at path: String) -> RecordFinding {
    do throws(RecordError) {
      let read = try Verification(at: path, keys: .own)
      if let cut = RecordFinding(path, read, heldAgainst: entries(ofCutRecordAt: path, read)) {
        return cut
      }
      let bytes = try whole(read, path)
      guard let bytes else {
        return RecordFinding(path, read).placed(at: path, read.opening, in: office.records)
      }
      if Age.isEncrypted(bytes) || path.hasSuffix(".tar.age") {
        return SealedFileCheck(records: office.records).finding(of: bytes, at: path)
      }
      if bytes.starts(with: Array("%PDF-".utf8)) {
        return RecordFinding(
          path: path, verdict: .noRecord,
          detail: "a PDF is for reading. Check the record, whose head stands on each page")
      }
      return CopyCheck(records: office.records, bag: bag).finding(of: bytes, at: path)
        ?? RecordFinding(
          path, .damaged(line: read.lines + 1, reason: read.reason), record: read.opening?.record,
          lines: read.lines, head: read.head, read.clock)
    } catch {
      return RecordFinding(path, error)
    }
  }

  /// What the register says of a record that lies among those of the office and does not end with a
  /// whole line, or has none; nothing of any other.
  private func entries(ofCutRecordAt path: String, _ check: Verification) -> [Register.Entry] {
    guard !check.isWhole, office.liesAmongLive(path),
      let id = check.opening?.record ?? recordName(inPath: path)
    else { return [] }
    return ((try? office.register())?.entries ?? []).filter { $0.record == id }
  }

  /// The bytes of what is no record as it stands, and may be a sealed file or a copy in another
  /// form; nil for a record.
  private func whole(_ read: Verification, _ path: String) throws(RecordError) -> [UInt8]? {
    switch read.verdict {
    case .ok: return nil
    case .damaged: return try recordBytes(at: path)
    case .torn:
      guard read.lines == 0 else { return nil }
      // The first line of a record may be torn, too; but not every line without an end is one.
      let bytes = try recordBytes(at: path)
      let start = Array("{\"account\":".utf8)
      return isEncryptedRecord(bytes) || bytes.starts(with: start.prefix(bytes.count))
        ? nil : bytes
    }
  }
}

extension Verification {
  /// Whether it has lines, and the last one ends.
  fileprivate var isWhole: Bool {
    if case .torn = verdict { return false }
    return !events.isEmpty
  }

  /// What is wrong with the first line that is no line of a record.
  fileprivate var reason: String {
    if case .damaged(_, let reason) = verdict { return reason }
    return "it is no line of a record"
  }
}

extension RecordFinding {
  /// Nobody is to believe that something was held against the bag which was not.
  fileprivate var heldAgainstBag: RecordFinding {
    if case .bag = proof { return self }
    guard [.ok, .unproved].contains(verdict) else { return self }
    return RecordFinding(
      path: path, verdict: .notHeld, detail: "--against takes redacted copies, and this is none")
  }
}
