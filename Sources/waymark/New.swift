import ArgumentParser
import FlowFiles
import FlowModel
import Glibc

/// Writes a starting point.
struct New: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Write a starting point for a flow.", subcommands: [Flow.self])

  struct Flow: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Write a starting point for an incident, which loads as it is.",
      discussion: "EXAMPLE\n  waymark new flow lost-device")

    @OptionGroup var library: LibraryOptions

    @Argument(help: "The incident's name: small letters, digits and hyphens.")
    var name: String

    func run() throws {
      guard !name.isEmpty,
        name.utf8.allSatisfy({ "abcdefghijklmnopqrstuvwxyz0123456789-".utf8.contains($0) })
      else {
        complain("'\(name)' cannot be a name. Use small letters, digits and hyphens: lost-device.")
        throw ExitStatus.usage.code
      }
      let path = "\(library.path)/incidents/\(name).yaml"
      let file = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o644)
      guard file >= 0 else {
        complain("\(path): \(String(cString: strerror(errno))). Choose another name.")
        throw ExitStatus.cannotCreate.code
      }
      defer { close(file) }
      let text = startingPoint(name)
      guard write(file, text, text.utf8.count) == text.utf8.count else {
        complain("\(path): \(String(cString: strerror(errno))).")
        throw ExitStatus.inputOutput.code
      }
      say("Wrote \(path). Change it, and check it with: waymark check")
    }
  }
}

/// An incident with one question. Every line is there to be replaced.
private func startingPoint(_ name: String) -> String {
  """
  \(FlowSchema.modeline)
  # One line on what this is about. docs/flow-format.md explains every key.
  incident: \(name)
  title: What has happened, in a few words
  about: One line for the menu.
  urgency: today
  phrases:
    - what staff say when this has happened
  first: [\(name)-first-dont, \(name)-first-do]

  steps:
    - run: opening
    - ask: \(name)-question
    - when: \(name)-question is yes
      then:
        - do: [\(name)-action]
    - run: closing
    - end: \(name)-told

  questions:
    \(name)-question:
      ask: One short question?
      options:
        yes: Yes
        no: No
      unsure: yes

  actions:
    \(name)-first-dont:
      do-not: What must not be done, without the words do not.
      guidance: [waymark-caution]
    \(name)-first-do:
      do: What to do at once.
      by: now
      guidance: [waymark-caution]
    \(name)-action:
      do: Tell {dsl} today.
      by: today
      tell: dsl
      # Put the clauses that ask for it here, of any school: because: [STMM-9-1a]
      guidance: [waymark-caution]

  endings:
    \(name)-told:
      says: Tell {dsl} before you leave today.
      tell: dsl
      by: today

  """
}
