import ArgumentParser
import Casework
import Glibc
import Sealing
import Terminal

/// Makes the keys with which records are sealed.
struct Init: WaymarkCommand {
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

  func perform() throws -> ExitStatus {
    let office = Office()
    try office.demandNoKeys()
    if let recipients { return try takeOver(recipients, office) }
    let keys = NewKeys()
    say("Three sheets follow. Copy each by hand, or print this window.")
    say("Two are secret, and this device does not keep them.")
    say("If both are lost, nobody can open what was sealed.\n")
    say(sealSheet(keys))
    for (index, holder) in KeyHolder.allCases.enumerated() {
      say(
        sheet(
          index + 2, "SECRET IDENTITY OF \(holder.words.uppercased())", holder.advice,
          keys.identities[holder]?.text ?? ""))
    }
    say("Now type both back from the sheets. It proves that they can be read.")
    try sendOutput()
    for holder in KeyHolder.allCases { try prove(holder, keys) }
    try office.keep(keys)
    // The secrets stood on the screen, and could be scrolled back to.
    if isatty(STDOUT_FILENO) == 1 {
      try MainActor.assumeIsolated { try Screen(plain: false).hide() }
    }
    say("Done. Both identities opened the test. The screen was cleared of them.")
    say("From now on live conversations are encrypted.")
    say("Records can be sealed now: waymark seal")
    return .done
  }

  /// Makes a seal alone: its records are opened by whoever opens those of the other devices.
  private func takeOver(_ file: String, _ office: Office) throws -> ExitStatus {
    let keys = try NewKeys(for: readNamed(file), in: file)
    say(sealSheet(keys))
    try office.keep(keys)
    say("Done. From now on live conversations are encrypted. To seal one: waymark seal")
    return .done
  }

  private func sealSheet(_ keys: NewKeys) -> String {
    sheet(
      1, "THE SEAL", "For the head and the governors, to hold beside what a check prints.",
      ([keys.seal.fingerprint, "Who can open what is sealed: the lead, then recovery."]
        + keys.recipients.map(\.text)).joined(separator: "\n  "))
  }

  private func sheet(_ number: Int, _ title: String, _ advice: String, _ secret: String) -> String {
    let rule = String(repeating: "-", count: textWidth ?? 78)
    return "\(rule)\nSHEET \(number): \(title)\n\(advice)\n\n  \(secret)\n\(rule)"
  }

  /// Asks for an identity until what is typed opens a test, or gives up.
  private func prove(_ holder: KeyHolder, _ keys: NewKeys) throws {
    var tries = 0
    while tries < 3 {
      let typed = try SecretReader.line {
        say(
          "The identity of \(holder.words), as it stands on the sheet (not shown while you type):")
        // Through a pipe, what is printed would wait for more.
        try sendOutput()
      }
      guard let line = typed else { break }
      if line.allSatisfy(\.isWhitespace) { continue }
      tries += 1
      if keys.proves(line, holder) { return say("It opens the test.") }
      say("It does not open the test. Compare it letter by letter and type it again.")
    }
    throw CaseworkError.notProved(holder)
  }
}

extension KeyHolder {
  var words: String {
    switch self {
    case .lead: "the safeguarding lead"
    case .recovery: "recovery"
    }
  }

  /// What stands on the sheet.
  fileprivate var advice: String {
    switch self {
    case .lead: "SECRET. For the safeguarding lead alone: it opens every record."
    case .recovery: "SECRET. In a closed envelope at another place, for when the lead's is lost."
    }
  }
}
