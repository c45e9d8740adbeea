import ArgumentParser
import Files
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

  @Option(
    help: ArgumentHelp(
      "A file with the public keys of the lead and of recovery, from sheet 1 of another device: "
        + "they open what is sealed here as well, and no new ones are made.", valueName: "file"))
  var recipients: String?

  func run() throws {
    for path in [SealKeys.sealPath, SealKeys.recipientsPath] {
      var status = stat()
      guard lstat(path, &status) != 0 else {
        complain("\(path) is there already. A new key would leave older seals unproved.")
        throw ExitStatus.cannotCreate.code
      }
    }
    if let recipients { return try takeOver(recipients) }
    let seal = SealKey()
    let names = ["the safeguarding lead", "recovery"]
    let identities = [AgeIdentity(), AgeIdentity()]
    say("Three sheets follow. Copy each by hand, or print this window.")
    say("Two are secret, and this device does not keep them.")
    say("If both are lost, nobody can open what was sealed.\n")
    say(
      sheet(
        1, "THE SEAL",
        "For the head and the governors, to hold beside what a check prints.",
        ([seal.fingerprint, "Who can open what is sealed: the lead, then recovery."]
          + identities.map(\.recipient.text)).joined(separator: "\n  ")))
    for (index, name) in names.enumerated() {
      say(
        sheet(
          index + 2, "SECRET IDENTITY OF \(name.uppercased())",
          index == 0
            ? "SECRET. For the safeguarding lead alone: it opens every record."
            : "SECRET. In a closed envelope at another place, for when the lead's is lost.",
          identities[index].text))
    }
    say("Now type both back from the sheets. It proves that they can be read.")
    try sendOutput()
    for (index, name) in names.enumerated() { try prove(identities[index], name) }
    try save(SealKeys(seal: seal, recipients: identities.map(\.recipient)), sheets: 3)
    // The secrets stood on the screen, and could be scrolled back to.
    if isatty(STDOUT_FILENO) == 1 {
      try MainActor.assumeIsolated { try Screen(plain: false).hide() }
    }
    say("Done. Both identities opened the test. The screen was cleared of them.")
    say("From now on live conversations are encrypted.")
    say("Records can be sealed now: waymark seal")
  }

  /// Makes a seal alone: its records are opened by whoever opens those of the other devices.
  private func takeOver(_ file: String) throws {
    let readers: [AgeRecipient]
    do {
      readers = try KeyFiles.recipients(in: linesOfNamed(file))
    } catch let error as FileError {
      complain(error.message)
      throw (error.isMissing ? ExitStatus.missingFile : .invalidData).code
    } catch {
      complain("\(file): two different keys are wanted, a line each. They begin with age1.")
      throw ExitStatus.invalidData.code
    }
    let seal = SealKey()
    say(
      sheet(
        1, "THE SEAL",
        "For the head and the governors, to hold beside what a check prints.",
        ([seal.fingerprint, "Who can open what is sealed: the lead, then recovery."]
          + readers.map(\.text)).joined(separator: "\n  ")))
    try save(SealKeys(seal: seal, recipients: readers), sheets: 1)
    say("Done. From now on live conversations are encrypted. To seal one: waymark seal")
  }

  /// - Throws: Exit 73; then the sheets of this run are to be thrown away.
  private func save(_ keys: SealKeys, sheets count: Int) throws {
    do throws(FileError) {
      try keys.save()
      Protection.mark(in: Places.records, makesFolder: true)
    } catch {
      let sheets = count == 1 ? "the sheet" : "the \(count) sheets"
      complain(
        error.isThere
          ? "Another window has made keys meanwhile. Those count, and were not touched."
          : error.message)
      complain(
        "Destroy \(sheets) of this window, with the seal \(keys.seal.fingerprint): nothing uses them."
      )
      throw ExitStatus.cannotCreate.code
    }
  }

  private func sheet(_ number: Int, _ title: String, _ advice: String, _ secret: String) -> String {
    let rule = String(repeating: "-", count: textWidth ?? 78)
    return "\(rule)\nSHEET \(number): \(title)\n\(advice)\n\n  \(secret)\n\(rule)"
  }

  /// Asks for an identity until what is typed opens a test, or gives up.
  private func prove(_ identity: AgeIdentity, _ name: String) throws {
    let test = Array("a test of \(name)".utf8)
    let sealed = try Age.encrypt(test, to: [identity.recipient])
    var tries = 0
    while tries < 3 {
      let typed = try SecretReader.line {
        say("The identity of \(name), as it stands on the sheet (not shown while you type):")
        // Through a pipe, what is printed would wait for more.
        try sendOutput()
      }
      guard let line = typed else { break }
      if line.allSatisfy(\.isWhitespace) { continue }
      tries += 1
      if let own = try? KeyFiles.identities(in: [line]),
        (try? Age.decrypt(sealed, with: own)) == test
      {
        return say("It opens the test.")
      }
      say("It does not open the test. Compare it letter by letter and type it again.")
    }
    complain("Nothing was kept: the identity of \(name) did not open the test.")
    complain("Destroy the three sheets: they open nothing. Begin again with: waymark init")
    throw ExitStatus.failure.code
  }
}
