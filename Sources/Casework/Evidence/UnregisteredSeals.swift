import Files
import Transcripts

/// The sealed records of a folder that its register does not name. Lines that were cut off the end
/// of a register leave no trace in it; what they named is still here.
package struct UnregisteredSeals: Hashable, Sendable {
  /// Their ids.
  let records: [String]
  private let folder: String

  /// - Parameters:
  ///   - base: The records folder.
  ///   - entries: All of the register.
  init(in base: String, besides entries: [Register.Entry]) {
    let known = Set(entries.filter { $0.deed == .sealed }.map(\.record))
    folder = base
    records = ((try? Folders.names(in: base + "/sealed")) ?? [])
      .filter { $0.hasSuffix(".tar.age") }.compactMap(recordName(inPath:))
      .filter { !known.contains($0) }
  }

  /// Where they lie.
  package var paths: [String] { records.map { SealedFile(of: $0, in: folder).path } }
}

/// The id that a record, its sealed file or the key of its session is named by; nil if it is named by
/// none.
func recordName(inPath path: String) -> String? {
  let name = Folders.name(of: path).prefix { $0 != "." }
  return isRecordName(String(name)) ? String(name) : nil
}
