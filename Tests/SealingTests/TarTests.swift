import Testing

@testable import Sealing

@Suite struct TarTests {
  static let files: [(path: String, bytes: [UInt8])] = [
    ("bagit.txt", Array("BagIt-Version: 1.0\n".utf8)), ("empty", []), ("block", sample(512)),
    ("data/seal.json", sample(513)), ("data/deep/é.txt", sample(70_000)), ("last", [1]),
  ]

  static func archive() -> [UInt8] {
    Tar.pack(files, folder: "SG-2026-0042", modified: 1_795_000_000)
  }

  /// One header with its checksum made right again, its contents and the end.
  static func crafted(
    _ path: String, size: Int = 0, change: (inout [UInt8]) -> Void = { _ in }
  ) -> [UInt8] {
    var block = TarHeader(path: path, kind: .file, size: size).block(modified: 0)
    change(&block)
    block.replaceSubrange(148..<156, with: [UInt8](repeating: 32, count: 8))
    let sum = String(block.reduce(0) { $0 + Int($1) }, radix: 8)
    block.replaceSubrange(
      148..<156, with: Array(repeating: 48, count: 6 - sum.count) + sum.utf8 + [0, 32])
    return block + [UInt8](repeating: 0, count: (size + 511) / 512 * 512)
  }

  static let end = [UInt8](repeating: 0, count: 1024)

  func fault(_ archive: [UInt8]) -> ArchiveFault? {
    do {
      _ = try Tar.unpack(archive)
      return nil
    } catch {
      guard case .archiveRefused(let fault, _) = error else { return nil }
      return fault
    }
  }

  @Test func `files come back in order with their folder`() throws {
    let back = try Tar.unpack(Self.archive())
    #expect(back.map(\.path) == Self.files.map { "SG-2026-0042/" + $0.path })
    #expect(back.map(\.bytes) == Self.files.map(\.bytes))
    #expect(try Tar.unpack(Tar.pack([], folder: "x", modified: 0)).isEmpty)
  }

  @Test func `the same files give the same bytes`() {
    #expect(Self.archive() == Self.archive())
    #expect(Self.archive().count.isMultiple(of: 512))
    #expect(Self.archive().starts(with: Array("SG-2026-0042/\u{0}".utf8)))
  }

  @Test func `unsafe and long paths are refused`() {
    let unsafe = [
      "/etc/passwd", "/", "..", "../x", "a/../b", "a/..", "a//b", "./a", "a/.", "a/", "", ".",
      "a\\b", "a\nb", "a\u{1b}[2J", "a\u{9b}2J",
      // An accent joins with the slash before it to one character; to the system it is a slash.
      "../\u{301}x", "/\u{301}x", "a/../\u{301}x", "../\u{200d}x",
    ]
    for path in unsafe {
      #expect(fault(Self.crafted(path) + Self.end) == .unsafePath, "\(path)")
    }
    let long = String(repeating: "a", count: 100)
    #expect(fault(Self.crafted(long) + Self.end) == nil)
    let prefixed = Self.crafted(long) { $0[345] = UInt8(ascii: "b") }
    #expect(fault(prefixed + Self.end) == .longPath)
    #expect(fault(Self.crafted("x") { $0[0] = 0xff } + Self.end) == .unsafePath)
    for path in ["..a", "a..", "...", "a b/c"] {
      #expect(fault(Self.crafted(path) + Self.end) == nil)
    }
  }

  @Test func `links, devices and other kinds are refused`() {
    for kind in Array("12".utf8) {
      #expect(fault(Self.crafted("x") { $0[156] = kind } + Self.end) == .link)
    }
    for kind in Array("3467xgLKS\u{0}".utf8) {
      #expect(fault(Self.crafted("x") { $0[156] = kind } + Self.end) == .kind)
    }
    #expect(fault(Self.crafted("x") { $0[157] = 65 } + Self.end) == .hiddenData)
    let fullFolder = Self.crafted("x", size: 1) { $0[156] = UInt8(ascii: "5") }
    #expect(fault(fullFolder + Self.end) == .format)
  }

  @Test func `a name that is there twice is refused`() {
    let folder = Self.crafted("a") { $0[156] = UInt8(ascii: "5") }
    let file = Self.crafted("a")
    let inside = Self.crafted("a/b")
    for pair in [
      file + file, folder + folder, file + folder, folder + file, file + inside,
      inside + file, inside + inside,
    ] {
      #expect(fault(pair + Self.end) == .duplicateName)
    }
    #expect(fault(folder + inside + Self.end) == nil)
    #expect(fault(file + Self.crafted("a/\u{301}b") + Self.end) == .duplicateName)
    #expect(fault(Self.crafted("\u{e9}") + Self.crafted("e\u{301}") + Self.end) == .duplicateName)
  }

  @Test func `a header with any one byte changed is refused`() {
    let archive = Self.archive()
    for place in 0..<512 {
      var changed = archive
      changed[place] ^= 1
      // Of the checksum field only its last byte, a zero or a space, has two spellings.
      if (154..<156).contains(place) { continue }
      #expect(fault(changed) != nil, "byte \(place)")
    }
  }

  @Test func `an archive cut short anywhere is refused`() {
    let archive = Tar.pack([("a", sample(20))], folder: "f", modified: 0)
    for count in 0..<archive.count {
      #expect(fault(Array(archive.prefix(count))) != nil, "first \(count) bytes")
    }
  }

  @Test func `data hidden between or after the files is refused`() {
    let archive = Tar.pack([("a", sample(20))], folder: "f", modified: 0)
    #expect(fault(archive) == nil)
    #expect(fault(archive + Self.end) == nil)
    #expect(fault(archive + [0]) == .cutShort)
    #expect(fault(archive + archive) == .hiddenData)
    var padded = archive
    padded[1024 + 20] = 1
    #expect(fault(padded) == .hiddenData)
    #expect(fault(Self.crafted("x") { $0[50] = 1 } + Self.end) == .hiddenData)
    #expect(fault(Self.crafted("x") { $0[505] = 1 } + Self.end) == .hiddenData)
  }

  @Test func `numbers that are not plain octal are refused`() {
    for text in ["0000000000x\u{0}", "           \u{0}", "-0000000001\u{0}", "000000000000"] {
      let bytes = Self.crafted("x") { $0.replaceSubrange(124..<136, with: Array(text.utf8)) }
      #expect(fault(bytes + Self.end) == .format, "\(text)")
    }
    #expect(fault(Self.crafted("x") { $0[124] = 0x80 } + Self.end) == .format)
    let huge = Self.crafted("x") { $0.replaceSubrange(124..<135, with: Array("77777777777".utf8)) }
    #expect(fault(huge + Self.end) == .cutShort)
    #expect(fault(Self.crafted("x") { $0[262] = 32 } + Self.end) == .format)
  }
}
