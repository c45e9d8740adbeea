import Casework
import Files

/// The lines of a file that was named on the command line, or of standard input for `-`.
///
/// - Throws: `CaseworkError/unreadable(_:)`.
func readNamed(_ name: String) throws(CaseworkError) -> [String] {
  do throws(FileError) {
    guard name == "-" else { return try FileReader.named.lines(at: name) }
    return try TextLines.lines(of: FileReader.named.bytesOfStandardInput(), "standard input")
  } catch {
    throw .unreadable(error)
  }
}
