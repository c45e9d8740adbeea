import FlowEngine
import FlowModel

extension Rehearsal {
  static let howToCount = "How many chose each? Type the numbers in order, such as: 3 0 5 1"

  /// A show of hands at the first question: how many chose each, in the order shown. Enter alone
  /// goes on without.
  mutating func countHands(_ line: String, _ turn: inout Turn) {
    if Command.isMeant(by: line) { return conversation.read(line, &turn) }
    turn.asksNext = false
    if line.trimmed.isEmpty {
      awaitsHands = false
      return
    }
    let labels = choices.map(\.text)
    guard let counts = handCounts(line, of: labels, &turn) else { return }
    awaitsHands = false
    note(.hands(question: "commit", counts: counts), &turn)
    turn.say(.readBack(readBack(counts, of: labels)))
    turn.say(.line("Written down. Now go on together: type the number most people chose."))
    turn.say(.line("At any question, hands 3 0 5 writes down how many chose each answer."))
  }

  /// `hands 3 0 5`: how many in a group chose each answer; then the group goes on with one.
  mutating func countHands(_ line: String, at id: String, _ turn: inout Turn) {
    turn.asksNext = false
    let labels = conversation.shownQuestion(id).choices
    guard let counts = handCounts(line, of: labels, &turn) else { return }
    note(.hands(question: id, counts: counts), &turn)
    turn.say(.readBack(readBack(counts, of: labels)))
    turn.say(.line("Written down. Now type the answer that the group goes on with."))
  }

  /// The numbers, one for each choice; nil, and it is said why, if they are not that.
  private func handCounts(_ line: String, of labels: [String], _ turn: inout Turn) -> [Int]? {
    let words = line.split { ",;".contains($0) || $0.isWhitespace }
    let counts = words.compactMap { word in
      word.utf8.count <= 4 && word.utf8.allSatisfy({ 48...57 ~= $0 }) ? Int(word) : nil
    }
    guard counts.count == words.count, counts.count == labels.count else {
      let example = labels.indices.map { $0 == 0 ? "3" : "0" }.joined(separator: " ")
      turn.say(
        .problem(
          "Type \(labels.count) numbers, one for each choice, such as: \(example). "
            + "Nothing was written down."))
      return nil
    }
    return counts
  }

  private func readBack(_ counts: [Int], of labels: [String]) -> String {
    zip(labels, counts).map { "\($0): \($1)" }.joined(separator: "; ")
      + ". Together \(counts.reduce(0, +))."
  }
}
