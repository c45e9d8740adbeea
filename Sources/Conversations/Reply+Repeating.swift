extension [Reply] {
  /// The replies to a line that was not taken, without the question that was heard just before: who
  /// listens would hear all of its choices again. Enter alone asks for it.
  ///
  /// - Parameters:
  ///   - asked: What was asked when the line was typed.
  package func withoutRepeating(_ asked: [Reply], after line: String) -> [Reply] {
    let isRefused = contains { if case .problem = $0 { true } else { false } }
    guard isRefused, line.contains(where: { !$0.isWhitespace }), !asked.isEmpty,
      suffix(asked.count).elementsEqual(asked)
    else { return self }
    return dropLast(asked.count) + [.line("Press Enter to hear the question again.")]
  }
}
