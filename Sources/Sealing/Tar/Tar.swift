/// Small archives in the POSIX ustar format (IEEE Std 1003.1, pax, "ustar Interchange Format").
package enum Tar {
  static let block = 512

  /// Packs files, in the order given, into one archive under the folder `folder`.
  ///
  /// The same arguments give the same bytes on every machine: files have mode 0600 and folders
  /// 0700, all belong to user and group 0 and have the time `modified`, in seconds since 1970.
  /// A folder's entry comes before the first file in it.
  /// - Precondition: `unpack` accepts the result: `folder/path` is a plain relative path of at
  ///   most 100 bytes and is there once, `modified` is from 0 to 8,589,934,591, and no file is
  ///   larger than that in bytes.
  package static func pack(
    _ files: [(path: String, bytes: [UInt8])], folder: String, modified: Int
  ) -> [UInt8] {
    var archive: [UInt8] = []
    var names = TarNames()
    func add(_ path: String, _ kind: TarHeader.Kind, _ bytes: [UInt8]) {
      precondition(names.add(path, kind) == nil, "a path that no archive may hold")
      archive += TarHeader(path: path, kind: kind, size: bytes.count).block(modified: modified)
      archive += bytes
      archive += [UInt8](repeating: 0, count: padding(bytes.count))
    }
    add(folder, .folder, [])
    for file in files {
      let path = folder + "/" + file.path
      for parent in TarNames.parents(of: path) where !names.hasFolder(parent) {
        add(parent, .folder, [])
      }
      add(path, .file, file.bytes)
    }
    // Two blocks of zeros end an archive.
    return archive + [UInt8](repeating: 0, count: 2 * block)
  }

  /// The files of an archive in its order, with their whole paths ("folder/data/seal.json").
  ///
  /// Folders are checked and left out. Throws `SealingError.archiveRefused` for paths that are
  /// absolute, hold ".." or are over 100 bytes, for links and devices, for a name that is there
  /// twice, for a wrong checksum, and for anything but zeros between and after the files.
  package static func unpack(
    _ archive: [UInt8]
  ) throws(SealingError) -> [(path: String, bytes: [UInt8])] {
    var files: [(path: String, bytes: [UInt8])] = []
    var names = TarNames()
    var rest = archive[...]
    var entry = 1
    do throws(ArchiveFault) {
      while true {
        let head = try take(block, from: &rest)
        if head.allSatisfy({ $0 == 0 }) {
          try checkEnd(rest)
          return files
        }
        let header = try TarHeader(block: Array(head))
        if let fault = names.add(header.path, header.kind) { throw fault }
        let bytes = try take(header.size, from: &rest)
        guard try take(padding(header.size), from: &rest).allSatisfy({ $0 == 0 }) else {
          throw .hiddenData
        }
        if header.kind == .file { files.append((header.path, Array(bytes))) }
        entry += 1
      }
    } catch {
      throw .archiveRefused(error, entry: entry)
    }
  }

  /// Checks what follows the first of the two zero blocks; programs may add more zeros.
  private static func checkEnd(_ rest: ArraySlice<UInt8>) throws(ArchiveFault) {
    guard rest.count >= block else { throw .cutShort }
    guard rest.allSatisfy({ $0 == 0 }) else { throw .hiddenData }
    guard rest.count.isMultiple(of: block) else { throw .cutShort }
  }

  private static func take(
    _ count: Int, from rest: inout ArraySlice<UInt8>
  ) throws(ArchiveFault) -> ArraySlice<UInt8> {
    guard rest.count >= count else { throw .cutShort }
    defer { rest = rest.dropFirst(count) }
    return rest.prefix(count)
  }

  private static func padding(_ size: Int) -> Int { (block - size % block) % block }
}
