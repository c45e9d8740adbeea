/// A place in a file that a person wrote. Lines and columns count from 1.
public struct SourceLocation: Hashable, Sendable, Comparable {
  public let file: String
  public let line: Int
  public let column: Int

  public init(file: String, line: Int, column: Int) {
    self.file = file
    self.line = line
    self.column = column
  }

  /// For values made in tests and not read from any file.
  public static let nowhere = SourceLocation(file: "", line: 0, column: 0)

  public static func < (left: SourceLocation, right: SourceLocation) -> Bool {
    (left.file, left.line, left.column) < (right.file, right.line, right.column)
  }
}

/// A problem in a flow file: what is wrong, where, and how to mend it.
public struct Diagnostic: Error, Hashable, Sendable {
  public enum Severity: String, Hashable, Sendable {
    case error, warning
  }

  public let severity: Severity
  /// Stable and never reused: `unknown-step`.
  public let code: String
  /// The fact, in lower case and without a full stop.
  public let message: String
  public let location: SourceLocation
  /// What stands under the caret: "did you mean 'tell-dsl'?"
  public let hint: String?
  /// One sentence that says how to mend it.
  public let remedy: String
  /// Lines that show the problem, such as a conversation in which it happens.
  public let notes: [String]

  public init(
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
