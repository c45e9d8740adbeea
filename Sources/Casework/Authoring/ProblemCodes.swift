import FlowChecks
import FlowFiles
package import FlowModel

/// What the code of every problem means.
package enum ProblemCodes {
  /// By code.
  package static var all: [Explanation] {
    (readingProblems + walkingProblems + PhraseCheck.explanations).sorted { $0.code < $1.code }
  }

  /// - Throws: ``AuthoringError/unknown(_:)``.
  package static func explanation(of code: String) throws(CaseworkError) -> Explanation {
    if let found = all.first(where: { $0.code == code }) { return found }
    throw .authoring(.unknown(UnknownName(.code, code, known: all.map(\.code))))
  }
}

extension Explanation {
  /// The code and what it means.
  package var meaning: String { code + "\n\n" + text }

  /// What is at fault and how it is mended, as files look; nil where no file shows it.
  package var example: String? {
    guard !broken.isEmpty else { return nil }
    return "\nBroken:\n  \(indented(broken))\n\nMended:\n  \(indented(mended))"
  }

  private func indented(_ text: String) -> String {
    text.split(separator: "\n").joined(separator: "\n  ")
  }
}
