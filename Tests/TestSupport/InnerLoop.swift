import Glibc
package import Testing

// The inner loop, `make quick`, leaves out what starts programs and what takes long. SwiftPM cannot
// filter by tag, so each is a condition that says why it was left out.

private let isQuick = getenv("WAYMARK_QUICK") != nil

extension Trait where Self == ConditionTrait {
  /// For a suite or a test that starts programs.
  package static var startsProgram: Self {
    .enabled(if: !isQuick, "it starts programs; make test runs it")
  }

  /// For a suite or a test that takes seconds by itself.
  package static var takesLong: Self {
    .enabled(if: !isQuick, "it takes long; make test runs it")
  }
}
