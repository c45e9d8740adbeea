package import FlowModel
package import Matching
import Transcripts

/// Tells what a sentence may mean, as text or as JSON.
package struct FindingFormatter {
  private let library: Library
  private let matcher: Matcher
  /// Whether the matcher knows all that staff say.
  private let isWhole: Bool
  /// Fills in a setting's words.
  private let words: (String) -> String

  /// - Parameters:
  ///   - isWhole: Whether the matcher knows all that staff say.
  ///   - words: Fills in a setting's words.
  package init(
    library: Library, matcher: Matcher, isWhole: Bool = true, words: @escaping (String) -> String
  ) {
    self.library = library
    self.matcher = matcher
    self.isWhole = isWhole
    self.words = words
  }

  package func text(_ found: Finding, _ sentence: String) -> String {
    var lines = [String]()
    if let danger = found.danger { lines.append("danger: \(danger): call 999 first") }
    if case .doubt(_, _, let question)? = found.heard, found.danger == nil {
      lines.append("Asked first: \(words(question))")
    }
    if found.offers.isEmpty, found.heard == nil, found.danger == nil {
      lines.append(
        isWhole
          ? "No incident here fits. Tell the safeguarding lead now."
          : "Not all words are understood right now. Tell the safeguarding lead now.")
    }
    for flow in found.offers {
      let mark = flow == found.proposal ? "*" : " "
      let title = words(library.flows[flow]?.title ?? "")
      lines.append(
        "\(mark) \(flow): \(title) (\(percent(found, flow)); your words: "
          + "\(matcher.telling(for: flow, in: sentence).joined(separator: ", ")))")
    }
    return lines.joined(separator: "\n")
  }

  private func percent(_ found: Finding, _ flow: String) -> String {
    let likelihood = found.ranked.first { $0.flow == flow }?.likelihood ?? 0
    return "\(Int((likelihood * 100).rounded())) in 100"
  }

  package func json(_ found: Finding, _ sentence: String) -> String {
    let ranked = found.ranked.map { candidate in
      JSONValue.object([
        "flow": .string(candidate.flow),
        "score": .integer(Int64((candidate.likelihood * 10_000).rounded())),
        "urgency": .string(library.flows[candidate.flow]?.urgency.rawValue ?? ""),
        "words": .strings(
          found.offers.contains(candidate.flow)
            ? matcher.telling(for: candidate.flow, in: sentence) : []),
      ])
    }
    return JSONValue.object([
      "text": .string(sentence), "flows": .array(ranked), "offers": .strings(found.offers),
      "proposed": found.proposal.map { .string($0) } ?? .null,
      "danger": found.danger.map { .string($0) } ?? .null, "asks": asks(found),
      "in_scope": .bool(found.isInScope),
    ]).line
  }

  private func asks(_ found: Finding) -> JSONValue {
    guard case .doubt(_, _, let question)? = found.heard, found.danger == nil else { return .null }
    return .string(words(question))
  }

  /// What each word adds to the score of each likely incident. The scores' exponentials, divided
  /// by the sum of all incidents', are the likelihoods.
  package func arithmetic(_ found: Finding, _ sentence: String) -> String {
    var lines = ["", "Points that each word adds to the score, beside the mean of all incidents:"]
    for candidate in found.ranked.prefix(3) {
      let reasons = matcher.model.reasons(for: candidate.flow, in: sentence)
      let sum = reasons.reduce(0) { $0 + $1.points }
      lines.append("")
      lines.append(
        "\(candidate.flow): \(fixed(sum)) points, likelihood \(fixed(candidate.likelihood))")
      for reason in reasons where abs(reason.points) >= 0.005 {
        lines.append("  \(fixed(reason.points))  \(reason.text)")
      }
    }
    return lines.joined(separator: "\n")
  }

  private func fixed(_ number: Double) -> String {
    let hundredths = Int((abs(number) * 100).rounded())
    let rest = String(hundredths % 100 + 100).dropFirst()
    return "\(number < 0 ? "-" : "")\(hundredths / 100).\(rest)"
  }
}
