/// The block of 512 bytes before each file of a ustar archive.
struct TarHeader {
  enum Kind { case file, folder }

  static let nameLength = 100

  /// The path, without a slash at its end.
  var path: String
  var kind: Kind
  /// The length of the contents in bytes.
  var size: Int

  // Where the fields of the format lie in the block.
  private enum Field {
    static let name = 0..<100
    static let mode = 100..<108
    static let user = 108..<116
    static let group = 116..<124
    static let size = 124..<136
    static let modified = 136..<148
    static let checksum = 148..<156
    static let kind = 156
    static let link = 157..<257
    static let magic = 257..<265
    static let prefix = 345..<500
    static let unused = 500..<512
  }

  private static let magic = Array("ustar\u{0}00".utf8)

  init(path: String, kind: Kind, size: Int) {
    self.path = path
    self.kind = kind
    self.size = size
  }

  /// Reads a header; user, group, mode and time do not matter and are only checked by the sum.
  init(block: [UInt8]) throws(ArchiveFault) {
    guard block[Field.magic].elementsEqual(Self.magic) else { throw .format }
    guard Self.octal(block[Field.checksum]) == Self.checksum(of: block) else { throw .checksum }
    switch block[Field.kind] {
    case UInt8(ascii: "0"): kind = .file
    case UInt8(ascii: "5"): kind = .folder
    case UInt8(ascii: "1"), UInt8(ascii: "2"): throw .link
    default: throw .kind
    }
    // A path over 100 bytes has its start in the prefix.
    guard block[Field.prefix].allSatisfy({ $0 == 0 }) else { throw .longPath }
    guard block[Field.link].allSatisfy({ $0 == 0 }), block[Field.unused].allSatisfy({ $0 == 0 })
    else { throw .hiddenData }
    var name = block[Field.name].prefix { $0 != 0 }
    guard block[Field.name].dropFirst(name.count).allSatisfy({ $0 == 0 }) else {
      throw .hiddenData
    }
    if kind == .folder, name.last == UInt8(ascii: "/") { name.removeLast() }
    guard let path = String(validating: name, as: UTF8.self) else { throw .unsafePath }
    guard let size = Self.octal(block[Field.size]), kind == .file || size == 0 else {
      throw .format
    }
    self.path = path
    self.size = size
  }

  /// The header as it stands in an archive; `modified` is in seconds since 1970.
  func block(modified: Int) -> [UInt8] {
    var block = [UInt8](repeating: 0, count: Tar.block)
    func put(_ bytes: some Collection<UInt8>, _ field: Range<Int>) {
      block.replaceSubrange(field.prefix(bytes.count), with: bytes)
    }
    // Stock programs write folders with a slash, if there is room for one.
    let slash = kind == .folder && path.utf8.count < Self.nameLength ? "/" : ""
    put((path + slash).utf8, Field.name)
    put(Self.digits(kind == .file ? 0o600 : 0o700, 7), Field.mode)
    put(Self.digits(0, 7), Field.user)
    put(Self.digits(0, 7), Field.group)
    put(Self.digits(size, 11), Field.size)
    put(Self.digits(modified, 11), Field.modified)
    block[Field.kind] = UInt8(ascii: kind == .file ? "0" : "5")
    put(Self.magic, Field.magic)
    put(Self.digits(Self.checksum(of: block), 6) + [0, UInt8(ascii: " ")], Field.checksum)
    return block
  }

  /// The sum of all bytes, those of the checksum itself counted as spaces.
  private static func checksum(of block: [UInt8]) -> Int {
    var sum = 8 * Int(UInt8(ascii: " "))
    for (place, byte) in block.enumerated() where !Field.checksum.contains(place) {
      sum += Int(byte)
    }
    return sum
  }

  /// `value` in octal, filled with zeros up to `count` digits.
  private static func digits(_ value: Int, _ count: Int) -> [UInt8] {
    let digits = String(value, radix: 8)
    precondition(value >= 0 && digits.utf8.count <= count, "a number too large for a tar header")
    return [UInt8](repeating: UInt8(ascii: "0"), count: count - digits.utf8.count) + digits.utf8
  }

  /// The number in a field: octal digits, then nothing but zero bytes and spaces.
  private static func octal(_ field: ArraySlice<UInt8>) -> Int? {
    let digits = field.prefix { (UInt8(ascii: "0")...UInt8(ascii: "7")).contains($0) }
    let rest = field.dropFirst(digits.count)
    guard !digits.isEmpty, !rest.isEmpty,
      rest.allSatisfy({ $0 == 0 || $0 == UInt8(ascii: " ") })
    else { return nil }
    return digits.reduce(0) { $0 << 3 | Int($1 - UInt8(ascii: "0")) }
  }
}
