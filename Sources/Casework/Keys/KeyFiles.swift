import Files
import Glibc
package import Sealing

/// The files of keys, as people keep them: with blanks, comments, Windows line ends, several keys.
package enum KeyFiles {
  /// The recipients of some lines.
  ///
  /// - Throws: ``SealingError`` if a line is none, or fewer than two are told apart.
  package static func recipients(in lines: [String]) throws(SealingError) -> [AgeRecipient] {
    var found = [AgeRecipient]()
    for word in words(in: lines) { found.append(try AgeRecipient(word.lowercased())) }
    // One key twice is one reader: should that key be lost, so is everything.
    guard found.count >= 2, Set(found.map(\.text)).count == found.count else {
      throw .noRecipients
    }
    return found
  }

  /// The identities of some lines; what is no identity is passed over.
  ///
  /// - Throws: ``SealingError`` if there is none, with what is wrong with the first that was meant to
  ///   be one.
  package static func identities(in lines: [String]) throws(SealingError) -> [AgeIdentity] {
    var found = [AgeIdentity]()
    var failure: SealingError?
    for word in words(in: lines) {
      do throws(SealingError) {
        found.append(try AgeIdentity(word.uppercased()))
      } catch {
        failure = failure ?? error
      }
    }
    guard found.isEmpty else { return found }
    throw failure ?? .identityUnreadable(.prefix)
  }

  /// Who can write a file other than its owner, or read it where it is secret; nil if nobody can, or
  /// nothing is there.
  static func openness(of path: String, isSecret: Bool) -> KeyProblem? {
    var status = stat()
    guard stat(path, &status) == 0 else { return nil }
    let isFolder = status.st_mode & S_IFMT == S_IFDIR
    guard status.st_uid == geteuid() || status.st_uid == 0 else { return .ofSomebodyElse(path) }
    let forbidden: mode_t = isSecret ? 0o077 : 0o022
    guard status.st_mode & forbidden != 0 else { return nil }
    return status.st_mode & 0o022 != 0
      ? .othersCanChange(path, isFolder: isFolder) : .othersCanRead(path, isFolder: isFolder)
  }

  /// What stands on each line, without what belongs to no key.
  private static func words(in lines: [String]) -> [String] {
    lines.filter { !$0.drop(while: \.isWhitespace).hasPrefix("#") }
      .map { String(String.UnicodeScalarView($0.unicodeScalars.filter(isSeen))) }
      .filter { !$0.isEmpty }
  }

  private static func isSeen(_ scalar: Unicode.Scalar) -> Bool {
    !scalar.properties.isWhitespace && !scalar.properties.isDefaultIgnorableCodePoint
  }
}
