import FlowEngine
import Sealing
import Transcripts

/// A sealed record that was decrypted and not yet written anywhere: one folder, named by the record,
/// with a bag in it that its own key has signed.
package struct PackedBag {
  /// The record's id.
  let record: String
  /// Of the key that signed it, to be held beside sheet 1.
  let fingerprint: String
  /// Its files, named from the folder.
  let files: [(path: String, bytes: [UInt8])]

  /// Why it is not opened.
  package enum Fault: Error, Hashable, Sendable {
    case holdsNothing
    /// A path that does not lie in the one folder.
    case elsewhere
    case noRecordName
    /// More files are packed in it than are opened.
    case tooMany(most: Int)
    /// A part of it says that it is another record.
    case notItself(String)
    /// It is not as it was sealed.
    case damaged(String)
  }

  /// A record with the flow files of the largest library has some hundreds.
  static let most = 10_000

  /// - Parameter packed: The files of the archive, with their whole paths.
  init(_ packed: [(path: String, bytes: [UInt8])]) throws(Fault) {
    guard packed.count <= PackedBag.most else { throw .tooMany(most: PackedBag.most) }
    guard let first = packed.first else { throw .holdsNothing }
    let name = Array(first.path.utf8.prefix { $0 != UInt8(ascii: "/") })
    let prefix = name + [UInt8(ascii: "/")]
    record = String(decoding: name, as: UTF8.self)
    var files = [(path: String, bytes: [UInt8])]()
    for file in packed {
      guard file.path.utf8.starts(with: prefix) else { throw .elsewhere }
      files.append(
        (String(decoding: file.path.utf8.dropFirst(prefix.count), as: UTF8.self), file.bytes))
    }
    self.files = files
    guard isRecordName(record) else { throw .noRecordName }
    switch Bag.verify(files) {
    case .damaged(let reason), .forged(let reason): throw .damaged(reason)
    case .ok(let line):
      fingerprint = SealSignature.fingerprint(ofPublicKeyLine: line) ?? "an unknown key"
    }
    try PackedBag.checkName(record, files)
  }

  /// The name of the folder, the bag's own and the record's must be one.
  private static func checkName(
    _ record: String, _ files: [(path: String, bytes: [UInt8])]
  ) throws(Fault) {
    let info = files.first { $0.path == "bag-info.txt" }?.bytes ?? []
    let lines = String(decoding: info, as: UTF8.self).split(separator: "\n")
    guard lines.contains("External-Identifier: \(record)") else { throw .notItself("bag-info.txt") }
    let own = files.first { $0.path == "data/record.jsonl" }?.bytes ?? []
    guard case .opened(let opening)? = Verification(of: own).events.first?.event else {
      throw .damaged("data/record.jsonl is no record")
    }
    guard opening.record == record else { throw .notItself("data/record.jsonl") }
  }
}

extension PackedBag {
  /// - Parameter file: Where it was packed, to be named.
  /// - Throws: ``CaseworkError/bagRefused(file:_:)``.
  init(_ packed: [(path: String, bytes: [UInt8])], from file: String) throws(CaseworkError) {
    do throws(Fault) {
      self = try PackedBag(packed)
    } catch {
      throw .bagRefused(file: file, error)
    }
  }
}
