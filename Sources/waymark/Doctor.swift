import ArgumentParser
import Casework
import Files
import FlowFiles
import FlowModel
import Glibc
import Sealing
import Terminal
import Transcripts

/// Says what is wrong with this installation, and how to mend it.
struct Doctor: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Check this installation: what is wrong, and how to mend it.",
    discussion: "Exits with 1 if anything fails.")

  @OptionGroup var library: LibraryOptions
  @OptionGroup var records: RecordOptions

  @Flag(help: "One JSON object a line.")
  var json = false

  struct Finding {
    /// `ok`, `warn` or `fail`.
    let state: String
    let what: String
    let remedy: String
  }

  func run() throws {
    let (flows, files) = flowFiles(library.path)
    let findings =
      terminal + [folder, space, clock] + files + keys + misread + sessions + register
      + (flows.map { setting($0) + policies($0) } ?? [])
    for finding in findings {
      guard json else {
        let remedy = finding.remedy.isEmpty ? "" : " " + finding.remedy
        say(
          "\(finding.state.uppercased())  \(finding.what)\(finding.state == "ok" ? "" : remedy)")
        continue
      }
      print(
        JSONValue.object([
          "state": .string(finding.state), "what": .string(finding.what),
          "remedy": .string(finding.remedy),
        ]).line)
    }
    if findings.contains(where: { $0.state == "fail" }) { throw ExitStatus.failure.code }
  }

  private var terminal: [Finding] {
    let term = Places.environment("TERM") ?? ""
    let locale =
      Places.environment("LC_ALL") ?? Places.environment("LC_CTYPE") ?? Places.environment("LANG")
      ?? ""
    let isUTF8 = locale.uppercased().contains("UTF")
    return [
      Finding(state: "ok", what: "readline \(readlineVersion)", remedy: ""),
      Finding(
        state: term.isEmpty || term == "dumb" ? "warn" : "ok",
        what: "the terminal is '\(term)'.", remedy: "Without one, use --plain."),
      Finding(
        state: isUTF8 ? "ok" : "warn", what: "the language is '\(locale)'.",
        remedy: "Waymark uses C.UTF-8 in its place; set LANG=C.UTF-8 to be sure."),
    ]
  }

  private var folder: Finding {
    var status = stat()
    guard stat(records.base, &status) == 0 else {
      return Finding(state: "ok", what: "no record was made yet in \(records.base).", remedy: "")
    }
    let isOwn = status.st_uid == geteuid() && status.st_mode & 0o077 == 0
    return Finding(
      state: isOwn ? "ok" : "fail", what: "the folder of records is \(records.base).",
      remedy: "Others can enter it: chmod 700 '\(records.base)'")
  }

  private var space: Finding {
    var status = statvfs()
    var path = absolutePath(records.base)
    while statvfs(path, &status) != 0, let slash = path.lastIndex(of: "/"), slash > path.startIndex
    {
      path = String(path[..<slash])
    }
    let free = Int(status.f_bavail) * Int(status.f_frsize) / 1_048_576
    return Finding(
      state: free > 100 ? "ok" : free > 10 ? "warn" : "fail",
      what: "\(free) MiB are free for records.", remedy: "Make room: nothing is saved without it.")
  }

  private var clock: Finding {
    let today = Clock.now().date
    // A clock that was never set tells a year before this program was made.
    let isSane = CivilDate("2026-01-01").map { !(today < $0) } ?? true
    return Finding(
      state: isSane ? "ok" : "fail", what: "today is \(today.words) by this clock.",
      remedy: "Set the clock: every record carries its time.")
  }

  private var keys: [Finding] {
    let found = Office(records: records.base).deviceKeys()
    if case .everybody = Protection.Readers(in: records.base) {
      return [
        Finding(
          state: "warn", what: "this device has no seal: records stay plain files.",
          remedy: "Make one with: waymark init")
      ]
    }
    let problems =
      (found.areNone ? [.gone(folder: Places.configuration)] : found.problems) + found.openness
    // They are to be held beside sheet 1: who changes them decides who can read.
    return problems.map {
      Finding(state: "fail", what: $0.words.text, remedy: "Mend it before the next record.")
    }
      + (found.seal.map { [Finding(state: "ok", what: "seal \($0.fingerprint)", remedy: "")] } ?? [])
      + (found.recipients ?? []).map {
        Finding(state: "ok", what: "records can be opened by \($0.text)", remedy: "")
      }
  }

  /// What was misread before there were keys, or was kept by an older version.
  private var misread: [Finding] {
    guard case .these = Protection.Readers(in: records.base), access(Places.misreadings, F_OK) == 0
    else { return [] }
    return [
      Finding(
        state: "warn", what: "\(Places.misreadings) holds words of conversations in plain.",
        remedy: "Read it with: waymark phrases reported. Then: rm '\(Places.misreadings)'")
    ]
  }

  /// Keys of sessions that were cut off before their first line.
  private var sessions: [Finding] {
    let names = Set(((try? entriesUnder(records.base + "/live")) ?? []).map(\.path))
    return names.sorted().filter { name in
      name.hasSuffix(".session") && !names.contains(name.dropLast(7) + "live")
    }.map { name in
      let path = "\(records.base)/live/\(name)"
      return Finding(
        state: "warn", what: "\(path) is a key of no record.",
        remedy: "If no record is missing: rm '\(path)'")
    }
  }

  private var register: [Finding] {
    do throws(RecordError) {
      let contents = try Register(in: records.base).contents()
      let lines = contents.damage.map { "\($0.line)" }.joined(separator: ", ")
      return [
        Finding(
          state: lines.isEmpty ? "ok" : "fail",
          what: "the register has \(contents.entries.count) entries"
            + (lines.isEmpty ? "." : " and damage at line \(lines)."),
          remedy: "Keep a copy of it and ask for help. Sealing goes on after what holds.")
      ]
    } catch {
      return [Finding(state: "fail", what: error.message, remedy: "Keep it and ask for help.")]
    }
  }

  private func setting(_ flows: Library) -> [Finding] {
    let file = KeyValueFile(path: Places.configuration + "/config")
    guard let id = file["setting"] else {
      return unread(file) + unread(KeyValueFile(path: Places.configuration + "/contacts")) + [
        Finding(
          state: "warn", what: "no setting is chosen yet.", remedy: "Start once: waymark")
      ]
    }
    return unread(file) + [
      Finding(
        state: flows.settings[id] == nil ? "fail" : "ok", what: "the setting is '\(id)'.",
        remedy: "There is no such setting: edit \(file.path).")
    ] + contacts(flows.settings[id]?.roles.keys.sorted() ?? [])
  }

  private func unread(_ file: KeyValueFile) -> [Finding] {
    file.problem.map { [Finding(state: "fail", what: $0.message, remedy: "Mend or remove it.")] }
      ?? []
  }

  /// Telephone numbers, which are worth nothing under a name that no role has.
  private func contacts(_ roles: [String]) -> [Finding] {
    let file = KeyValueFile(path: Places.configuration + "/contacts")
    let known = roles.filter { file[$0]?.isEmpty == false }
    let missing = roles.filter { !known.contains($0) }
    let unknown = file.values.keys.sorted().filter { !roles.contains($0) }
    let write = "Write it into \(file.path), such as 'dsl: 01234 567890'."
    return unread(file)
      + [
        Finding(
          state: known.isEmpty ? "warn" : "ok", what: "\(known.count) telephone numbers are set.",
          remedy: write)
      ]
      + unknown.map { key in
        let hint = nearest(to: key, among: roles).map { "Did you mean '\($0)'? " } ?? ""
        return Finding(
          state: "warn",
          what: "\(file.path): '\(key)' is no role here, and its number is never shown.",
          remedy: hint + "There are: \(roles.joined(separator: ", ")).")
      }
      + (missing.isEmpty || known.isEmpty
        ? []
        : [
          Finding(
            state: "warn",
            what: "these have no telephone number: \(missing.joined(separator: ", ")).",
            remedy: write)
        ])
  }

  private func policies(_ flows: Library) -> [Finding] {
    flows.policies.values.sorted { $0.id < $1.id }.map { policy in
      guard let review = policy.review else {
        return Finding(
          state: "warn", what: "\(policy.id) prints no review date.",
          remedy: "Ask who looks after the policy.")
      }
      return Finding(
        state: review.isPast(on: Clock.now().date) ? "warn" : "ok",
        what: "\(policy.id) is due for review in \(review.words).",
        remedy: "It is overdue: ask who looks after the policy.")
    }
  }
}
