import ArgumentParser
import Glibc
import Sealing
import Terminal

/// Makes the keys with which records are sealed.
struct Init: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "init",
    abstract: "Make the keys that seal records, for a school without an IT team.",
    discussion: """
      Prints three sheets: the seal's fingerprint, and two secret identities that open sealed \
      records, one for the safeguarding lead and one for recovery. Print or copy them by hand. \
      Nothing is kept until both identities, typed back from the sheets, have opened a test. The \
      secret identities are never kept on this device.
      """)

  func run() throws {
    guard access(SealKeys.sealPath, F_OK) != 0 else {
      complain("\(SealKeys.sealPath) is there already. A new key would leave older seals unproved.")
      throw ExitStatus.cannotCreate.code
    }
    let seal = SealKey()
    let names = ["the safeguarding lead", "recovery"]
    let identities = [AgeIdentity(), AgeIdentity()]
    print("Three sheets follow. Copy each by hand, or print this window.")
    print("Two are secret, and this device does not keep them.")
    print("If both are lost, nobody can open what was sealed.\n")
    print(
      sheet(
        1, "THE SEAL",
        "For the head and the governors, to hold beside what a check prints.",
        ([seal.fingerprint, "Who can open what is sealed: the lead, then recovery."]
          + identities.map(\.recipient.text)).joined(separator: "\n  ")))
    for (index, name) in names.enumerated() {
      print(
        sheet(
          index + 2, "SECRET IDENTITY OF \(name.uppercased())",
          index == 0
            ? "SECRET. For the safeguarding lead alone: it opens every record."
            : "SECRET. In a closed envelope at another place, for when the lead's is lost.",
          identities[index].text))
    }
    print("Now type both back from the sheets. It proves that they can be read.")
    fflush(nil)
    for (index, name) in names.enumerated() { try prove(identities[index], name) }
    guard SealKeys(seal: seal, recipients: identities.map(\.recipient)).save() else {
      complain("\(Places.configuration): the keys cannot be written.")
      throw ExitStatus.cannotCreate.code
    }
    // The secrets stood on the screen, and could be scrolled back to.
    if isatty(STDOUT_FILENO) == 1 {
      try MainActor.assumeIsolated { try Screen(plain: false).hide() }
    }
    print("Done. Both identities opened the test. The screen was cleared of them.")
    print("From now on live conversations are encrypted.")
    print("Records can be sealed now: waymark seal")
  }

  private func sheet(_ number: Int, _ title: String, _ advice: String, _ secret: String) -> String {
    let rule = String(repeating: "-", count: 78)
    return "\(rule)\nSHEET \(number): \(title)\n\(advice)\n\n  \(secret)\n\(rule)"
  }

  /// Asks for an identity until what is typed opens a test, or gives up.
  private func prove(_ identity: AgeIdentity, _ name: String) throws {
    let test = Array("a test of \(name)".utf8)
    let sealed = try Age.encrypt(test, to: [identity.recipient])
    var tries = 0
    while tries < 3 {
      print("The identity of \(name), as it stands on the sheet:")
      // Through a pipe, what is printed would wait for more.
      fflush(nil)
      guard let line = readLine() else { break }
      let typed = line.filter { !$0.isWhitespace }.uppercased()
      if typed.isEmpty { continue }
      tries += 1
      if let own = try? AgeIdentity(typed), (try? Age.decrypt(sealed, with: [own])) == test {
        return print("It opens the test.")
      }
      print("It does not open the test. Compare it letter by letter and type it again.")
    }
    complain("Nothing was kept: the identity of \(name) did not open the test.")
    complain("Destroy the three sheets: they open nothing. Begin again with: waymark init")
    throw ExitStatus.failure.code
  }
}
