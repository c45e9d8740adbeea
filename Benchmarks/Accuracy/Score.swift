import FlowModel
import Matching

/// Counts how often matching is right.
struct Score {
  private let library: Library
  private var (inside, first, three, insideKept) = (0, 0, 0, 0)
  private var (outside, outsideKept) = (0, 0)
  private var (proposed, rightlyProposed) = (0, 0)
  private var (urgent, milder, alarmed) = (0, 0, 0)
  /// What was found in the place of what was meant.
  private(set) var missed: [String] = []

  init(_ library: Library) { self.library = library }

  mutating func count(_ sentence: String, _ incident: String, _ matcher: Matcher) {
    let found = matcher.finding(for: sentence)
    let flow = library.flows[incident]!
    if found.proposal != nil { proposed += 1 }
    if found.proposal == incident { rightlyProposed += 1 }
    if found.danger != nil, flow.urgency != .emergency { alarmed += 1 }
    guard !flow.isCatchAll else {
      outside += 1
      if found.isInScope {
        missed.append("\(incident)\t\(found.ranked[0].flow)\t\(sentence)")
      } else {
        outsideKept += 1
      }
      return
    }
    inside += 1
    if found.isInScope { insideKept += 1 }
    if found.ranked[0].flow == incident {
      first += 1
    } else {
      missed.append("\(incident)\t\(found.ranked[0].flow)\t\(sentence)")
    }
    if found.ranked.prefix(3).contains(where: { $0.flow == incident }) { three += 1 }
    if flow.urgency <= .now {
      urgent += 1
      if isLedToMilder(found, incident) {
        milder += 1
        missed.append("URGENT \(incident)\t\(found.ranked[0].flow)\t\(sentence)")
      }
    }
  }

  /// Whether a sentence that needs action at once gets no incident first that needs it, and no 999.
  private func isLedToMilder(_ found: Finding, _ incident: String) -> Bool {
    guard found.danger == nil, let best = found.offers.first else { return false }
    return library.flows[best]!.urgency > .now
  }

  func tell(_ name: String) {
    print("\(name): \(inside) in scope, \(outside) out of scope")
    print("  top-1 \(share(first, inside)), top-3 \(share(three, inside))")
    let balanced =
      (Double(insideKept) / Double(inside) + Double(outsideKept) / Double(max(1, outside))) / 2
    print(
      "  in or out of scope, balanced accuracy: \(rounded(balanced)) (inside \(share(insideKept, inside)), outside \(share(outsideKept, outside)))"
    )
    print(
      "  proposed at once: \(share(proposed, inside + outside)), of them right: \(share(rightlyProposed, proposed))"
    )
    print(
      "  need action at once: \(urgent), led to a milder incident first: \(milder); 999 shown where nothing is urgent: \(alarmed)"
    )
  }
}

func share(_ part: Int, _ whole: Int) -> String {
  whole == 0 ? "-" : rounded(Double(part) / Double(whole))
}

func rounded(_ number: Double) -> String {
  let thousandths = Int((number * 1000).rounded())
  let rest = String(thousandths % 1000 + 1000).dropFirst()
  return "\(thousandths / 1000).\(rest)"
}
