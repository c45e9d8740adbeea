import Sealing

extension ReaderCheck {
  /// A bag is accepted as it was sealed, and in no other way: neither with the school's key nor
  /// with its own word for whose it is, as long as that is the same key.
  static let bag = ReaderCheck("b", "a bag") { bytes in
    guard let files = Framed.files(in: bytes) else { return nil }
    for key in [KnownKeys.sealLine, nil] {
      guard case .ok(KnownKeys.sealLine) = Bag.verify(files, publicKeyLine: key) else { continue }
      let isWhole = whole("b").contains { whole in
        Framed.files(in: whole).map { sorted($0) == sorted(files) } ?? false
      }
      if !isWhole { return "a bag was accepted that nobody sealed" }
    }
    return nil
  }

  /// The files in the order of their paths' bytes.
  private static func sorted(_ files: [(path: String, bytes: [UInt8])]) -> [[[UInt8]]] {
    files.map { [Array($0.path.utf8), $0.bytes] }
      .sorted { $0[0].lexicographicallyPrecedes($1[0]) }
  }
}

/// Files put into one input: of each the length of its path, the path, the length of its contents
/// in two bytes, the contents.
package enum Framed {
  package static func bytes(of files: [(path: String, bytes: [UInt8])]) -> [UInt8] {
    files.flatMap { path, bytes in
      [UInt8(path.utf8.count)] + path.utf8 + [UInt8(bytes.count >> 8), UInt8(bytes.count & 255)]
        + bytes
    }
  }

  static func files(in bytes: [UInt8]) -> [(path: String, bytes: [UInt8])]? {
    var files = [(path: String, bytes: [UInt8])]()
    var rest = bytes[...]
    func take(_ count: Int) -> ArraySlice<UInt8>? {
      guard count <= rest.count else { return nil }
      defer { rest = rest.dropFirst(count) }
      return rest.prefix(count)
    }
    while let length = rest.popFirst() {
      guard let name = take(Int(length)), let path = String(validating: name, as: UTF8.self),
        let size = take(2), let contents = take(Int(size.first!) << 8 | Int(size.last!))
      else { return nil }
      files.append((path, Array(contents)))
    }
    return files
  }
}
