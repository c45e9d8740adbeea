import FlowEngine
import FlowModel

extension Ended {
  /// How the walk ended, for a record. What follows from the walk names in its own words whom to tell and
  /// when, or leaves it as the policy does: nothing is added but who comes next.
  var sentence: String {
    guard ending == Ending.next else {
      return "\(text) To be told: \(tell.joined(separator: ", else ")), \(by.words)."
    }
    var words = [text]
    if let first = tell.first, first.contains(where: \.isNumber) {
      words.append("That is \(first).")
    }
    if tell.count > 1 {
      words.append("If they cannot be reached: \(tell.dropFirst().joined(separator: ", then ")).")
    }
    return words.joined(separator: " ")
  }
}
