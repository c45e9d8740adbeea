import FlowModel

extension Diagnostic {
  /// Problems by which a whole file is not read, so that whatever it defines seems to be missing.
  private static let ofWholeFiles: Set<String> = [
    "not-yaml", "not-text", "duplicate-key", "too-large", "unknown-file",
  ]
  /// Problems of places where no one is told by name what is missing there.
  private static let ofMissing: Set<String> = [
    "catch-all", "no-ending", "missing-role", "missing-word",
  ]

  fileprivate var keepsFileUnread: Bool { Diagnostic.ofWholeFiles.contains(code) }

  /// Whether this may be so only because a file was not read.
  fileprivate var mayFollow: Bool {
    Diagnostic.ofMissing.contains(code)
      || code.hasPrefix("unknown-") && !["unknown-key", "unknown-file"].contains(code)
  }
}

extension [Diagnostic] {
  /// By place, and files that could not be read first. What may follow from these is not told but
  /// counted: it is looked at again when they are mended.
  var rootsFirst: [Diagnostic] {
    let sorted = sorted { ($0.location, $0.code) < ($1.location, $1.code) }
    let roots = sorted.filter(\.keepsFileUnread)
    guard let first = roots.first else { return sorted }
    let others = sorted.filter { !$0.keepsFileUnread }
    let followed = others.count { $0.mayFollow }
    let told = roots.dropFirst() + others.filter { !$0.mayFollow }
    guard followed > 0 else { return [first] + told }
    let mistakes = roots.count == 1 ? "1 file was not read" : "\(roots.count) files were not read"
    return [first.noting("\(mistakes); \(followed) other problems may only follow from that.")]
      + told
  }
}

extension Diagnostic {
  fileprivate func noting(_ note: String) -> Diagnostic {
    Diagnostic(
      severity, code: code, message, at: location, hint: hint, remedy: remedy, notes: notes + [note]
    )
  }
}
