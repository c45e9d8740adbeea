import ArgumentParser
import Casework
import Files
import FlowModel
import Glibc
import Terminal

/// The program. Its subcommands wire the rooms together and decide nothing of their own.
@main
struct Waymark: ParsableCommand {
  static let version = "0.2.0"

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
      Start.self, Resume.self, RunScript.self, Show.self, Export.self, Verify.self,
      ReplayCommand.self,
      Redact.self, Records.self, Init.self, Seal.self, Open.self, Rehearse.self, Rehearsals.self,
      Cards.self, Doctor.self, Check.self,
      Test.self, CoverageCommand.self, Ask.self, Phrases.self, Diff.self,
      Graph.self, BookCommand.self, Explain.self,
      New.self, PathsCommand.self, Rules.self,
      Topics.self, Schema.self,
    ],
    defaultSubcommand: Start.self)

  static func main() {
    holdStandardDescriptors()
    protectMemoryFromCrashReports()
    if FirstWords.areDue { sayInCrashes() }
    let code = run()
    // What was printed and did not arrive is no success, whatever else came of it.
    Glibc.exit(outputIsLost() ? ExitStatus.inputOutput.rawValue : code)
  }

  private static func run() -> Int32 {
    do {
      // Somebody in distress types the name and nothing else. There is nothing to parse then, and
      // parsing is a good part of the time to the first prompt.
      guard CommandLine.argc > 1 else {
        return try MainActor.assumeIsolated { try Launch().talk() }.rawValue
      }
      try checkCommand(CommandLine.arguments.dropFirst())
      var command = try parseAsRoot()
      try command.run()
      return ExitStatus.done.rawValue
    } catch let error as CaseworkError {
      complain(error.words)
      return ExitStatus(error).rawValue
    } catch let error as OutputError {
      complain(error.words)
      return ExitStatus.inputOutput.rawValue
    } catch let error as UsageError {
      complain(error.words)
      return ExitStatus.usage.rawValue
    } catch {
      return tell(error)
    }
  }

  /// The parser takes a word that it does not know for an argument of `start`, and `help` of it for
  /// `help` of all; this says so.
  private static func checkCommand(_ words: ArraySlice<String>) throws {
    guard let first = words.first, !first.hasPrefix("-") else { return }
    let named = first == "help" ? words.dropFirst() : words.prefix(1)
    var known: [any ParsableCommand.Type] = configuration.subcommands
    for word in named {
      guard !known.isEmpty, !word.hasPrefix("-") else { return }
      guard let next = known.first(where: { name(of: $0) == word }) else {
        let meant = nearest(to: word, among: known.map(name)).map { " Did you mean '\($0)'?" } ?? ""
        throw UsageError("There is no command '\(word)'.\(meant) All of them: waymark --help")
      }
      known = next.configuration.subcommands
    }
  }

  private static func name(of command: any ParsableCommand.Type) -> String {
    command.configuration.commandName ?? "\(command)".lowercased()
  }

  /// As the parser would, with nothing in the words that commands a terminal.
  ///
  /// - Returns: How the program ends.
  private static func tell(_ error: any Error) -> Int32 {
    let code = exitCode(for: error)
    let width = columnsWanted(on: code.isSuccess ? STDOUT_FILENO : STDERR_FILENO)
    let text = fullMessage(for: error, columns: max(20, width ?? 80))
    if !text.isEmpty { code.isSuccess ? say(text) : complain(text) }
    return code.rawValue
  }
}
