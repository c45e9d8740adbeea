import Files
import Glibc
import Sealing
import Terminal

/// The secret identities that a command is given: in a file, through a pipe, or typed.
///
/// - Parameter file: What was named with --identity; nil to ask.
/// - Throws: ``SealingError`` if there is no identity in it; ``FileError`` if it cannot be read.
func identities(in file: String?) throws -> [AgeIdentity] {
  if let file { return try KeyFiles.identities(in: linesOfNamed(file)) }
  let line = try SecretReader.line {
    say("The secret identity, as it stands on the sheet (it is not shown while you type):")
    // Through a pipe, what is printed would wait for more.
    try sendOutput()
  }
  return try KeyFiles.identities(in: [line ?? ""])
}
