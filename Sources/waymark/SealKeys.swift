import Glibc
import Sealing
import Transcripts

/// The keys of this device, in the configuration folder: the seal's secret key, readable by its
/// owner alone, and the public halves of the two identities that can open what is sealed.
struct SealKeys {
  let seal: SealKey
  let recipients: [AgeRecipient]

  static var sealPath: String { Places.configuration + "/seal.key" }
  static var recipientsPath: String { Places.configuration + "/recipients" }

  /// The keys, or nil where `waymark init` has not been run.
  ///
  /// - Throws: Exit 78 if they cannot be read.
  static func load() throws -> SealKeys? {
    guard access(sealPath, F_OK) == 0 else { return nil }
    do {
      let digits = Array(try recordBytes(at: sealPath).prefix { $0 != 0x0A })
      guard let bytes = bytes(ofHexadecimal: digits) else { throw SealingError.sealKeyUnreadable }
      let lines = String(decoding: try recordBytes(at: recipientsPath), as: UTF8.self)
        .split(separator: "\n").filter { !$0.hasPrefix("#") }
      let recipients = try lines.map { try AgeRecipient(String($0)) }
      guard recipients.count >= 2 else { throw SealingError.noRecipients }
      return SealKeys(seal: try SealKey(rawRepresentation: bytes), recipients: recipients)
    } catch {
      complain(
        "\(Places.configuration): the seal's keys cannot be read. The file 'recipients' has two lines, "
          + "the lead's and recovery's: they begin with age1 and stand on sheet 1.")
      throw ExitStatus.configuration.code
    }
  }

  private static func bytes(ofHexadecimal digits: [UInt8]) -> [UInt8]? {
    guard digits.count == 64 else { return nil }
    let values = digits.compactMap { Character(UnicodeScalar($0)).hexDigitValue }
    guard values.count == 64 else { return nil }
    return stride(from: 0, to: 64, by: 2).map { UInt8(values[$0] << 4 | values[$0 + 1]) }
  }

  /// Writes the keys, 0600.
  ///
  /// - Returns: Whether both files were written.
  func save() -> Bool {
    let digits = seal.rawRepresentation.map { byte in
      String(byte >> 4, radix: 16) + String(byte & 15, radix: 16)
    }.joined()
    let list = recipients.map(\.text).joined(separator: "\n")
    // There are keys once the seal's is there. What a run that was cut off left is no key yet.
    unlink(SealKeys.recipientsPath)
    return writeAnew(
      "# Who can open sealed records: the safeguarding lead, then recovery.\n\(list)\n",
      to: SealKeys.recipientsPath)
      && writeAnew(digits + "\n", to: SealKeys.sealPath)
  }
}
