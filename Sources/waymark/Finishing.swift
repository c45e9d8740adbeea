import Terminal

/// Sees that everything printed went out, before something is done that rests on it.
///
/// - Throws: Exit 74 if not.
func sendOutput() throws {
  guard outputIsLost() else { return }
  throw ExitStatus.inputOutput.code
}

/// Whether something printed did not go out. It is said, unless the reader of a pipe went away:
/// then nobody is missing anything.
func outputIsLost() -> Bool {
  switch flushOutput() {
  case .written: return false
  case .unread: return true
  case .lost:
    complain("Not everything could be written: standard output is closed, or its disk is full.")
    return true
  }
}
