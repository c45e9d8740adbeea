import Files
import FlowModel
import Glibc
package import Sealing
package import Transcripts

/// Whether what is said is kept from other eyes while it is written.
package enum Protection: Sendable {
  /// Keys are here: every line is encrypted. What is wrong with them all the same stops nothing;
  /// whoever writes with them tells it.
  case encrypted(SessionKeys, faults: [KeyProblem])
  /// No keys were ever made here.
  case never
  /// Keys were made, and nothing tells any more whom to encrypt to. Why.
  case lost([KeyProblem])

  /// Who can read what is written.
  package enum Readers: Sendable {
    case these([AgeRecipient])
    /// No keys were ever made: it lies in plain.
    case everybody
    /// Keys were made, and are lost.
    case nobody
  }

  /// Left where records are encrypted, so that a key that goes missing is missed.
  static let marker = ".encrypted"
}

extension Office {
  /// Who can read what is written here.
  ///
  /// - Parameter found: The keys of this device.
  package func readers(with found: DeviceKeys) -> Protection.Readers {
    if let recipients = found.recipients { return .these(recipients) }
    let isPlain =
      found.areNone && markers.allSatisfy(Protection.isUnmarked)
      && !Protection.holdsEncrypted(records)
    return isPlain ? .everybody : .nobody
  }

  /// How what is said from now on is kept from other eyes. Where it is encrypted, that is noted, so
  /// that keys that go missing are missed.
  ///
  /// - Parameter found: The keys of this device.
  package func protection(with found: DeviceKeys) -> Protection {
    switch readers(with: found) {
    case .these(let recipients):
      markEncrypted()
      return .encrypted(SessionKeys(for: recipients), faults: found.problems + found.openness)
    case .everybody: return .never
    case .nobody: return .lost(found.areNone ? [.gone(folder: configuration)] : found.problems)
    }
  }

  /// Notes that records are encrypted from now on, in the configuration and beside the records.
  ///
  /// - Parameter makesFolder: Whether the records folder is made if there is none yet.
  func markEncrypted(makesFolder: Bool = false) {
    let text =
      "Live records are encrypted here. Without this file, lost keys would not be missed.\n"
    for place in markers where Protection.isUnmarked(place) {
      // A conversation that nobody began leaves nothing behind.
      guard makesFolder || access(Folders.above(place), F_OK) == 0 else { continue }
      try? PrivateFile.create(Array(text.utf8), at: place)
    }
  }

  private var markers: [String] {
    [configuration, absolutePath(records)].map { $0 + "/" + Protection.marker }
  }
}

extension Protection {
  /// Only what is certainly not there is not: a disk that fails is no school without keys.
  fileprivate static func isUnmarked(_ path: String) -> Bool {
    var status = stat()
    return lstat(path, &status) != 0 && (errno == ENOENT || errno == ENOTDIR)
  }

  /// Records of before there was a marker.
  fileprivate static func holdsEncrypted(_ records: String) -> Bool {
    let isLive = { (name: String) in name.hasSuffix(".live") || name.hasSuffix(".session") }
    return (try? Folders.names(in: records + "/live"))?.contains(where: isLive) == true
      || (try? Folders.names(in: records + "/sealed"))?.isEmpty == false
  }
}
