import ArgumentParser
import Casework
import Files
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
  struct Add: ParsableCommand {
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

    func run() throws {
      let flows = try standingLibrary(library.path).library
      let ids = flows.incidents.map(\.id)
      guard ids.contains(incident) else {
        let hint = nearest(to: incident, among: ids).map { " Did you mean '\($0)'?" } ?? ""
        complain("There is no incident '\(incident)'.\(hint) List them with: waymark paths --list")
        throw ExitStatus.usage.code
      }
      let plain = PlainText(cleaning: phrase).text.split(whereSeparator: \.isWhitespace)
        .joined(separator: " ")
      guard !plain.isEmpty, !plain.hasPrefix("#") else {
        complain("A phrase has at least one word and does not begin with '#'.")
        throw ExitStatus.usage.code
      }
      try refuseKnown(plain, flows)
      let file = library.path + "/phrases/\(incident).txt"
      guard append("\n\(plain)\n", to: absolutePath(file)) else {
        complain("\(file): it cannot be written.")
        throw ExitStatus.cannotCreate.code
      }
      say("Added to \(file). To see where it leads: waymark ask \(shellQuoted(plain))")
    }

    private func refuseKnown(_ phrase: String, _ flows: Library) throws {
      let book: PhraseBook
      do throws(LibraryError) {
        let files = try FlowFolder(path: library.path).phraseFiles()
        book = try PhraseReader.read(files, flows: flows.incidents)
      } catch {
        tell(error.diagnostics, in: FlowFolder(path: library.path))
        throw ExitStatus.invalidData.code
      }
      let owner = book.groups.first { group in
        group.phrases.contains { $0.lowercased() == phrase.lowercased() }
      }
      guard let owner else { return }
      complain("This phrase leads to '\(owner.incident)' already: \(owner.location.file).")
      throw ExitStatus.invalidData.code
    }
  }

  /// Lists what staff said was misunderstood.
  struct Reported: ParsableCommand {
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

    func run() throws {
      do {
        let kept = Office().misunderstoodPhrases
        let (plain, encrypted) = try (kept.plainLines(), kept.encryptedLines())
        if plain.isEmpty, encrypted.isEmpty {
          return say("Nothing was reported. Staff type 'report' when they are misunderstood.")
        }
        for line in plain { say(line) }
        if !encrypted.isEmpty { try tell(encrypted) }
      } catch let error as FileError {
        complain(error.message)
        throw ExitStatus.inputOutput.code
      }
    }

    private func tell(_ lines: [String]) throws {
      guard identity != nil || isatty(STDIN_FILENO) == 1 else {
        complain("\(lines.count) more are encrypted. To read them: --identity FILE")
        throw ExitStatus.noPermission.code
      }
      do {
        let own = try identities(in: identity)
        var locked = 0
        for line in lines {
          let words = own.lazy.compactMap { Age.decryptLine(ArraySlice(line.utf8), with: $0) }.first
          if let words { say(String(decoding: words, as: UTF8.self)) } else { locked += 1 }
        }
        guard locked > 0 else { return }
        complain("\(locked) of \(lines.count) are not for this identity, or were changed.")
        throw ExitStatus.invalidData.code
      } catch let error as SealingError {
        complain(error.message)
        throw ExitStatus.invalidData.code
      } catch let error as FileError {
        complain(error.message)
        throw (error.isMissing ? ExitStatus.missingFile : .noPermission).code
      }
    }
  }
}

/// A text as one argument of a shell, whatever is in it.
func shellQuoted(_ text: String) -> String {
  "'" + text.replacing("'", with: "'\\''") + "'"
}
