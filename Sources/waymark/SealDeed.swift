import Casework
import FlowEngine
import Transcripts

/// Sealing at the end of a conversation.
struct SealDeed {
  let record: HeldRecord
  /// The records folder.
  let base: String
  /// The folder of flow files.
  let flows: String
  var reference: String?

  /// Who will be able to open it.
  func readers() throws -> SealRecipients {
    try sealer().recipients(of: VerifiedRecord(verifying: record))
  }

  func run() throws {
    let verified = try VerifiedRecord(verifying: record)
    let reference = try reference.map { try CaseReference($0, for: verified.opening.mode) }
    let sealer = try sealer()
    let receipt = try sealer.seal(
      verified, for: sealer.recipients(of: verified), case: reference)
    tell(receipt, Office(flows: flows, records: base))
  }

  private func sealer() throws -> Sealer {
    let office = Office(flows: flows, records: base)
    guard let sealer = try office.sealer(with: office.deviceKeys()) else {
      throw CaseworkError.noSeal
    }
    return sealer
  }
}

extension SealKeys {
  /// The keys to seal with, or nil where none were ever made.
  ///
  /// - Throws: `CaseworkError` if they cannot be read, or others could have put them there.
  static func load() throws -> SealKeys? {
    let found = Office().deviceKeys()
    let keys = try found.trusted()
    for problem in found.problems { complain(problem) }
    return keys
  }
}
