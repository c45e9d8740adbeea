import Files
import FlowEngine
import Glibc
package import Transcripts

extension Office {
  /// The path of a record named by its path, its id, or the unique beginning of its id, whatever its
  /// file is named by.
  ///
  /// - Throws: ``CaseworkError/noRecord(_:)``, ``CaseworkError/severalRecords(_:_:)`` or, where the
  ///   register knows it, ``CaseworkError/recordIsSealed(file:)`` or
  ///   ``CaseworkError/recordGone(_:file:)``.
  package func path(ofRecord name: String) throws(CaseworkError) -> String {
    let isPath = name.contains("/") || name.hasSuffix(".jsonl") || name.hasSuffix(".live")
    if isPath || access(name, F_OK) == 0 { return name }
    let fitting = Transcripts.records(in: records, keys: .own).filter {
      Folders.name(of: $0.path).hasPrefix(name) || $0.opening?.record.hasPrefix(name) == true
    }
    if fitting.count == 1 { return fitting[0].path }
    guard fitting.isEmpty else { throw .severalRecords(fitting.count, name) }
    if let sealed = try sealedFile(of: name) { throw .recordIsSealed(file: sealed) }
    throw try absence(of: name)
  }

  /// The sealed file of a record that is named by its id or the beginning of its id; nil if there is
  /// none.
  ///
  /// - Throws: ``CaseworkError/record(_:)`` if the register cannot be read;
  ///   ``CaseworkError/severalRecords(_:_:)`` if several begin so.
  package func sealedFile(of name: String) throws(CaseworkError) -> String? {
    guard name.utf8.count >= 4 else { return nil }
    let entries = try register().entries
    // A line may have been cut off the register, and what it named still be here.
    let sealed = Set(
      entries.filter { $0.deed == .sealed }.map(\.record)
        + UnregisteredSeals(in: records, besides: entries).records
    ).filter { $0.hasPrefix(name) }
    guard sealed.count < 2 else { throw .severalRecords(sealed.count, name) }
    guard let path = sealed.first.map({ SealedFile(of: $0, in: records).path }) else { return nil }
    return access(path, F_OK) == 0 ? path : nil
  }

  /// Why no record of this name is here: the register may know what became of it.
  private func absence(of name: String) throws(CaseworkError) -> CaseworkError {
    guard name.utf8.count >= 4,
      let entry = try register().entries.last(where: { $0.record.hasPrefix(name) })
    else { return .noRecord(name) }
    return .recordGone(entry, file: SealedFile(of: entry.record, in: records).path)
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
