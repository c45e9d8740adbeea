import Glibc
import TestSupport

/// The inputs that the fuzzer begins with, and those that once found something: in
/// `Fuzz/Records/corpus`.
enum Corpus {
  struct File: Sendable {
    /// Says which reader it is meant for.
    let letter: UInt8
    let bytes: [UInt8]
    /// Whether it is as whoever has the keys wrote it: its name begins with `whole-`.
    let isWhole: Bool
  }

  static let files: [File] = {
    let folder = Shipped.root + "/Fuzz/Records/corpus"
    return names(in: folder).compactMap { name in
      guard let bytes = bytesOfFile(folder + "/" + name), let letter = bytes.first else {
        return nil
      }
      return File(
        letter: letter, bytes: Array(bytes.dropFirst()), isWhole: name.hasPrefix("whole-"))
    }
  }()

  private static func bytesOfFile(_ path: String) -> [UInt8]? {
    guard let file = fopen(path, "re") else { return nil }
    defer { fclose(file) }
    var bytes = [UInt8]()
    var buffer = [UInt8](repeating: 0, count: 65_536)
    while true {
      let count = fread(&buffer, 1, buffer.count, file)
      guard count > 0 else { return bytes }
      bytes += buffer[..<count]
    }
  }
}
