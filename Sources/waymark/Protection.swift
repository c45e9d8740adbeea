import Files
import FlowModel
import Glibc
import Sealing
import Transcripts

/// Whether what is said is kept from other eyes while it is written.
enum Protection {
  /// Keys are here: every line is encrypted.
  case encrypted(SessionKeys)
  /// No keys were ever made here.
  case never
  /// Keys were made, and nothing tells any more whom to encrypt to. Why, as sentences.
  case lost([String])

  /// Left where records are encrypted, so that a key that goes missing is missed.
  private static let marker = ".encrypted"

  /// Who can read what is written.
  enum Readers {
    case these([AgeRecipient])
    /// No keys were ever made: it lies in plain.
    case everybody
    /// Keys were made, and are lost.
    case nobody

    /// - Parameter base: The records folder.
    init(in base: String) { self.init(of: DeviceKeys(), base) }

    fileprivate init(of found: DeviceKeys, _ base: String) {
      if let recipients = found.recipients {
        self = .these(recipients)
      } else if found.areNone, Protection.places(base).allSatisfy(Protection.isUnmarked),
        !Protection.holdsEncrypted(base)
      {
        self = .everybody
      } else {
        self = .nobody
      }
    }
  }

  /// Says what is wrong with the keys, if anything is.
  ///
  /// - Parameter base: The records folder.
  init(in base: String) {
    let found = DeviceKeys()
    switch Readers(of: found, base) {
    case .these(let recipients):
      for problem in found.problems + Protection.openness { complain(problem) }
      Protection.mark(in: base)
      self = .encrypted(SessionKeys(for: recipients))
    case .everybody: self = .never
    case .nobody:
      let absent = [
        "Records were encrypted here, and the keys are not in \(Places.configuration) any more."
      ]
      self = .lost(found.areNone ? absent : found.problems)
    }
  }

  /// Who else could change the keys that records are encrypted to.
  static var openness: [String] {
    [
      KeyFiles.openness(of: Places.configuration, isSecret: false),
      KeyFiles.openness(of: SealKeys.sealPath, isSecret: true),
      KeyFiles.openness(of: SealKeys.recipientsPath, isSecret: false),
    ].compactMap(\.self)
  }

  /// Notes that records are encrypted from now on, in the configuration and beside the records.
  ///
  /// - Parameter makesFolder: Whether the records folder is made if there is none yet.
  static func mark(in base: String, makesFolder: Bool = false) {
    let text =
      "Live records are encrypted here. Without this file, lost keys would not be missed.\n"
    for place in places(base) where isUnmarked(place) {
      // A conversation that nobody began leaves nothing behind.
      guard makesFolder || access(folder(of: place), F_OK) == 0 else { continue }
      try? PrivateFile.create(Array(text.utf8), at: place)
    }
  }

  private static func places(_ base: String) -> [String] {
    [Places.configuration, absolutePath(base)].map { $0 + "/" + marker }
  }

  /// Only what is certainly not there is not: a disk that fails is no school without keys.
  private static func isUnmarked(_ path: String) -> Bool {
    var status = stat()
    return lstat(path, &status) != 0 && (errno == ENOENT || errno == ENOTDIR)
  }

  /// Records of before there was a marker.
  private static func holdsEncrypted(_ base: String) -> Bool {
    let isLive = { (name: String) in name.hasSuffix(".live") || name.hasSuffix(".session") }
    return (try? Folders.names(in: base + "/live"))?.contains(where: isLive) == true
      || (try? Folders.names(in: base + "/sealed"))?.isEmpty == false
  }
}
