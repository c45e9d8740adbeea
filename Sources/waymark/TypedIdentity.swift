import Casework
import Sealing
import Terminal

/// The secret identities that a command is given: in a file, through a pipe, or typed.
///
/// - Parameter file: What was named with --identity; nil to ask.
/// - Throws: `CaseworkError` if there is no identity in it or it cannot be read.
func identities(in file: String?) throws -> [AgeIdentity] {
  let lines = try file.map { try readNamed($0) } ?? [typedIdentity()]
  do throws(SealingError) {
    return try KeyFiles.identities(in: lines)
  } catch {
    throw CaseworkError.sealing(error, file: file)
  }
}

private func typedIdentity() throws -> String {
  let line = try SecretReader.line {
    say("The secret identity, as it stands on the sheet (it is not shown while you type):")
    // Through a pipe, what is printed would wait for more.
    try sendOutput()
  }
  return line ?? ""
}
