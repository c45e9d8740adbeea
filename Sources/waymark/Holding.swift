import ArgumentParser
import Transcripts

/// A record that nobody else writes to meanwhile.
///
/// - Throws: Exit 75 if another program has it, 66 if it is not there.
func holdRecord(_ path: String) throws -> HeldRecord {
  do throws(RecordError) {
    return try HeldRecord(path)
  } catch {
    complain(error.message)
    throw ExitCode(error.exitCode)
  }
}

/// The register, which nobody else writes to until it is let go.
///
/// - Throws: An exit if it cannot be opened.
func holdRegister(_ base: String) throws -> HeldRegister {
  do throws(RecordError) {
    return try Register(in: base).hold()
  } catch {
    complain(error.message)
    throw ExitCode(error.exitCode)
  }
}
