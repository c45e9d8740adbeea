/// A place in a file that a person wrote. Lines and columns count from 1.
package struct SourceLocation: Hashable, Sendable, Comparable {
  /// The path under the flows folder.
  package let file: String
  /// From 1; 0 where there is no place.
  package let line: Int
  /// From 1, in characters.
  package let column: Int

  package init(file: String, line: Int, column: Int) {
    self.file = file
    self.line = line
    self.column = column
  }

  /// For values made in tests and not read from any file.
  package static let nowhere = SourceLocation(file: "", line: 0, column: 0)

  package static func < (left: SourceLocation, right: SourceLocation) -> Bool {
    (left.file, left.line, left.column) < (right.file, right.line, right.column)
  }
}

/// A problem in a flow file: what is wrong, where, and how to mend it.
package struct Diagnostic: Error, Hashable, Sendable {
  /// Whether the files can be used.
  package enum Severity: String, Hashable, Sendable {
    case error, warning
  }

  /// An error keeps a library from loading, a warning does not.
  package let severity: Severity
  /// Stable and never reused: `unknown-step`.
  package let code: String
  /// The fact, in lower case and without a full stop.
  package let message: String
  /// Where it is to be mended.
  package let location: SourceLocation
  /// What stands under the caret: "did you mean 'tell-dsl'?"
  package let hint: String?
  /// One sentence that says how to mend it.
  package let remedy: String
  /// Lines that show the problem, such as a conversation in which it happens.
  package let notes: [String]

  package init(
    _ severity: Severity = .error, code: String, _ message: String, at location: SourceLocation,
    hint: String? = nil, remedy: String, notes: [String] = []
  ) {
    self.severity = severity
    self.code = code
    self.message = message
    self.location = location
    self.hint = hint
    self.remedy = remedy
    self.notes = notes
  }
}
