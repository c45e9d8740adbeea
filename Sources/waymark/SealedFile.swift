import Glibc
import Transcripts

/// The sealed file of a record. It is written beside its place, then entered in the register, then
/// moved to its place: the entry is what counts, and sealing that was cut off at any moment is
/// finished by sealing again.
struct SealedFile {
  let record: String
  /// The records folder.
  let base: String
  /// Where it lies once it is sealed.
  let path: String

  /// - Parameter record: The record's id.
  init(of record: String, in base: String) {
    self.record = record
    self.base = base
    path = "\(absolutePath(base))/sealed/\(record).tar.age"
  }

  private var unfinished: String { path + ".new" }

  /// Whether the register has it, as the record is now.
  ///
  /// - Parameter all: The register's, which nobody writes to before the file is sealed.
  /// - Throws: Exit 73 if something else stands in its place.
  func wasSealed(with head: String, _ all: [Register.Entry]) throws -> Bool {
    let entries = all.filter { $0.record == record && $0.deed == .sealed }
    if let entry = entries.last, entry.head == head,
      let bytes = (try? recordBytes(at: unfinished)) ?? (try? recordBytes(at: path)),
      sha256(bytes) == entry.file
    {
      return true
    }
    guard entries.isEmpty, access(path, F_OK) != 0 else {
      let reason =
        entries.isEmpty
        ? "it is there already, but not in the register"
        : "the record was sealed before, and was not then as it is now"
      complain("\(path): \(reason). Nothing was changed; show both to whoever keeps the records.")
      throw ExitStatus.cannotCreate.code
    }
    return false
  }

  /// Writes the bytes beside their place and reads them back.
  ///
  /// - Throws: Exit 73.
  func write(_ bytes: [UInt8]) throws {
    // What is left of a sealing that was cut off is in no register.
    unlink(unfinished)
    guard writeAnew(bytes, to: unfinished), (try? recordBytes(at: unfinished)) == bytes else {
      complain("\(path): it cannot be written. The plain record stays.")
      throw ExitStatus.cannotCreate.code
    }
  }

  /// Moves the file to its place, if it is not there yet.
  ///
  /// - Throws: Exit 73.
  func finish() throws {
    guard access(unfinished, F_OK) == 0 else { return }
    guard rename(unfinished, path) == 0, sync(folder: folder(of: path)) else {
      complain("\(path): it cannot be moved to its place. The plain record stays. Seal it again.")
      throw ExitStatus.cannotCreate.code
    }
  }
}
