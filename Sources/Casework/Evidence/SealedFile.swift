import Files
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
  var disk: any Disk = PosixDisk()

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
  /// - Throws: ``CaseworkError/notSealed(file:_:)`` if something else stands in its place.
  func wasSealed(with head: String, _ all: [Register.Entry]) throws(CaseworkError) -> Bool {
    let entries = all.filter { $0.record == record && $0.deed == .sealed }
    if let entry = entries.last, entry.head == head,
      let bytes = (try? recordBytes(at: unfinished)) ?? (try? recordBytes(at: path)),
      sha256(bytes) == entry.file
    {
      return true
    }
    guard entries.isEmpty else { throw .notSealed(file: path, .sealedOtherwise) }
    guard access(path, F_OK) != 0 else { throw .notSealed(file: path, .unregisteredFile) }
    return false
  }

  /// Writes the bytes beside their place and reads them back.
  ///
  /// - Throws: ``CaseworkError/notSealed(file:_:)``.
  func write(_ bytes: [UInt8]) throws(CaseworkError) {
    // What is left of a sealing that was cut off is in no register.
    _ = disk.unlink(unfinished)
    do throws(FileError) {
      try PrivateFile.createInPlace(bytes, at: unfinished, on: disk)
    } catch {
      throw .notSealed(file: path, .notWritten(error))
    }
    guard (try? recordBytes(at: unfinished)) == bytes else {
      throw .notSealed(file: path, .notAsWritten)
    }
  }

  /// Moves the file to its place, if it is not there yet.
  ///
  /// - Throws: ``CaseworkError/notSealed(file:_:)``.
  func finish() throws(CaseworkError) {
    guard access(unfinished, F_OK) == 0 else { return }
    do throws(FileError) {
      let renamed = disk.rename(unfinished, to: path)
      guard renamed == 0 else { throw FileError(path, .rename, .system(-Int32(renamed))) }
      try Folders.sync(Folders.above(path), on: disk)
    } catch {
      throw .notSealed(file: path, .notMoved(error))
    }
  }
}
