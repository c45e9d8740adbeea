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
}
