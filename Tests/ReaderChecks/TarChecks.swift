import Sealing

extension ReaderCheck {
  static let tar = ReaderCheck("t", "a tar archive") { brokenByTar($0) }

  /// A change in a header breaks its sum. Here the sums are made right again after the change.
  static let summedTar = ReaderCheck("u", "a tar archive, summed anew") { brokenByTar(summed($0)) }

  private static func brokenByTar(_ bytes: [UInt8]) -> String? {
    guard let files = try? Tar.unpack(bytes) else { return nil }
    var paths = Set<[UInt8]>()
    var count = 0
    for file in files {
      let path = Array(file.path.utf8)
      guard isSafe(path) else { return "a file could be written outside its folder" }
      guard paths.insert(path).inserted else { return "a file is there twice" }
      count += file.bytes.count
    }
    for path in paths {
      for end in path.indices where path[end] == UInt8(ascii: "/") {
        if paths.contains(Array(path[..<end])) { return "a file lies within a file" }
      }
    }
    return count <= bytes.count ? nil : "more was unpacked than is there"
  }

  /// Whether a path stays within its folder, as the system sees it: byte by byte.
  static func isSafe(_ path: [UInt8]) -> Bool {
    path.count <= 100 && path.allSatisfy { $0 >= 0x20 && $0 != 0x7F && $0 != UInt8(ascii: "\\") }
      && path.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false).allSatisfy {
        ![[], [0x2E], [0x2E, 0x2E]].contains(Array($0))
      }
  }

  /// Every block that calls itself a header, with the sum that fits it.
  private static func summed(_ bytes: [UInt8]) -> [UInt8] {
    var bytes = bytes
    for start in stride(from: 0, through: bytes.count - 512, by: 512)
    where bytes[(start + 257)...].starts(with: Array("ustar".utf8)) {
      let field = (start + 148)..<(start + 156)
      bytes.replaceSubrange(field, with: Array("        ".utf8))
      let sum = String(bytes[start..<(start + 512)].reduce(0) { $0 + Int($1) }, radix: 8)
      let digits = String(repeating: "0", count: 6 - sum.utf8.count) + sum
      bytes.replaceSubrange(field, with: Array(digits.utf8) + [0, 0x20])
    }
    return bytes
  }
}
