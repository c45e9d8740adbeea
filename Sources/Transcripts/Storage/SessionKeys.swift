import Files
import Glibc

/// How the lines of a live record are kept from other eyes until it is sealed. This room knows no
/// cipher: it is handed one.
package struct LineEncryption: Sendable {
  let encrypt: @Sendable ([UInt8]) -> [UInt8]?
  let decrypt: @Sendable (ArraySlice<UInt8>) -> [UInt8]?

  /// - Parameters:
  ///   - encrypt: Gives the bytes as one line of printable text without a line feed; nil if
  ///     there is nobody to encrypt to.
  ///   - decrypt: Gives the bytes of such a line; nil if it was changed or is for other keys.
  package init(
    encrypt: @escaping @Sendable ([UInt8]) -> [UInt8]?,
    decrypt: @escaping @Sendable (ArraySlice<UInt8>) -> [UInt8]?
  ) {
    (self.encrypt, self.decrypt) = (encrypt, decrypt)
  }
}

/// Each encrypted record has a key of its own, kept beside it on this device until it is sealed:
/// with it the conversation can be gone on with and read here. Whoever may open sealed records can
/// read it as well, without that key.
package struct SessionKeys: Sendable {
  let make: @Sendable () -> String
  let encryption: @Sendable (String) -> LineEncryption?

  /// - Parameters:
  ///   - make: Makes a new secret, as one line of text.
  ///   - encryption: The encryption that a secret stands for; nil if it is none.
  package init(
    make: @escaping @Sendable () -> String,
    encryption: @escaping @Sendable (String) -> LineEncryption?
  ) {
    (self.make, self.encryption) = (make, encryption)
  }

  /// Where the key of a record lies: beside it.
  package static func path(for record: String) -> String {
    let stem = record.hasSuffix(".live") ? String(record.dropLast(5)) : record
    return stem + ".session"
  }

  /// Makes the key of a new record. It is on disk before the first line that needs it.
  func begin(
    _ record: String, in folder: Folder, _ disk: any Disk
  ) throws(RecordError) -> LineEncryption {
    let name = record + ".session"
    let path = folder.path + "/" + name
    let secret = make()
    guard let encryption = encryption(secret) else {
      throw .cannotCreate(path: path, reason: "the key of the session cannot be made")
    }
    let descriptor = try folder.makeFile(name)
    defer { close(descriptor) }
    let bytes = Array((secret + "\n").utf8)
    let written = disk.writeAll(bytes, to: descriptor)
    let result = written == 0 ? disk.syncData(of: descriptor) : written
    guard result == 0 else {
      _ = disk.unlink(path)
      throw .notSaved(path: path, reason: words(forError: Int32(-result)))
    }
    return encryption
  }

  /// The encryption of the record at a path, by the key beside it.
  ///
  /// - Throws: ``RecordError/locked(path:)`` if the key is not there or is none.
  func encryption(of path: String) throws(RecordError) -> LineEncryption {
    guard let secret = try? recordBytes(at: SessionKeys.path(for: path)),
      let found = encryption(
        String(decoding: secret.prefix { $0 != 0x0A }, as: UTF8.self))
    else { throw .locked(path: path) }
    return found
  }
}
