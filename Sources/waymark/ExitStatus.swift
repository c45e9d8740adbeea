import ArgumentParser

/// How the program ends, for scripts and for people who look at `$?`.
///
/// The numbers above 63 are those of sysexits.h; 130 is 128 and the number of SIGINT.
enum ExitStatus: Int32 {
  case done = 0
  /// Something was found, or went wrong, that no other number fits.
  case failure = 1
  /// The conversation stopped before it reached an outcome.
  case incomplete = 3
  case usage = 64
  /// A flow file or a record is not as it should be.
  case invalidData = 65
  case missingFile = 66
  /// A mistake of ours.
  case ourMistake = 70
  case cannotCreate = 73
  case inputOutput = 74
  /// Another process holds the record.
  case busy = 75
  case noPermission = 77
  case configuration = 78
  case interrupted = 130

  var code: ExitCode { ExitCode(rawValue) }
}
