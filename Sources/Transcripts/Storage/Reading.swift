import Files
import Glibc

/// The bytes of a record, for reading alone.
///
/// - Throws: ``RecordError/missing(path:)``, or that it cannot or must not be read.
package func recordBytes(at path: String) throws(RecordError) -> [UInt8] {
  do throws(FileError) {
    return try FileReader.record.bytes(at: path)
  } catch {
    throw RecordError(reading: error)
  }
}

func readAll(_ descriptor: Int32, _ path: String) throws(RecordError) -> [UInt8] {
  do throws(FileError) {
    return try FileReader.record.bytes(of: descriptor, path)
  } catch {
    throw RecordError(reading: error)
  }
}

extension RecordError {
  /// Why a record could not be read. That it is not there is told apart from all else.
  init(reading error: FileError) {
    switch error.reason {
    case .system(ENOENT), .system(ENOTDIR): self = .missing(path: error.path)
    case .system(EACCES), .system(EPERM), .notAFile, .isALink, .tooLarge, .notText, .longLine:
      self = .refused(path: error.path, reason: error.words)
    case .system, .changedMeanwhile: self = .unreadable(path: error.path, reason: error.words)
    }
  }
}

/// Why a file was not read, by the error number.
func cannotRead(_ path: String, _ error: Int32) -> RecordError {
  switch error {
  case ENOENT, ENOTDIR: .missing(path: path)
  case EACCES, EPERM: .refused(path: path, reason: words(forError: error))
  case EISDIR: .refused(path: path, reason: "it is not a file")
  case ELOOP: .refused(path: path, reason: "it is a link")
  default: .unreadable(path: path, reason: words(forError: error))
  }
}
