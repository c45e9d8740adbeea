package import Sealing
package import Transcripts

extension SessionKeys {
  /// The keys of encrypted records on this device, to read with.
  package static let own = SessionKeys(for: [])

  /// The keys of new records, to read and to write with.
  ///
  /// - Parameter recipients: Who else can read what is written.
  package init(for recipients: [AgeRecipient]) {
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
