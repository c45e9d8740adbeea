import Casework
import Files

/// The lines of a file that was named on the command line, or of standard input for `-`.
///
/// - Throws: ``FileError``.
func linesOfNamed(_ name: String) throws(FileError) -> [String] {
  guard name == "-" else { return try FileReader.named.lines(at: name) }
  return try TextLines.lines(of: FileReader.named.bytesOfStandardInput(), "standard input")
}

/// The same, whose failure is one of casework.
///
/// - Throws: `CaseworkError/unreadable(_:)`.
func readNamed(_ name: String) throws(CaseworkError) -> [String] {
  do throws(FileError) {
    return try linesOfNamed(name)
  } catch {
    throw .unreadable(error)
  }
}
