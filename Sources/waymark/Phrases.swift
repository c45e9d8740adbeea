import ArgumentParser
import Casework
import FlowFiles
import FlowModel
import Glibc
import Sealing
import Transcripts

/// The phrases that matching learns from.
struct Phrases: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Add to what staff say, and read what was misunderstood.",
    subcommands: [Add.self, Reported.self])

  /// Adds a phrase to an incident.
  struct Add: WaymarkCommand {
    static let configuration = CommandConfiguration(
      abstract: "Add a phrase that leads to an incident.",
      discussion: """
        EXAMPLES
          waymark phrases add lost-device "left me laptop on the bus"
          waymark phrases add none-of-these "the heating is off again"

        Leave out every name: phrases are shared with everyone who has the flows.
        """)

    @OptionGroup var library: LibraryOptions

    @Argument(help: "The incident that the phrase means.")
    var incident: String

    @Argument(help: "What somebody said, without names.")
    var phrase: String

    func perform() throws -> ExitStatus {
      let flows = try standingLibrary(library.path).library
      let added = try NewPhrase(phrase, of: incident, in: flows)
      let file = try added.add(to: absolutePath(library.path), flows)
      say(
        "Added to \(library.path)/\(file). To see where it leads: waymark ask "
          + shellQuoted(added.text))
      return .done
    }
  }

  /// Lists what staff said was misunderstood.
  struct Reported: WaymarkCommand {
    static let configuration = CommandConfiguration(
      abstract: "List the sentences that staff said were misunderstood.",
      discussion: """
        A line each: day, what was offered, what was meant, the words typed. Where records are \
        encrypted, so are these: the identity of the safeguarding lead or of recovery opens them.

        EXAMPLE
          waymark phrases reported --identity identity.txt
        """)

    @Option(help: ArgumentHelp("A file with the secret identity.", valueName: "file"))
    var identity: String?

    func perform() throws -> ExitStatus {
      let kept = Office().misunderstoodPhrases
      let (plain, encrypted) = try (kept.plainLines(), kept.encryptedLines())
      if plain.isEmpty, encrypted.isEmpty {
        say("Nothing was reported. Staff type 'report' when they are misunderstood.")
      }
      for line in plain { say(line) }
      return encrypted.isEmpty ? .done : try show(encrypted)
    }

    private func show(_ lines: [String]) throws -> ExitStatus {
      guard identity != nil || isatty(STDIN_FILENO) == 1 else {
        complain("\(lines.count) more are encrypted. To read them: --identity FILE")
        return .noPermission
      }
      let own = try identities(in: identity)
      var locked = 0
      for line in lines {
        let words = own.lazy.compactMap { Age.decryptLine(ArraySlice(line.utf8), with: $0) }.first
        if let words { say(String(decoding: words, as: UTF8.self)) } else { locked += 1 }
      }
      guard locked > 0 else { return .done }
      complain("\(locked) of \(lines.count) are not for this identity, or were changed.")
      return .invalidData
    }
  }
}

/// A text as one argument of a shell, whatever is in it.
func shellQuoted(_ text: String) -> String {
  "'" + text.replacing("'", with: "'\\''") + "'"
}
