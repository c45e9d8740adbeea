import ArgumentParser
import Files
import FlowModel
import Glibc
import Terminal

/// The program. Its subcommands wire the rooms together and decide nothing of their own.
@main
struct Waymark: ParsableCommand {
  static let version = "0.1.0"

  static let configuration = CommandConfiguration(
    commandName: "waymark",
    abstract: "What to do now, under your own school's policy, and a record that it was done.",
    discussion: """
      EXAMPLES
        waymark                              start a conversation
        waymark --rehearse                   practise; kept apart from real records
        waymark resume                       go on where you stopped
        waymark show RECORD                  read a record
        waymark export RECORD --format html  a copy to attach to a case record

      In danger? Call 999 first.
      """,
    version: "waymark \(version). GPL-3.0-or-later. It links GNU readline.",
    subcommands: [
      Start.self, Resume.self, Talk.self, Show.self, Export.self, Verify.self, ReplayCommand.self,
      Redact.self, Records.self, Init.self, Seal.self, Open.self, Rehearse.self, Rehearsals.self,
      Cards.self, Doctor.self, Check.self,
      Test.self, ClauseCoverage.self, Ask.self, Phrases.self, Diff.self,
      Graph.self, BookCommand.self, Explain.self,
      New.self, Paths.self, Rules.self,
      Schema.self,
    ],
    defaultSubcommand: Start.self)

  static func main() {
    holdStandardDescriptors()
    protectMemoryFromCrashReports()
    if FirstWords.areDue { sayInCrashes() }
    // Somebody in distress types the name and nothing else. There is nothing to parse then, and
    // parsing is a good part of the time to the first prompt.
    do {
      if CommandLine.argc > 1 {
        try checkCommand(CommandLine.arguments[1])
        var command = try parseAsRoot()
        return try command.run()
      }
      let status = try MainActor.assumeIsolated { try Beginning().talk() }
      Glibc.exit(status.rawValue)
    } catch {
      leave(because: error)
    }
  }

  /// The parser takes a word that it does not know for an argument of `start`, and says so.
  private static func checkCommand(_ word: String) throws {
    let known = configuration.subcommands.map {
      $0.configuration.commandName ?? "\($0)".lowercased()
    }
    guard !word.hasPrefix("-"), word != "help", !known.contains(word) else { return }
    let meant = nearest(to: word, among: known).map { " Did you mean '\($0)'?" } ?? ""
    complain("There is no command '\(word)'.\(meant) All of them: waymark --help")
    throw ExitStatus.usage.code
  }

  /// As the parser's own way out, with nothing in the words that commands a terminal.
  private static func leave(because error: any Error) -> Never {
    let (text, code) = (fullMessage(for: error), exitCode(for: error))
    if !text.isEmpty { code.isSuccess ? print(text) : complain(text) }
    exit(withError: ExitCode(code.rawValue))
  }
}
