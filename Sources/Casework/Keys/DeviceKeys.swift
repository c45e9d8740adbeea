import Files
import FlowModel
import Glibc
package import Sealing

/// What is found of the keys on this device. A key that is not there and one that cannot be read are
/// never the same.
package struct DeviceKeys: Sendable {
  /// Nil if it is not there or cannot be read.
  package private(set) var seal: SealKey?
  /// Who reads what is written; nil if nothing tells.
  package private(set) var recipients: [AgeRecipient]?
  /// What is wrong with what stands in the files.
  package private(set) var problems: [KeyProblem] = []
  /// Whether the seal stands alone in its file, without the readers that were made with it: as 0.1.0
  /// wrote it, or cut.
  package private(set) var isSealAlone = false
  /// Whether neither file is there at all.
  package private(set) var areNone = false
  /// Who else could have put them there, or could change them.
  package let openness: [KeyProblem]
  private let paths: KeyPaths

  package init(at paths: KeyPaths) {
    self.paths = paths
    openness = [
      KeyFiles.openness(of: paths.folder, isSecret: false),
      KeyFiles.openness(of: paths.seal, isSecret: true),
      KeyFiles.openness(of: paths.recipients, isSecret: false),
    ].compactMap(\.self)
    var own: [AgeRecipient]?
    var isSealMissing = false
    do throws(FileError) {
      let lines = try FileReader.text.lines(at: paths.seal)
      seal = DeviceKeys.seal(in: lines.first ?? "")
      let others = Array(lines.dropFirst())
      own = try? KeyFiles.recipients(in: others)
      isSealAlone = seal != nil && others.isEmpty
      if seal == nil {
        problems.append(.noSealKey(paths.seal))
      } else if own == nil, !isSealAlone {
        problems.append(.readersOfSealLost(paths.seal))
      }
    } catch {
      isSealMissing = error.isMissing
      problems.append(isSealMissing ? .sealMissing(paths.seal) : .unreadable(error))
    }
    let (listed, isListMissing) = readList()
    recipients = own ?? listed
    if let own, let listed, own != listed { problems.append(.otherList(paths.recipients)) }
    areNone = isSealMissing && isListMissing
    if areNone { problems = [] }
  }

  /// The keys to seal with and to trust; nil where none were ever made.
  ///
  /// - Throws: ``CaseworkError/keysUnusable(_:folder:)`` if they cannot be read, or others could have
  ///   put them there.
  package func trusted() throws(CaseworkError) -> SealKeys? {
    if areNone { return nil }
    guard openness.isEmpty, let seal, let recipients else {
      throw .keysUnusable(openness + problems, folder: paths.folder)
    }
    return SealKeys(seal: seal, recipients: recipients)
  }

  private mutating func readList() -> (list: [AgeRecipient]?, isMissing: Bool) {
    do throws(FileError) {
      let lines = try FileReader.text.lines(at: paths.recipients)
      if let list = try? KeyFiles.recipients(in: lines) { return (list, false) }
      problems.append(.noList(paths.recipients))
      return (nil, false)
    } catch {
      problems.append(.listUnreadable(error))
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

extension Office {
  /// The keys of this device, as they are now.
  package func deviceKeys() -> DeviceKeys { DeviceKeys(at: keyPaths) }
}
