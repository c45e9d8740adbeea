import ArgumentParser

/// A command: it reads what was typed, has the work done in Casework, and prints what comes of it.
///
/// Nothing else prints an error or chooses an exit status for one: ``Waymark/main()`` does, with the
/// words of `CaseworkError+Words` and the numbers of `ExitStatus+Errors`.
protocol WaymarkCommand: ParsableCommand {
  /// - Returns: How the program ends.
  /// - Throws: `CaseworkError`, ``UsageError`` or ``OutputError``.
  func perform() throws -> ExitStatus
}

extension WaymarkCommand {
  func run() throws {
    let status = try perform()
    if status != .done { throw status.code }
  }
}

/// What was typed cannot be meant. Ends with 64.
struct UsageError: Error {
  let words: Message

  init(_ words: Message) { self.words = words }
}

/// What was to be shown did not go out. Ends with 74.
enum OutputError: Error {
  case standardOutput

  var words: Message {
    "Nothing more can be written: standard output is closed, or its disk is full."
  }
}
