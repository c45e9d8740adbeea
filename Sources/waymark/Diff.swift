import ArgumentParser
import FlowChecks
import FlowFiles
import FlowModel
import Glibc
import Transcripts

/// Compares two versions of the flows by what they tell people.
struct Diff: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Tell which conversations end in other advice under another version of the flows.",
    discussion: """
      A version is a folder of flow files or a git revision. Both are walked with the same \
      answers, as far as both offer them. What is weaker comes first; what has one cause is told \
      once, with the wording of before and of now and a shortest conversation. A question, an \
      option or an incident that says 'was: NAME' is taken for what it was.

      EXAMPLES
        waymark diff HEAD flows               what the change at hand does to people
        waymark diff v1.0 v1.1 --setting kite
      """)

  @Argument(help: "The older folder or revision.")
  var old: String

  @Argument(help: "The newer folder or revision.")
  var new: String

  @Option(help: ArgumentHelp("Only this setting.", valueName: "id"))
  var setting: String?

  @Flag(help: "One JSON object a line.")
  var json = false

  func run() throws {
    let before = try Version(old).library()
    let after = try Version(new).library()
    let diff = VersionDiff(from: before, to: after, setting: setting)
    for change in diff.changes { tell(change) }
    if !json { say(summary(diff)) }
    if diff.changes.contains(where: { $0.effect == .weaker }) { throw ExitStatus.failure.code }
  }

  private func summary(_ diff: VersionDiff) -> String {
    guard !diff.changes.isEmpty else { return "Every conversation ends in the same advice." }
    func count(_ effect: VersionChange.Effect) -> Int {
      diff.changes.count { $0.effect == effect }
    }
    return "\(count(.weaker)) weaker, \(count(.stronger)) stronger, \(count(.other)) other."
  }

  private func tell(_ change: VersionChange) {
    if json {
      return print(
        JSONValue.object([
          "effect": .string("\(change.effect)"), "cause": .string(change.cause),
          "was": change.was.map { .string($0) } ?? .null,
          "now": change.now.map { .string($0) } ?? .null, "texts": .integer(Int64(change.texts)),
          "flow": .string(change.incident), "flows": .strings(change.incidents),
          "settings": .strings(change.settings),
          "dialogue": .strings(change.dialogue),
        ]).line)
    }
    let count = change.texts == 1 ? "" : " (\(change.texts) texts)"
    say("\(change.effect): \(change.cause)\(count)")
    if let was = change.was { say("  was: \(was)") }
    if let now = change.now { say("  now: \(now)") }
    if !change.settings.isEmpty {
      say("  in \(listed(change.incidents)), \(change.settings.joined(separator: ", "))")
    }
    for line in change.dialogue { say("  \(line)") }
    say("")
  }

  private func listed(_ incidents: [String]) -> String {
    guard incidents.count > 4 else { return incidents.joined(separator: ", ") }
    return incidents.prefix(3).joined(separator: ", ") + " and \(incidents.count - 3) others"
  }
}

/// A folder of flow files, or a revision that git knows.
private struct Version {
  let name: String

  init(_ name: String) { self.name = name }

  /// - Throws: An exit status if there is no such version, or it does not load.
  func library() throws -> Library {
    if access(name + "/incidents", F_OK) == 0 { return try loadLibrary(name) }
    var template = Array("/tmp/waymark-diff-XXXXXX".utf8CString)
    guard mkdtemp(&template) != nil else { throw ExitStatus.cannotCreate.code }
    let folder = String(
      decoding: template.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
    defer { _ = run("/bin/rm", ["-rf", folder]) }
    let archive = folder + "/flows.tar"
    guard !name.hasPrefix("-"),
      run("/usr/bin/env", ["git", "archive", "-o", archive, name + ":flows"]) == 0,
      run("/usr/bin/env", ["tar", "-xf", archive, "-C", folder]) == 0
    else {
      complain("'\(name)' is no folder of flow files and no revision with one called flows.")
      throw ExitStatus.missingFile.code
    }
    return try loadLibrary(folder)
  }

  /// Runs a program without a shell, so that a name is never read as a command.
  private func run(_ path: String, _ arguments: [String]) -> Int32 {
    var argv = ([path] + arguments).map { strdup($0) } + [nil]
    defer { for case let text? in argv { free(text) } }
    var process: pid_t = 0
    guard posix_spawn(&process, path, nil, nil, &argv, environ) == 0 else { return -1 }
    var status: Int32 = 0
    while waitpid(process, &status, 0) < 0, errno == EINTR {}
    return status
  }
}
