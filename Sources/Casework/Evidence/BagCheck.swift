import FlowEngine
import Sealing
import Transcripts

/// A bag that was found to be as it was sealed, by a key that is known.
struct CheckedBag {
  /// SHA-256 of each line of the record in it.
  let lines: [String]
  /// The fingerprint of the key that signed it.
  let signer: String
}

/// Whether an opened bag is as it was sealed, and by whom.
struct BagCheck {
  /// The fingerprints that whoever asks has named; if there are none, this device's own counts.
  let seals: [String]
  /// The keys of this device.
  let keys: DeviceKeys

  func finding(at folder: String) -> RecordFinding { check(folder).finding }

  /// - Returns: What was found, and the bag if it is one that was signed by a key that is known.
  func check(_ folder: String) -> (finding: RecordFinding, bag: CheckedBag?) {
    let files: [(path: String, bytes: [UInt8])]
    do throws(RecordError) {
      files = try filesUnder(folder)
    } catch {
      return (RecordFinding(folder, error), nil)
    }
    switch Bag.verify(files) {
    case .damaged(let reason):
      return (RecordFinding(path: folder, verdict: .damaged, detail: reason), nil)
    case .forged(let reason):
      return (RecordFinding(path: folder, verdict: .forged, detail: reason), nil)
    case .ok(let key):
      let signer = SealSignature.fingerprint(ofPublicKeyLine: key) ?? "a key that cannot be read"
      return check(files, signedBy: signer, folder)
    }
  }

  private func check(
    _ files: [(path: String, bytes: [UInt8])], signedBy signer: String, _ folder: String
  ) -> (RecordFinding, CheckedBag?) {
    let record = Verification(of: files.first { $0.path == "data/record.jsonl" }?.bytes ?? [])
    var found = RecordFinding(folder, record)
    found.signer = signer
    guard record.verdict == .ok, let opening = record.opening else { return (found, nil) }
    if let reason = misplaced(opening, folder) {
      found.verdict = .misplaced
      found.detail = reason
      return (found, nil)
    }
    let isKnown: Bool
    let words: String
    do throws(CaseworkError) {
      (isKnown, words) = try whose(signer)
    } catch {
      found.fault = error
      found.verdict = .unreadable
      found.detail = "signed by \(signer); the keys of this device cannot be read to compare it"
      return (found, nil)
    }
    found.detail = "\(words); \(found.detail)"
    guard isKnown else {
      found.verdict = .unknownSigner
      return (found, nil)
    }
    found.proof = .signature(signer)
    return (found, CheckedBag(lines: record.lineDigests, signer: signer))
  }

  /// What is wrong with a folder that has the name of another record.
  private func misplaced(_ opening: Opening, _ folder: String) -> String? {
    let name = (realPath(folder) ?? folder).split(separator: "/").last.map(String.init) ?? ""
    guard isRecordName(name), name != opening.record else { return nil }
    return "it is the bag of the record \(opening.record), under the name of another"
  }

  /// Whether the key is one that is known here, and how to say it. Without a key to compare with, a
  /// signature proves only that somebody made one.
  ///
  /// - Throws: If there are keys on this device and they cannot be read.
  private func whose(_ signer: String) throws(CaseworkError) -> (isKnown: Bool, words: String) {
    if !seals.isEmpty {
      return seals.contains(signer)
        ? (true, "signed by \(signer), which --seal names")
        : (false, "signed by \(signer), and not by \(seals.joined(separator: " or "))")
    }
    let own = try keys.trusted()?.seal.fingerprint
    if own == signer { return (true, "signed by this device's seal, \(signer)") }
    let why =
      own.map { "not this device's seal (\($0)), nor named by --seal" }
      ?? "no key is known here to compare it with"
    return (
      false,
      "signed by \(signer): \(why). Take the fingerprint from the printed sheet, and check again "
        + "with --seal and that"
    )
  }
}
