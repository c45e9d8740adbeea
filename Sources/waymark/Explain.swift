import ArgumentParser
import FlowChecks
import FlowFiles
import FlowModel

/// Says what a problem's code means.
struct Explain: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Explain the code of a problem, such as unknown-question.")

  @Argument(help: "The code; a list of all of them if none is named.")
  var code: String?

  func run() throws {
    let all = (readingProblems + walkingProblems + phraseProblems).sorted { $0.code < $1.code }
    guard let code else { return say(all.map(\.code).joined(separator: "\n")) }
    guard let found = all.first(where: { $0.code == code }) else {
      let hint = nearest(to: code, among: all.map(\.code)).map { " Did you mean '\($0)'?" } ?? ""
      complain("No problem has the code '\(code)'.\(hint) List them with: waymark explain")
      throw ExitStatus.usage.code
    }
    say(found.code + "\n\n" + found.text)
    if !found.broken.isEmpty {
      // As files look: a line that is broken would not load.
      print("\nBroken:\n  \(indented(found.broken))\n\nMended:\n  \(indented(found.mended))")
    }
  }

  private func indented(_ text: String) -> String {
    text.split(separator: "\n").joined(separator: "\n  ")
  }
}

/// Problems of phrases that only learning from them shows.
private let phraseProblems = [
  Explanation(
    "phrase-elsewhere",
    "A phrase leads to another incident than the one whose file it stands in, although it was "
      + "learned.", broken: "", mended: ""),
  Explanation(
    "danger-misheard",
    "A sentence of danger.yaml is not heard as it says: danger, something to ask about, or nothing.",
    broken: "", mended: ""),
  Explanation(
    "danger-unproved",
    "A pattern of danger.yaml that no sentence of that file meets: nobody knows what it is for.",
    broken: "", mended: ""),
]
