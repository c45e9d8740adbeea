import Casework
import Files
import FlowModel
import Transcripts

extension DoctorLine {
  init(_ fact: InstallationFact) {
    let (what, remedy) = fact.words
    self.init(fact.state, what, remedy)
  }
}

extension InstallationFact {
  /// What was found, and what to do about it.
  fileprivate var words: (what: String, remedy: String) {
    switch self {
    case .machine(let fact): fact.words
    case .flows(let fact): fact.words
    case .keys(let fact): fact.words
    case .settings(let fact): fact.words
    }
  }
}

extension MachineFact {
  fileprivate var words: (what: String, remedy: String) {
    switch self {
    case .noRecordsYet(let folder): ("no record was made yet in \(folder).", "")
    case .recordsFolder(let path, _):
      ("the folder of records is \(path).", "Others can enter it: chmod 700 '\(path)'")
    case .folderFault(let error): (error.message, "")
    case .exposed(let exposure): (exposure.problem.words.text, "")
    case .moreExposed(let count, let folder):
      ("\(count) more are open to others.", "Mend all at once: chmod -R go-w '\(folder)'")
    case .room(let mebibytes):
      ("\(mebibytes) MiB are free for records.", "Make room: nothing is saved without it.")
    case .clock(let today, _):
      ("today is \(today.words) by this clock.", "Set the clock: every record carries its time.")
    }
  }
}

extension FlowFact {
  fileprivate var words: (what: String, remedy: String) {
    switch self {
    case .readable(let folder): ("the flow files in \(folder) can be read.", "")
    case .lost(let folder):
      (
        "the flow files in \(folder) cannot be read, and no earlier ones are kept.",
        "See what is wrong with them: waymark check"
      )
    case .asOf(let day):
      (
        "conversations use the flow files as they were on \(day.words).",
        "See what is wrong with them: waymark check"
      )
    case .atFault(let problem, let more):
      (
        "\(problem.location.file), line \(problem.location.line): \(problem.message)"
          + (more > 0 ? ", and \(more) more." : "."), problem.remedy
      )
    case .phrasesAtFault:
      (
        "not all words are understood in conversations.",
        "Mend the files of phrases: waymark check"
      )
    case .passedOver(let path):
      ("\(path) is passed over.", "Remove it if nobody needs it: it is hidden, or no file.")
    case .policyWithoutReview(let id):
      ("\(id) prints no review date.", "Ask who looks after the policy.")
    case .policyReview(let id, let date, _):
      (
        "\(id) is due for review in \(date.words).",
        "It is overdue: ask who looks after the policy."
      )
    }
  }
}

extension KeyFact {
  fileprivate var words: (what: String, remedy: String) {
    switch self {
    case .none:
      ("this device has no seal: records stay plain files.", "Make one with: waymark init")
    case .problem(let problem): (problem.words.text, "Mend it before the next record.")
    case .seal(let fingerprint): ("seal \(fingerprint)", "")
    case .sealAlone(let path):
      (
        "\(path) holds the seal alone, as 0.1.0 made it; if a later version did, it was cut.",
        "The list in 'recipients' counts: hold what follows beside sheet 1."
      )
    case .recipient(let text): ("records can be opened by \(text)", "")
    case .plainMisreadings(let path):
      (
        "\(path) holds words of conversations in plain.",
        "Read it with: waymark phrases reported. Then: rm '\(path)'"
      )
    case .stray(let path):
      ("\(path) is a key of no record.", "If no record is missing: rm '\(path)'")
    case .register(let entries, let lines):
      (
        "the register has \(entries) entries"
          + (lines.isEmpty
            ? "." : " and damage at line \(lines.map(String.init).joined(separator: ", "))."),
        "Keep a copy of it and ask for help. Sealing goes on after what holds."
      )
    case .unregistered(let seals):
      (
        seals.words?.text ?? "",
        "If they were sealed on another device, nothing is lost."
      )
    case .registerUnreadable(let error): (error.message, "Keep it and ask for help.")
    case .record(let found): (found.text + ".", found.remedy)
    case .moreRecords(let count):
      ("\(count) more are not as they should be.", "See all: waymark verify --all")
    }
  }
}

extension SettingFact {
  fileprivate var words: (what: String, remedy: String) {
    let write = { (file: String) in "Write it into \(file), such as 'dsl: 01234 567890'." }
    return switch self {
    case .unread(let error): (error.message, "Mend or remove it.")
    case .notChosen: ("no setting is chosen yet.", "Start once: waymark")
    case .chosen(let id, _, let file):
      ("the setting is '\(id)'.", "There is no such setting: edit \(file).")
    case .contacts(let count, let file): ("\(count) telephone numbers are set.", write(file))
    case .strayContact(let key, let roles, let file):
      (
        "\(file): '\(key)' is no role here, and its number is never shown.",
        (nearest(to: key, among: roles).map { "Did you mean '\($0)'? " } ?? "")
          + "There are: \(roles.joined(separator: ", "))."
      )
    case .repeated(let key, let file):
      (
        "\(file): '\(key)' stands there more than once, and only the last counts.",
        "Remove the others."
      )
    case .contactsMissing(let roles, let file):
      ("these have no telephone number: \(roles.joined(separator: ", ")).", write(file))
    }
  }
}

extension RecordFinding {
  /// What to do about it, where what was found does not say so itself.
  fileprivate var remedy: String {
    if detail.contains("whoever looks after the records") { return "" }
    return switch verdict {
    case .torn: "Going on with it sets that aside: \(Places.typed("resume"))"
    case .locked: "The safeguarding lead opens it with: waymark open"
    default: "Keep it as it is and show it to whoever looks after the records."
    }
  }
}
