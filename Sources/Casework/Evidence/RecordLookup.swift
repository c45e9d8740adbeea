import Files
import Glibc
package import Transcripts

extension Office {
  /// The path of a record named by its path, its id, or the unique beginning of its id.
  ///
  /// - Throws: ``CaseworkError/noRecord(_:)``, ``CaseworkError/severalRecords(_:_:)`` or, where it was
  ///   sealed, ``CaseworkError/recordIsSealed(file:)``.
  package func path(ofRecord name: String) throws(CaseworkError) -> String {
    let isPath = name.contains("/") || name.hasSuffix(".jsonl") || name.hasSuffix(".live")
    if isPath || access(name, F_OK) == 0 { return name }
    let fitting = Transcripts.records(in: records, keys: .own).filter {
      $0.path.split(separator: "/").last?.hasPrefix(name) == true
    }
    if fitting.count == 1 { return fitting[0].path }
    guard fitting.isEmpty else { throw .severalRecords(fitting.count, name) }
    if let sealed = try sealedFile(of: name) { throw .recordIsSealed(file: sealed) }
    throw .noRecord(name)
  }

  /// The sealed file of a record that is named by its id or the beginning of its id; nil if there is
  /// none.
  ///
  /// - Throws: ``CaseworkError/record(_:)`` if the register cannot be read.
  package func sealedFile(of name: String) throws(CaseworkError) -> String? {
    guard name.utf8.count >= 4 else { return nil }
    let entries = try register().entries
    if let entry = entries.last(where: { $0.deed == .sealed && $0.record.hasPrefix(name) }) {
      let path = SealedFile(of: entry.record, in: records).path
      return access(path, F_OK) == 0 ? path : nil
    }
    // Its line may have been cut off the register.
    let found = UnregisteredSeals(in: records, besides: entries).paths.filter {
      Folders.name(of: $0).hasPrefix(name)
    }
    return found.count == 1 ? found[0] : nil
  }

  /// What stands in the register.
  ///
  /// - Throws: ``CaseworkError/record(_:)`` if it cannot be read.
  package func register() throws(CaseworkError) -> RegisterContents {
    try ofRecords { () throws(RecordError) in try Register(in: records).contents() }
  }

  /// The register, to enter something in it.
  var registerToHold: Register { Register(in: records, patience: patience) }

  /// What of the register is not as it was written; nil if all of it is, or it cannot be read.
  package func registerDamage() -> RegisterDamage? {
    (try? register()).flatMap { RegisterDamage($0, of: records) }
  }
}
