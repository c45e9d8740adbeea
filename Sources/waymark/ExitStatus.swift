import ArgumentParser

/// How the program ends, for scripts and for people who look at `$?`.
///
/// The numbers above 63 are those of sysexits.h; 130 is 128 and the number of SIGINT.
enum ExitStatus: Int32 {
  case done = 0
  /// Something was found, or went wrong, that no other number fits.
  case failure = 1
  /// The conversation stopped before it reached an outcome; the last line of a record is torn.
  case incomplete = 3
  /// A signature is not that of the key that it names.
  case forged = 4
  /// Something is not as the register says.
  case differs = 5
  /// It fits together, and nothing here proves that it is what it says.
  case unproved = 6
  /// It is signed, and nothing here says by whom.
  case unknownSigner = 7
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
