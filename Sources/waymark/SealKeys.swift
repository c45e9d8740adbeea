import Files
import FlowModel
import Glibc
import Sealing
import Transcripts

/// The keys of this device, in the configuration folder: the seal's secret key, readable by its
/// owner alone, and the public halves of the identities that can open what is sealed.
///
/// `seal.key` holds the seal and, since 0.2, the readers that were made with it: one file, so that
/// there are all of them or none. `recipients` says the same for people and stock tools.
struct SealKeys {
  let seal: SealKey
  let recipients: [AgeRecipient]

  static var sealPath: String { Places.configuration + "/seal.key" }
  static var recipientsPath: String { Places.configuration + "/recipients" }

  /// The keys to seal with, or nil where none were ever made.
  ///
  /// - Throws: Exit 78 if they cannot be read, or others could have put them there.
  static func load() throws -> SealKeys? {
    let found = DeviceKeys()
    if found.areNone { return nil }
    let openness = [
      KeyFiles.openness(of: Places.configuration, isSecret: false),
      KeyFiles.openness(of: sealPath, isSecret: true),
      KeyFiles.openness(of: recipientsPath, isSecret: false),
    ].compactMap(\.self)
    guard openness.isEmpty, let seal = found.seal, let recipients = found.recipients else {
      for problem in openness + found.problems { complain(problem) }
      complain("\(Places.configuration): nothing is sealed or trusted with these keys until then.")
      throw ExitStatus.configuration.code
    }
    for problem in found.problems { complain(problem) }
    return SealKeys(seal: seal, recipients: recipients)
  }

  /// The bytes of `seal.key`: 64 hexadecimal digits, then a line for each reader.
  private var sealFile: [UInt8] {
    let digits = seal.rawRepresentation.map { byte in
      String(byte >> 4, radix: 16) + String(byte & 15, radix: 16)
    }.joined()
    return Array(([digits] + recipients.map(\.text)).map { $0 + "\n" }.joined().utf8)
  }

  /// Writes the keys, 0600, where there are none: in one step, with nothing replaced or removed, and
  /// reads them back.
  ///
  /// - Throws: ``FileError``; ``FileError/isThere`` if keys are there already.
  func save() throws(FileError) {
    // A list of readers without its seal may be all that is left of older keys.
    var status = stat()
    guard lstat(SealKeys.recipientsPath, &status) != 0 else {
      throw FileError(SealKeys.recipientsPath, .link, .system(EEXIST))
    }
    try PrivateFile.create(sealFile, at: SealKeys.sealPath)
    let list = recipients.map(\.text).joined(separator: "\n")
    let text = "# Who can open sealed records: the safeguarding lead, then recovery.\n\(list)\n"
    // The keys are whole without it: should it fail, the readers stand in seal.key.
    try? PrivateFile.create(Array(text.utf8), at: SealKeys.recipientsPath)
    let found = DeviceKeys()
    guard found.seal?.rawRepresentation == seal.rawRepresentation, found.recipients == recipients
    else { throw FileError(SealKeys.sealPath, .read, .changedMeanwhile) }
  }
}

/// What is found of the keys on this device. A key that is not there and one that cannot be read are
/// never the same.
struct DeviceKeys {
  /// Nil if it is not there or cannot be read.
  private(set) var seal: SealKey?
  /// Who reads what is written; nil if nothing tells.
  private(set) var recipients: [AgeRecipient]?
  /// What is wrong, each as a sentence with what to do.
  private(set) var problems: [String] = []
  /// Whether neither file is there at all.
  private(set) var areNone = false

  init() {
    var own: [AgeRecipient]?
    var isSealMissing = false
    do throws(FileError) {
      let lines = try FileReader.text.lines(at: SealKeys.sealPath)
      seal = DeviceKeys.seal(in: lines.first ?? "")
      own = try? KeyFiles.recipients(in: Array(lines.dropFirst()))
      if seal == nil { problems.append("\(SealKeys.sealPath): this is no seal's key any more.") }
    } catch {
      isSealMissing = error.isMissing
      problems.append(
        isSealMissing
          ? "\(SealKeys.sealPath) is not there: records cannot be sealed on this device."
          : error.message)
    }
    let (listed, isListMissing) = readList()
    recipients = own ?? listed
    if let own, let listed, own != listed {
      problems.append(
        "\(SealKeys.recipientsPath) is not the list that was made with the seal (sheet 1). The "
          + "list of the seal is used. Find out who changed it.")
    }
    areNone = isSealMissing && isListMissing
    if areNone { problems = [] }
  }

  private mutating func readList() -> (list: [AgeRecipient]?, isMissing: Bool) {
    let remedy =
      "It has two lines, the lead's and recovery's: they begin with age1 and stand on sheet 1."
    do throws(FileError) {
      let lines = try FileReader.text.lines(at: SealKeys.recipientsPath)
      if let list = try? KeyFiles.recipients(in: lines) { return (list, false) }
      problems.append("\(SealKeys.recipientsPath): this is no list of two readers. " + remedy)
      return (nil, false)
    } catch {
      problems.append(error.message + " " + remedy)
      return (nil, error.isMissing)
    }
  }

  private static func seal(in line: String) -> SealKey? {
    let digits = line.trimmed.utf8.compactMap { Character(UnicodeScalar($0)).hexDigitValue }
    guard digits.count == 64, line.trimmed.utf8.count == 64 else { return nil }
    let bytes = stride(from: 0, to: 64, by: 2).map { UInt8(digits[$0] << 4 | digits[$0 + 1]) }
    return try? SealKey(rawRepresentation: bytes)
  }
}
