import Sealing
import Transcripts

extension SessionKeys {
  /// The keys of encrypted records on this device, to read with.
  static let own = SessionKeys(for: [])

  /// - Parameter recipients: Who else can read what is written.
  init(for recipients: [AgeRecipient]) {
    self.init(
      make: { AgeIdentity().text },
      encryption: { secret in
        guard let session = try? AgeIdentity(secret) else { return nil }
        let readers = [session.recipient] + recipients
        return LineEncryption(
          encrypt: { line in
            // A line that only this device could read would be lost with it.
            guard !recipients.isEmpty else { return nil }
            return try? Age.encryptLine(line, to: readers)
          },
          decrypt: { Age.decryptLine($0, with: session) })
      })
  }

  /// The keys to write with, where `waymark init` has been run; nil where records stay plain.
  static func toWrite() -> SessionKeys? {
    do {
      return try SealKeys.load().map { SessionKeys(for: $0.recipients) }
    } catch {
      complain("Until that is mended, records are not encrypted while they are written.")
      return nil
    }
  }
}
