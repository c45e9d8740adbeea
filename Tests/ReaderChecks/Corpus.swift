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
}
