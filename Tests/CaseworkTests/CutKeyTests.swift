import Casework
import Glibc
import Sealing
import TestSupport
import Testing

/// For whom a conversation is encrypted, whatever became of the files that say so.
struct CutKeyTests {
  let place = TestOffice()
  private var keys: KeyPaths { place.office.keyPaths }

  /// The readers of a conversation that begins now; nil if none begins without somebody's word.
  private func readers() throws -> [String]? {
    switch place.office.readers(with: place.office.deviceKeys()) {
    case .these(let recipients): return recipients.map(\.text)
    case .nobody: return nil
    case .everybody:
      Issue.record("a conversation would begin in plain")
      return nil
    }
  }

  private var isTold: Bool {
    place.office.installation().contains {
      if case .keys(.problem) = $0 { true } else { false }
    }
  }

  /// Makes keys as this version or as 0.1.0 did.
  private func makeKeys(alone: Bool) throws -> [String] {
    let made = try place.makeKeys().recipients.map(\.text)
    if alone { place.cut(keys.seal, to: 65) }
    return made
  }

  static let changes: [String] = [
    ": >", "printf '# nobody\\n' >", "printf '\\n\\n' >", "sed -i '$d'", "sed -i 's/age1/age2/'",
    "truncate -s 20", "rm -f", "rm -f R; mkdir", "rm -f R; ln -s R", "rm -f R; mkfifo",
  ]

  @Test(arguments: changes, [false, true])
  func `a list of readers that is empty or lost encrypts to the same two, or nothing begins`(
    change: String, alone: Bool
  ) throws {
    let made = try makeKeys(alone: alone)
    let command = (change + " R").replacing("R", with: keys.recipients)
    place.flows.run("/bin/sh", "-c", command)
    #expect(try readers() == (alone ? nil : made), "\(command)")
    #expect(isTold, "\(command)")
  }

  /// Root reads whatever it is forbidden.
  @Test(.enabled(if: geteuid() != 0), arguments: [false, true])
  func `a list of readers that may not be read encrypts to the same two, or nothing begins`(
    alone: Bool
  ) throws {
    let made = try makeKeys(alone: alone)
    chmod(keys.recipients, 0)
    #expect(try readers() == (alone ? nil : made))
    #expect(isTold)
  }

  @Test func `a seal's key that was cut anywhere is told by the doctor`() throws {
    let made = try makeKeys(alone: false)
    let whole = try #require(bytesOfFile(keys.seal)).count
    // Without its last line feed it still says all.
    for length in stride(from: whole - 2, through: 0, by: -1) {
      place.cut(keys.seal, to: length)
      #expect(try readers() == made, "\(length)")
      let isAlone = place.office.installation().contains(.keys(.sealAlone(keys.seal)))
      // The seal alone is what 0.1.0 wrote: whether it was cut there, sheet 1 tells.
      #expect(isAlone == [64, 65].contains(length), "\(length)")
      #expect(isTold != isAlone, "\(length)")
    }
  }

  @Test func `keys that are whole are not said to be cut`() throws {
    _ = try makeKeys(alone: false)
    #expect(!isTold)
    #expect(!place.office.deviceKeys().isSealAlone)
  }
}
